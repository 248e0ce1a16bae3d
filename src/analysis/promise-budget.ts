/** What departments promised each other on the way of a case, against what the customer was promised. */
import {
  flowsFrom,
  flowsTo,
  get,
  handoffs,
  minutesOf,
  type Blueprint,
  type Clock,
  type Flow,
  type Handoff,
  type Identified,
} from '../blueprint/index.ts'
import { figure, type Report } from './report.ts'
import { leadingClock, levelsOf } from './targets.ts'

export interface PromiseBudget {
  clock: Identified<Clock>
  /** The strictest promise of the clock, minutes. */
  promised: number
  /** The handoffs on the way, in their order; no minutes where nothing was agreed. */
  parts: readonly (Handoff & { minutes: number | undefined })[]
  agreed: number
  /** What is left of the promise for everything else; below 0: over the promise. */
  slack: number
}

/**
 * Along the way that most cases take from the start of the leading promise to its stop.
 * @param through a flow that it is to take
 * @returns undefined where the customer is promised no natural time, or no way leads from start to stop
 */
export function promiseBudget(
  blueprint: Blueprint,
  report: Report | undefined,
  through?: string,
): PromiseBudget | undefined {
  const clock = leadingClock(blueprint)
  if (!clock || clock.audience === 'internal' || clock.counts === 'working') return undefined
  const levels = levelsOf(blueprint, clock)
  if (levels.length === 0 || levels.some(({ isWorking }) => isWorking)) return undefined
  const way = wayThrough(blueprint, report, clock.start.at, clock.stop.at, get(blueprint, 'flow', through))
  if (!way) return undefined
  const between = new Map(handoffs(blueprint).map((one) => [one.flow.id, one]))
  const parts = way.flatMap((id) => {
    const one = between.get(id)
    if (!one) return []
    const { agreed, agreedCalendar } = one.flow.handoff ?? {}
    return [{ ...one, minutes: agreed && minutesOf(blueprint, agreed, agreedCalendar) }]
  })
  const agreed = parts.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const promised = Math.min(...levels.map(({ withinMinutes }) => withinMinutes))
  return { clock, promised, parts, agreed, slack: promised - agreed }
}

function wayThrough(
  blueprint: Blueprint,
  report: Report | undefined,
  from: string,
  to: string,
  flow: Identified<Flow> | undefined,
): string[] | undefined {
  if (!flow) return widestWay(blueprint, report, from, to)
  const there = widestWay(blueprint, report, from, flow.from)
  const on = widestWay(blueprint, report, flow.to, to)
  return there && on && [...there, flow.id, ...on]
}

interface Reached {
  /** Cases a day on its narrowest flow. */
  width: number
  steps: number
  by: Identified<Flow> | undefined
}

/** The way whose narrowest flow is the widest; of equal ones the shortest. Ids of its flows. */
function widestWay(blueprint: Blueprint, report: Report | undefined, from: string, to: string): string[] | undefined {
  const reached = new Map<string, Reached>([[from, { width: Infinity, steps: 0, by: undefined }]])
  const done = new Set<string>()
  for (;;) {
    let at: string | undefined
    for (const [id, one] of reached)
      if (!done.has(id) && (at === undefined || isBetter(one, reached.get(at) as Reached))) at = id
    if (at === undefined) return undefined
    if (at === to) break
    done.add(at)
    const { width, steps } = reached.get(at) as Reached
    for (const flow of flowsFrom(blueprint, at)) {
      const next: Reached = {
        width: Math.min(width, figure(report, 'volume', flow.id)?.value ?? 0),
        steps: steps + 1,
        by: flow,
      }
      const before = reached.get(flow.to)
      if (!done.has(flow.to) && flowsTo(blueprint, flow.to).length > 0 && (!before || isBetter(next, before)))
        reached.set(flow.to, next)
    }
  }
  const way: string[] = []
  for (let by = reached.get(to)?.by; by; by = reached.get(by.from)?.by) way.unshift(by.id)
  return way
}

const isBetter = (a: Reached, b: Reached): boolean => a.width > b.width || (a.width === b.width && a.steps < b.steps)
