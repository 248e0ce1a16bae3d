/**
 * No number without its licence to exist. What never settles has no steady mean, percentile or share; a mean that
 * hangs on one observation is none; and figures of the whole leave out those who are stranded. Such figures lose their
 * value and get a reason; the rest keep theirs.
 */
import {
  all,
  get,
  nodesOf,
  reach,
  routesOf,
  spanOf,
  trafficOf,
  visits,
  type Blueprint,
  type Identified,
  type Clock,
  type WaitSpan,
} from '../blueprint/index.ts'
import type { Texts } from '../base/index.ts'
import { goesAhead } from './preference.ts'
import { figure, type Figure } from './report.ts'
import { stabilityOf, type Measured } from './stability.ts'

/** Takes values away from what has no licence, in place. */
export function licensed(blueprint: Blueprint, report: Measured): void {
  const { pools, isFilling } = stabilityOf(blueprint, report)
  const unsettled = new Unsettled(blueprint, new Set(pools.map((one) => one.pool)))
  const isStranded = strandedAt(blueprint, report).length > 0
  const cycle = figure(report, 'cycle-time.mean')?.value
  for (const [key, one] of Object.entries(report.figures)) {
    const reason = unsettled.touches(one)
      ? reasons.unsettled
      : isFilling && (ofTheWhole.test(one.measure) || ofAClock.test(one.measure))
        ? reasons.filling
        : isStranded && ofThoseWhoEnd.test(one.measure)
          ? reasons.stranded
          : hangsOnOne(one, cycle)
            ? reasons.single
            : reasonOfTheWhole(report, one)
    if (reason) report.figures[key] = withoutValue(one, reason)
  }
}

/** Parts of a mean that may not be shown say no more than it does. */
const reasonOfTheWhole = (report: Measured, { measure, of, by }: Figure): Texts | undefined =>
  by?.cause === undefined ? undefined : figure(report, measure, of)?.reason

/** Joins at which tokens of some cases were left over, with the share of cases. */
export const strandedAt = (
  blueprint: Blueprint,
  report: Pick<Measured, 'figures'>,
): { join: string; share: Figure }[] =>
  nodesOf(blueprint, 'join').flatMap(({ id }) => {
    const share = figure(report, 'stranded', id)
    return share?.value ? [{ join: id, share }] : []
  })

/** What is so small against the time of a whole case hangs on few, and matters to nobody. */
const leastWeight = 0.01

/** A mean that one observation carries is none. */
export const hangsOnOne = (one: Figure, cycleTime: number | undefined): boolean =>
  one.carried !== undefined &&
  (one.value === undefined || cycleTime === undefined || one.value >= leastWeight * cycleTime)

const reasons = {
  unsettled: {
    en: 'More comes than can be done: this never settles, so there is no steady figure.',
    'zh-CN': '来的比能办的多，永远稳定不下来，因此没有稳态数值。',
  },
  filling: {
    en: 'The number of cases inside is still growing: there is no steady figure yet.',
    'zh-CN': '在途工单仍在增加，还没有稳态数值。',
  },
  stranded: {
    en: 'Some cases never get past a join: a figure of those that do would say too little.',
    'zh-CN': '有工单卡在汇合处走不完，只按走完的工单计算会失真。',
  },
  single: {
    en: 'One observation carries more than a tenth of the sum: the mean hangs on chance.',
    'zh-CN': '单个观测值占总和的一成以上，均值全凭偶然。',
  },
} satisfies Record<string, Texts>

const ofTheWhole =
  /^(cycle-time|in-process|throughput|outcome|chases|escalations|cost|lived|encounters|handoffs|between|handed|contacts|transfers)\b/
const ofAClock = /^(attainment|clock|open|no-rule|left|paused|joint)\b/
/** All that a case waits anywhere. */
const isAllWaiting = (measure: string, of: string | undefined): boolean => measure === 'wait.mean' && of === undefined
const ofTheQueue = /^(wait|stopped|queue|active-period|abandon|loss|expire|agreed|felt|sheets)\b/
const ofThoseWhoEnd =
  /^(cycle-time|outcome|attainment|clock|cost|lived|encounters|handoffs|between|handed|contacts|first-contact|joint)\b/

/** The parts of a blueprint that pools without a steady state touch. */
class Unsettled {
  readonly #blueprint: Blueprint
  readonly #pools: ReadonlySet<string>
  /** Actions that wait for these pools, and flows that lead there. */
  readonly #nodes: ReadonlySet<string>
  readonly #flows: ReadonlySet<string>
  /** All that comes after them. */
  readonly #behind: ReadonlySet<string>
  readonly #classes = new Map<string, boolean>()
  readonly #clocks = new Map<string, boolean>()

  constructor(blueprint: Blueprint, pools: ReadonlySet<string>) {
    const waiting = nodesOf(blueprint, 'action').filter((node) =>
      node.needs?.some((need) => need.from.some((pool) => pools.has(pool))),
    )
    const nodes = new Set(waiting.map((node) => node.id))
    this.#blueprint = blueprint
    this.#pools = pools
    this.#nodes = nodes
    this.#flows = new Set(
      all(blueprint, 'flow')
        .filter((flow) => nodes.has(flow.to))
        .map((flow) => flow.id),
    )
    this.#behind = reach(routesOf(blueprint), nodes)
  }

  touches({ measure, of, by }: Figure): boolean {
    if (this.#pools.size === 0) return false
    if (ofTheWhole.test(measure) || isAllWaiting(measure, of)) return by?.class === undefined || this.#meets(by.class)
    if (ofAClock.test(measure)) return this.#isBetween(of) && (by?.class === undefined || this.#meets(by.class))
    // Who is last where ways meet, and how long the others wait for it, hangs on the slowest of them.
    if (measure === 'last') return this.#behindFlow(of)
    if (!ofTheQueue.test(measure) || of === undefined) return false
    const node = get(this.#blueprint, 'node', of)
    if (node?.kind === 'join') return this.#behind.has(of)
    if (node?.kind === 'wait') return this.#isWithin(spanOf(this.#blueprint, node))
    return this.#pools.has(of) || this.#nodes.has(of) || this.#flows.has(of)
  }

  /** Does a way from where a wait begins to where it ends lead through one of these pools? */
  #isWithin({ after, until }: WaitSpan): boolean {
    const routes = routesOf(this.#blueprint)
    const reached = reach(routes, after)
    return (
      until.some((id) => this.#nodes.has(id)) ||
      [...this.#nodes].some((id) => reached.has(id) && until.some((goal) => reach(routes, [id]).has(goal)))
    )
  }

  /** Do cases of a class ever come to one of these pools, and wait there like those that never settle? */
  #meets(customerClass: string): boolean {
    let known = this.#classes.get(customerClass)
    if (known === undefined) {
      const where = visits(this.#blueprint, customerClass)
      const mayCome =
        trafficOf(this.#blueprint).doubts.size > 0 || [...this.#nodes].some((node) => (where.get(node) ?? 0) > 0)
      known = mayCome && !goesAhead(this.#blueprint, customerClass, this.#pools)
      this.#classes.set(customerClass, known)
    }
    return known
  }

  /** Does a way from the start of a clock to its stop lead through one of these pools? */
  #isBetween(of: string | undefined): boolean {
    const clock = get(this.#blueprint, 'clock', of)
    if (!clock) return true
    let known = this.#clocks.get(clock.id)
    if (known === undefined) {
      known = this.#leadsThrough(clock)
      this.#clocks.set(clock.id, known)
    }
    return known
  }

  #leadsThrough({ start, stop }: Identified<Clock>): boolean {
    const after = reach(routesOf(this.#blueprint), [start.at])
    return this.#behind.has(stop.at) && [...this.#nodes].some((node) => after.has(node))
  }

  #behindFlow(of: string | undefined): boolean {
    const fork = get(this.#blueprint, 'flow', of)?.from
    const after = fork === undefined ? undefined : reach(routesOf(this.#blueprint), [fork])
    return after !== undefined && [...this.#nodes].some((node) => after.has(node))
  }
}

function withoutValue({ measure, of, by, unit, n, carried }: Figure, reason: Texts): Figure {
  return {
    ...{ measure, ...(of === undefined ? {} : { of }), ...(by === undefined ? {} : { by }) },
    ...{ unit, n, ...(carried === undefined ? {} : { carried }), replications: [], reason },
  }
}
