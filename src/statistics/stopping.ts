/**
 * How many replications are enough: until the half-width of the interval is a small share of the mean, and stays so
 * for a while, since it may have become small by accident.
 *
 * The answer depends on the replications in their order alone, never on how many workers ran them or how far they got:
 * what lies beyond the deciding replication is not looked at.
 * @source Hoad, Robinson & Davies, Automated selection of the number of replications (AutoSimOA), JORS 61, 2010
 */
import { studentQuantile } from './student.ts'
import { Welford } from './welford.ts'

export interface StoppingRule {
  /** Wanted half-width as a share of the mean. */
  relativeHalfWidth: number
  /** A half-width that is small enough however small the mean is, in the measure's unit. */
  absoluteHalfWidth: number
  confidence: number
  fewest: number
  most: number
  /** Further replications through which the half-width must stay small; from 100 on as per cent of what has run. */
  lookAhead: number
  /** A run may end only after a multiple of so many replications. */
  checkpoint: number
}

export const stoppingRule: StoppingRule = {
  relativeHalfWidth: 0.05,
  absoluteHalfWidth: 0,
  confidence: 0.95,
  fewest: 5,
  most: 1000,
  lookAhead: 5,
  checkpoint: 5,
}

export interface Decision {
  /** `enough`: report on `replications`; `capped`: so many ran and the half-width is still too wide; `more`: run on. */
  verdict: 'enough' | 'capped' | 'more'
  /** Replications to report on, or to have run before asking again. */
  replications: number
}

/** @param values one for each replication run so far, in order; `undefined` where it had no data */
export function decide(values: readonly (number | undefined)[], rule: StoppingRule = stoppingRule): Decision {
  const seen = new Welford()
  let narrowSince = 0 // replications when the half-width last became small; 0: it is not
  for (let n = 1; n <= Math.min(values.length, rule.most); n++) {
    const value = values[n - 1]
    if (value !== undefined) seen.add(value)
    if (n < rule.fewest || !isNarrow(seen, rule)) narrowSince = 0
    else if (narrowSince === 0) narrowSince = n

    const waited = narrowSince > 0 && n - narrowSince >= (rule.lookAhead * Math.max(100, narrowSince)) / 100
    if (waited && n % rule.checkpoint === 0) return { verdict: 'enough', replications: n }
  }
  if (values.length >= rule.most) return { verdict: 'capped', replications: rule.most }
  const next = (Math.floor(values.length / rule.checkpoint) + 1) * rule.checkpoint
  return { verdict: 'more', replications: Math.min(rule.most, Math.max(rule.fewest, next)) }
}

/** The decision for several measures at once: the one that needs the most replications decides. */
export function decideAll(
  measures: readonly (readonly (number | undefined)[])[],
  rule: StoppingRule = stoppingRule,
): Decision {
  const decisions = measures.map((values) => decide(values, rule))
  const last = (verdict: Decision['verdict']) =>
    Math.max(0, ...decisions.filter((one) => one.verdict === verdict).map(({ replications }) => replications))
  for (const verdict of ['more', 'capped', 'enough'] as const) {
    if (last(verdict) > 0) return { verdict, replications: last(verdict) }
  }
  return { verdict: 'enough', replications: rule.fewest }
}

function isNarrow({ count, centre, variance }: Welford, rule: StoppingRule): boolean {
  if (variance === undefined) return false
  if (variance === 0) return true
  const halfWidth = studentQuantile((1 + rule.confidence) / 2, count - 1) * Math.sqrt(variance / count)
  return halfWidth <= Math.max(rule.relativeHalfWidth * Math.abs(centre), rule.absoluteHalfWidth)
}
