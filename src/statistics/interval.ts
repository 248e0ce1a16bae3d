/**
 * Estimates with the interval in which the truth lies, with 95 % confidence unless another is asked for.
 * Replications are independent, observations inside one are not: so intervals are made over replications.
 * Without enough data there is a reason instead; nothing here is ever NaN.
 */
import { normalQuantile } from '../random/index.ts'
import type { Quantiles } from './quantiles.ts'
import { studentQuantile } from './student.ts'
import { Welford } from './welford.ts'

export interface Interval {
  value: number
  low: number
  high: number
  /** Half the distance from low to high. */
  halfWidth: number
  /** Replications, or trials, that it rests on. */
  n: number
}

/** No interval, and why: nothing was observed, or in fewer than two replications; then the value may still be known. */
export interface NoInterval {
  reason: 'no-data' | 'too-few'
  value?: number
  n: number
}

export type Estimate = Interval | NoInterval

export const isInterval = (estimate: Estimate): estimate is Interval => 'halfWidth' in estimate

const CONFIDENCE = 0.95

/** Mean over replications, with Student's t. @param values one for each replication; `undefined` where it had no data */
export function meanInterval(values: readonly (number | undefined)[], confidence = CONFIDENCE): Estimate {
  const known = Welford.of(values.filter((value) => value !== undefined))
  return around(known.mean, known, confidence)
}

/**
 * A share of few: `successes` out of n independent trials, by Wilson's score interval, which stays inside 0 to 1.
 * @source Wilson, JASA 22, 1927
 */
export function wilsonInterval(successes: number, n: number, confidence = CONFIDENCE): Estimate {
  if (n === 0) return { reason: 'no-data', n }
  const z = normalQuantile((1 + confidence) / 2)
  const share = successes / n
  const weight = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / weight
  const halfWidth = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / weight
  const low = successes === 0 ? 0 : Math.max(0, centre - halfWidth)
  const high = successes === n ? 1 : Math.min(1, centre + halfWidth)
  return { value: share, low, high, halfWidth: (high - low) / 2, n }
}

/**
 * A ratio of sums, such as all waiting over all cases: pooled over replications, its interval by the jackknife.
 * @param numerators,denominators one for each replication; a replication with denominator 0 saw nothing and is left out
 * @source Law, Simulation Modeling and Analysis, §9.5.3; Miller, Biometrika 61(1), 1974
 */
export function ratioInterval(
  numerators: readonly number[],
  denominators: readonly number[],
  confidence = CONFIDENCE,
): Estimate {
  let n = 0
  let above = 0
  let below = 0
  for (let i = 0; i < denominators.length; i++) {
    if (denominators[i] === 0) continue
    n += 1
    above += numerators[i]
    below += denominators[i]
  }
  if (below === 0) return { reason: 'no-data', n: 0 }
  const ratio = above / below
  if (n < 2) return { reason: 'too-few', value: ratio, n }

  // Without replication i the ratio is r(i); n r − (n − 1) r(i) behaves like an observation of its own.
  const pseudo = new Welford()
  for (let i = 0; i < denominators.length; i++) {
    if (denominators[i] !== 0) {
      pseudo.add(n * ratio - ((n - 1) * (above - numerators[i])) / (below - denominators[i]))
    }
  }
  return around(ratio, pseudo, confidence)
}

/**
 * A quantile: of all observations together, its interval from the quantiles of the single replications (sectioning).
 * @param sections the quantile of each replication; `undefined` where it had no data
 * @source Asmussen & Glynn, Stochastic Simulation, §III.5a; Nakayama, ACM TOMACS 24(4), 2014
 */
export function quantileInterval(
  pooled: Quantiles,
  sections: readonly (number | undefined)[],
  p: number,
  confidence = CONFIDENCE,
): Estimate {
  const value = pooled.quantile(p)
  // Squared distances are taken from the pooled quantile: that is what makes it sectioning and not plain batching.
  const known = sections.filter((one) => one !== undefined)
  if (value === undefined) return { reason: 'no-data', n: 0 }
  const spread = new Welford()
  spread.count = known.length
  spread.squares = known.reduce((sum, one) => sum + (one - value) * (one - value), 0)
  return around(value, spread, confidence)
}

function around(value: number | undefined, { count: n, variance }: Welford, confidence: number): Estimate {
  if (value === undefined) return { reason: 'no-data', n }
  if (variance === undefined) return { reason: 'too-few', value, n }
  const halfWidth = studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n)
  return { value, low: value - halfWidth, high: value + halfWidth, halfWidth, n }
}
