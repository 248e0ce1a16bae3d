/**
 * How many replications are enough: until every half-width that is asked for is small enough, and stays so for a while,
 * since it may have become small by accident.
 *
 * The answer depends on the replications in their order alone, never on how many workers ran them or how far they got:
 * what lies beyond the deciding replication is not looked at.
 * @source Hoad, Robinson & Davies, Automated selection of the number of replications (AutoSimOA), JORS 61, 2010
 */
export interface StoppingRule {
  fewest: number
  most: number
  /** Further replications through which the half-widths must stay small; from 100 on as per cent of what has run. */
  lookAhead: number
  /** A run may end only after a multiple of so many replications. */
  checkpoint: number
}

export const stoppingRule: StoppingRule = { fewest: 5, most: 1000, lookAhead: 5, checkpoint: 5 }

export interface Decision {
  /** `enough`: report on `replications`; `capped`: so many ran and a half-width is still too wide; `more`: run on. */
  verdict: 'enough' | 'capped' | 'more'
  /** Replications to report on, or to have run before asking again. */
  replications: number
}

/** @param narrow whether every half-width over the first n replications was small enough: boolean[] // [n − 1] */
export function decide(narrow: readonly boolean[], rule: StoppingRule = stoppingRule): Decision {
  let narrowSince = 0 // replications when they last became narrow; 0: they are not
  for (let n = 1; n <= Math.min(narrow.length, rule.most); n++) {
    if (n < rule.fewest || !narrow[n - 1]) narrowSince = 0
    else if (narrowSince === 0) narrowSince = n

    const waited = narrowSince > 0 && n - narrowSince >= (rule.lookAhead * Math.max(100, narrowSince)) / 100
    if (waited && n % rule.checkpoint === 0) return { verdict: 'enough', replications: n }
  }
  if (narrow.length >= rule.most) return { verdict: 'capped', replications: rule.most }
  const next = (Math.floor(narrow.length / rule.checkpoint) + 1) * rule.checkpoint
  return { verdict: 'more', replications: Math.min(rule.most, Math.max(rule.fewest, next)) }
}
