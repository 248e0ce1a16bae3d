/** Comparing two scenarios that met the same luck, replication by replication. */
import { isInterval, meanInterval, type Estimate } from './interval.ts'
import { Welford } from './welford.ts'

export interface Comparison {
  /** The other scenario minus the base. */
  difference: Estimate
  /** Share of the variance that pairing took away: 0 none, 1 all; below 0 if pairing did harm. Undefined without variance. */
  varianceSaved: number | undefined
  /**
   * `enough`: the sign of the difference is certain; `tiny`: whatever it is, it is too small to matter;
   * `not-enough`: more replications are needed to tell.
   */
  evidence: 'enough' | 'tiny' | 'not-enough'
}

/**
 * @param base,other one value for each replication, in the same order; `undefined` where it had no data
 * @param indifference the largest difference that does not matter to the user, ≥ 0
 */
export function compare(
  base: readonly (number | undefined)[],
  other: readonly (number | undefined)[],
  indifference = 0,
  confidence = 0.95,
): Comparison {
  const pairs = base.flatMap((before, i) => {
    const after = other[i]
    return before === undefined || after === undefined ? [] : [{ before, after }]
  })
  const difference = meanInterval(
    pairs.map(({ before, after }) => after - before),
    confidence,
  )
  return { difference, varianceSaved: savedBy(pairs), evidence: evidenceOf(difference, indifference) }
}

function evidenceOf(difference: Estimate, indifference: number): Comparison['evidence'] {
  if (!isInterval(difference)) return 'not-enough'
  const { low, high } = difference
  if (-indifference <= low && high <= indifference) return 'tiny'
  return low > 0 || high < 0 ? 'enough' : 'not-enough'
}

/** Two runs with luck of their own would differ with the sum of both variances. */
function savedBy(pairs: readonly { before: number; after: number }[]): number | undefined {
  const before = Welford.of(pairs.map((pair) => pair.before)).variance
  const after = Welford.of(pairs.map((pair) => pair.after)).variance
  const paired = Welford.of(pairs.map((pair) => pair.after - pair.before)).variance
  if (before === undefined || after === undefined || paired === undefined || before + after === 0) return undefined
  return 1 - paired / (before + after)
}
