/**
 * No number without its licence to exist: what never settles has no steady mean, percentile or share. The figures of
 * unstable parts lose their values and get a reason; the rest keep theirs.
 */
import { all, nodesOf, poolLoads, type Blueprint } from '../blueprint/index.ts'
import type { Texts } from '../base/index.ts'
import { figure, type Figure, type Report } from './report.ts'

/** What grows from the third quarter of the span to the last by less than this part of itself may be chance or season. */
const leastGrowth = 0.15

/** Pools whose queue never settles, statically or by growth. Studies of one period from empty have no steady state to miss. */
export function unstablePools(blueprint: Blueprint, report: Report): { pool: string; load: number | undefined }[] {
  if (report.study !== 'steady') return []
  const loads = new Map(poolLoads(blueprint).map((one) => [one.pool, one]))
  return all(blueprint, 'pool').flatMap(({ id }) => {
    const load = loads.get(id)
    if (load?.stable === 'bounded') return []
    // A load just above 1 that shows no growth may be a whisker of rounding in the mean work: both must agree near 1.
    const overloaded = load !== undefined && load.stable === false && load.load >= 1
    return overloaded || grows(report, id) ? [{ pool: id, load: load?.load }] : []
  })
}

function grows(report: Report, pool: string): boolean {
  const growth = figure(report, 'growth', pool)
  const base = figure(report, 'growth.base', pool)?.value ?? 0
  if (growth?.low === undefined || growth.value === undefined || growth.replications.length < 5) return false
  return growth.low > 0 && growth.value > Math.max(1, leastGrowth * base) && isSteep(report, pool)
}

/** The queue has grown over the span to a size that no calm day explains: more than a day's arrivals wait. */
function isSteep(report: Report, pool: string): boolean {
  const queue = figure(report, 'queue.mean', pool)?.value ?? 0
  const wait = figure(report, 'wait.mean', pool)
  const perDay = ((wait?.n ?? 0) / Math.max(1, report.replications.done) / report.lengthMinutes) * 1440
  return queue > perDay
}

/** Takes values away from what has no licence, in place. */
export function licensed(blueprint: Blueprint, report: Report): void {
  const pools = new Set(unstablePools(blueprint, report).map((one) => one.pool))
  if (pools.size === 0) return
  const nodes = new Set(
    nodesOf(blueprint, 'action')
      .filter((node) => node.needs?.some((need) => need.from.some((pool) => pools.has(pool))))
      .map((node) => node.id),
  )
  const flows = new Set(
    all(blueprint, 'flow')
      .filter((flow) => nodes.has(flow.to))
      .map((flow) => flow.id),
  )
  for (const [key, one] of Object.entries(report.figures)) {
    if (hasLicence(one, pools, nodes, flows)) continue
    report.figures[key] = withoutValue(one)
  }
}

/** Of the whole: how long a case takes, how many are inside, whether promises hold. All of it hangs on the weakest part. */
const ofTheWhole = /^(cycle-time|in-process|throughput|outcome|attainment|clock|open|chases|escalations)\b/
const ofTheQueue = /^(wait|queue|abandon|loss|expire|agreed)\b/

function hasLicence(one: Figure, pools: Set<string>, nodes: Set<string>, flows: Set<string>): boolean {
  if (ofTheWhole.test(one.measure)) return false
  if (!ofTheQueue.test(one.measure) || one.of === undefined) return true
  return !pools.has(one.of) && !nodes.has(one.of) && !flows.has(one.of)
}

const reason: Texts = {
  en: 'More comes than can be done: this never settles, so there is no steady figure.',
  'zh-CN': '来的比能办的多，永远稳定不下来，因此没有稳态数值。',
}

function withoutValue({ measure, of, by, unit, n }: Figure): Figure {
  return {
    ...{ measure, ...(of === undefined ? {} : { of }), ...(by === undefined ? {} : { by }) },
    ...{ unit, n, replications: [], reason },
  }
}
