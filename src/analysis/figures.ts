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
import { figureKey, type Figure } from './report.ts'

/** Below so many cases on the rarer side a share is one of few, and cases of one replication say little of the next. */
const few = 30

interface Kept {
  /** One for each replication that had the figure, with its number. */
  samples: Sample[]
  replications: number[]
}

export class Figures {
  /** Replications added so far. */
  count = 0
  readonly #kept = new Map<string, Kept>()
  /** All observations behind percentiles, shared by those of one thing. */
  readonly #pools = new Map<string, Quantiles>()

  /** Adds the next replication. */
  add(samples: Iterable<Sample>): void {
    const merged = new Set<string>()
    for (const sample of samples) {
      const key = figureKey(sample.measure, sample.of, sample.by)
      const kept = this.#kept.get(key) ?? { samples: [], replications: [] }
      kept.samples.push(sample)
      kept.replications.push(this.count)
      this.#kept.set(key, kept)
      const pool = poolKey(sample)
      if (sample.is !== 'quantile' || merged.has(pool)) continue
      merged.add(pool)
      if (!this.#pools.has(pool)) this.#pools.set(pool, new Quantiles())
      this.#pools.get(pool)?.merge(sample.values)
    }
    this.count += 1
  }

  /** All figures, in the order in which they were first seen. */
  figures(): Record<string, Figure> {
    return Object.fromEntries([...this.#kept].map(([key, kept]) => [key, this.#figure(kept)]))
  }

  #figure({ samples, replications }: Kept): Figure {
    const [first] = samples
    const { measure, of, by, unit } = first
    const each: (number | null)[] = Array.from({ length: this.count }, () => null)
    samples.forEach((sample, at) => (each[replications[at]] = valueOf(sample) ?? null))
    const pool = this.#pools.get(poolKey(first))
    const subject = { measure, ...(of === undefined ? {} : { of }), ...(by === undefined ? {} : { by }), unit }
    const n = samples.reduce((sum, sample) => sum + observations(sample), 0)
    return { ...subject, ...written(estimateOf(samples, pool)), n, replications: each }
  }
}

/** `cycle-time.p50` and `cycle-time.p90` rest on the same observations. */
const poolKey = ({ measure, of, by }: Sample): string => figureKey(measure.replace(/\.p\d+$/, ''), of, by)

function valueOf(sample: Sample): number | undefined {
  switch (sample.is) {
    case 'ratio':
    case 'share':
      return sample.under > 0 ? sample.over / sample.under : undefined
    case 'total':
    case 'most':
      return sample.value
    case 'quantile':
      return sample.values.quantile(sample.at)
  }
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

function estimateOf(samples: readonly Sample[], pool: Quantiles | undefined): Estimate {
  const [first] = samples
  switch (first.is) {
    case 'ratio':
      return pooled(samples)
    case 'share':
      return share(samples)
    case 'total':
      return meanInterval(samples.map(valueOf))
    case 'most': {
      const values = samples.map(valueOf).filter((value) => value !== undefined)
      return { reason: 'too-few', value: values.reduce((a, b) => Math.max(a, b)), n: values.length }
    }
    case 'quantile': {
      const all = pool ?? first.values
      const sections = samples.flatMap((sample) => (sample.is === 'quantile' ? [sample.values] : []))
      return bounded(quantileInterval(all, sections, first.at), all.quantile(0), all.quantile(1))
    }
  }
}

const sums = (samples: readonly Sample[]) => ({
  over: samples.map((sample) => ('over' in sample ? sample.over : 0)),
  under: samples.map((sample) => ('under' in sample ? sample.under : 0)),
})

const pooled = (samples: readonly Sample[]): Estimate => {
  const { over, under } = sums(samples)
  return ratioInterval(over, under)
}

function share(samples: readonly Sample[]): Estimate {
  const { over, under } = sums(samples)
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

function written(estimate: Estimate): Pick<Figure, 'value' | 'low' | 'high' | 'reason'> {
  if (isInterval(estimate)) return { value: estimate.value, low: estimate.low, high: estimate.high }
  return estimate.value === undefined ? { reason: noData } : { value: estimate.value }
}

export const noData: Texts = { en: 'Nobody came here.', 'zh-CN': '没有工单经过。' }
