/**
 * From samples of single replications to figures with their 95 % intervals. Replications are added in their order, so
 * the same figures come out whoever ran them.
 */
import type { Texts } from '../base/index.ts'
import {
  isInterval,
  meanInterval,
  quantileInterval,
  Quantiles,
  ratioInterval,
  wilsonInterval,
  type Estimate,
} from '../statistics/index.ts'
import type { Sample } from './analysis.ts'
import { InTurn } from './in-turn.ts'
import { figureKey, type Figure } from './report.ts'

/** A mean hangs on one observation where that one, among at least so many, carries at least this part of the sum. */
const fewestToHang = 100
const leastCarried = 0.1

/** Below so many cases on the rarer side a share is one of few, and cases of one replication say little of the next. */
const few = 30

/** What all replications say of one figure, as columns: one entry for each replication that had it. */
interface Kept {
  is: Sample['is']
  about: Pick<Figure, 'measure' | 'of' | 'by' | 'unit'>
  /** Percentile asked for, and all observations behind it; of other figures 0 and none. */
  at: number
  pool: Quantiles | undefined
  replications: number[]
  /** The value of a replication is `over` out of `under`; of what is no ratio `under` is 1, without data 0. */
  over: number[]
  under: number[]
  /** Observations, over all replications, and the greatest of them where it is told. */
  n: number
  most: number
}

/**
 * Sums of replications and no observations, but for percentiles: theirs are kept once for all replications, exactly up
 * to the limit of `Quantiles` and in bins beyond. So memory grows by a few numbers for each replication and figure.
 */
export class Figures {
  /** Replications added so far. */
  count = 0
  readonly #kept = new InTurn<Kept>()
  /** All observations behind percentiles, shared by those of one thing. */
  readonly #pools = new Map<string, Quantiles>()

  /** Adds the next replication. */
  add(samples: Iterable<Sample>): void {
    const merged = new Set<Quantiles>()
    this.#kept.begin()
    for (const sample of samples) {
      const kept = this.#kept.of(sample, () => this.#begin(sample))
      kept.replications.push(this.count)
      kept.n += observations(sample)
      if (sample.is === 'ratio' && sample.most !== undefined) kept.most = Math.max(kept.most, sample.most)
      kept.over.push(overOf(sample))
      kept.under.push(underOf(sample))
      if (sample.is !== 'quantile' || !kept.pool || merged.has(kept.pool)) continue
      merged.add(kept.pool)
      kept.pool.merge(sample.values)
    }
    this.count += 1
  }

  /** All figures, in the order in which they were first seen. */
  figures(): Record<string, Figure> {
    const figures: Record<string, Figure> = {}
    for (const [key, kept] of this.#kept.entries()) figures[key] = this.#figure(kept)
    return figures
  }

  /** One figure over the replications so far. */
  figure(key: string): Figure | undefined {
    const kept = this.#kept.get(key)
    return kept && this.#figure(kept)
  }

  #begin(sample: Sample): Kept {
    const { is, measure, of, by, unit } = sample
    const about = { measure, ...(of === undefined ? {} : { of }), ...(by === undefined ? {} : { by }), unit }
    const kept = { is, about, at: 0, pool: undefined, replications: [], over: [], under: [], n: 0, most: 0 }
    if (sample.is !== 'quantile') return kept
    const key = poolKey(sample)
    const pool = this.#pools.get(key) ?? new Quantiles()
    this.#pools.set(key, pool)
    return { ...kept, at: sample.at, pool }
  }

  // Field by field: thousands are made for each report, and spreading would cost as much as all the arithmetic.
  #figure(kept: Kept): Figure {
    const { over, under, replications, about } = kept
    const each = new Array<number | null>(this.count).fill(null)
    for (let i = 0; i < over.length; i++) if (under[i] > 0) each[replications[i]] = over[i] / under[i]
    const figure = { measure: about.measure } as Figure
    if (about.of !== undefined) figure.of = about.of
    if (about.by !== undefined) figure.by = about.by
    figure.unit = about.unit
    write(estimateOf(kept), figure)
    figure.n = kept.n
    const carried = this.#carried(kept)
    if (carried >= leastCarried) figure.carried = carried
    figure.replications = each
    return figure
  }

  /** How much of the sum behind a mean its greatest observation carries; 0 where it is not told and no percentiles are kept. */
  #carried({ about: { measure, of, by }, over, n, most }: Kept): number {
    if (n < fewestToHang) return 0
    const sum = over.reduce((total, one) => total + one, 0)
    if (sum <= 0) return 0
    const all = measure.endsWith('.mean') ? this.#pools.get(figureKey(measure.slice(0, -5), of, by)) : undefined
    return (all?.quantile(1) ?? most) / sum
  }
}

/** `cycle-time.p50` and `cycle-time.p90` rest on the same observations. */
const poolKey = ({ measure, of, by }: Sample): string => figureKey(measure.replace(/\.p\d+$/, ''), of, by)

function overOf(sample: Sample): number {
  switch (sample.is) {
    case 'ratio':
    case 'share':
      return sample.over
    case 'total':
    case 'most':
      return sample.value
    case 'quantile':
      return sample.values.quantile(sample.at) ?? 0
  }
}

function underOf(sample: Sample): number {
  if ('under' in sample) return sample.under
  return sample.is === 'quantile' && sample.values.count === 0 ? 0 : 1
}

function observations(sample: Sample): number {
  switch (sample.is) {
    case 'ratio':
      return sample.n ?? sample.under
    case 'share':
      return sample.under
    case 'total':
    case 'most':
      return sample.n
    case 'quantile':
      return sample.values.count
  }
}

function estimateOf({ is, over, under, pool, at }: Kept): Estimate {
  switch (is) {
    case 'ratio':
      return ratioInterval(over, under)
    case 'share':
      return shareEstimate(over, under)
    case 'total':
      return meanInterval(over)
    case 'most':
      return { reason: 'too-few', value: over.reduce((a, b) => Math.max(a, b)), n: over.length }
    case 'quantile':
      return pool
        ? bounded(quantileInterval(pool, known(over, under), at), pool.quantile(0), pool.quantile(1))
        : { reason: 'no-data', n: 0 }
  }
}

const known = (over: readonly number[], under: readonly number[]) => over.filter((_, i) => under[i] > 0)

/** A share, `over` of `under`, pooled over what varies together; where either side is rare no narrower than Wilson’s. */
export function shareEstimate(over: readonly number[], under: readonly number[]): Estimate {
  const estimate = bounded(ratioInterval(over, under), 0, 1)
  const hits = over.reduce((a, b) => a + b, 0)
  const all = under.reduce((a, b) => a + b, 0)
  if (all === 0 || Math.min(hits, all - hits) >= few) return estimate
  const wilson = wilsonInterval(hits, all)
  if (!isInterval(wilson) || !isInterval(estimate)) return estimate
  const low = Math.min(estimate.low, wilson.low)
  const high = Math.max(estimate.high, wilson.high)
  return { ...estimate, low, high, halfWidth: (high - low) / 2 }
}

/** No interval reaches beyond what can be. */
function bounded(estimate: Estimate, least = -Infinity, most = Infinity): Estimate {
  if (!isInterval(estimate)) return estimate
  const low = Math.min(Math.max(estimate.low, least), estimate.value)
  const high = Math.max(Math.min(estimate.high, most), estimate.value)
  return { ...estimate, low, high, halfWidth: (high - low) / 2 }
}

function write(estimate: Estimate, figure: Figure): void {
  if (estimate.value !== undefined) figure.value = estimate.value
  else figure.reason = noData
  if (!isInterval(estimate)) return
  figure.low = estimate.low
  figure.high = estimate.high
}

export const noData: Texts = { en: 'Nobody came here.', 'zh-CN': '没有工单经过。' }
