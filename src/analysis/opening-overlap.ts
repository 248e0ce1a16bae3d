/** Whether giver and receiver are there at the same time: |C1 ∩ C2| / |C1| over a plain week, without holidays. */
import {
  behaviourOf,
  capacitySteps,
  flowsTo,
  get,
  localClock,
  merged,
  once,
  weekdayOf,
  type Blueprint,
  type BlueprintRecord,
  type Flow,
  type Interval,
  type Node,
} from '../blueprint/index.ts'

export interface Overlap {
  /** Part of the giver's time in which the receiver is there too; undefined where the giver is never there. */
  share: number | undefined
  /** When each is there, minutes of a week that begins on Monday at midnight. */
  giver: readonly Interval[]
  receiver: readonly Interval[]
}

const week = 7 * 1440

/** @returns undefined where nobody is waited for on one of the sides: no hours are stated there */
export function overlapOf(blueprint: Blueprint, flow: Flow): Overlap | undefined {
  const plain = withoutHolidays(blueprint)
  const [giver, receiver] = [poolsBefore(plain, flow.from, new Set()), poolsAt(plain, flow.to)]
  if (giver.length === 0 || receiver.length === 0) return undefined
  const [first, second] = [presenceOf(plain, giver), presenceOf(plain, receiver)]
  const there = lengthOf(first)
  return {
    share: there > 0 ? lengthOf(common(first, second)) / there : undefined,
    giver: first,
    receiver: second,
  }
}

const withoutHolidays = once((blueprint): Blueprint => {
  const records = Object.entries(blueprint.records).flatMap(([id, record]): [string, BlueprintRecord][] => {
    if (record.type === 'exception') return []
    if (record.type !== 'calendar') return [[id, record]]
    const { holidays: _, ...calendar } = record
    return [[id, calendar]]
  })
  return { ...blueprint, records: Object.fromEntries(records) }
})

function poolsAt(blueprint: Blueprint, id: string): string[] {
  const node = get(blueprint, 'node', id)
  return node ? poolsOf(node) : []
}

const poolsOf = (node: Node): string[] =>
  behaviourOf(node).flatMap((verb) => (verb.verb === 'seize' ? verb.needs.flatMap((need) => need.from) : []))

/** Who hands over: the people of the step before, by way of decisions, forks and joins. */
function poolsBefore(blueprint: Blueprint, id: string, seen: Set<string>): string[] {
  const node = get(blueprint, 'node', id)
  if (!node || seen.has(id)) return []
  seen.add(id)
  if (!['decision', 'fork', 'join', 'batch', 'unbatch'].includes(node.kind)) return poolsOf(node)
  return flowsTo(blueprint, id).flatMap((flow) => poolsBefore(blueprint, flow.from, seen))
}

/** When somebody of these pools is there, in the first whole week of the run from its Monday on. */
function presenceOf(blueprint: Blueprint, pools: readonly string[]): Interval[] {
  const begin = firstMonday(blueprint)
  const found = pools.flatMap((pool) => {
    const { times, values } = capacitySteps(blueprint, pool, begin + week)
    return times.flatMap((from, at): Interval[] => {
      const to = times[at + 1] ?? begin + week
      const [first, last] = [Math.max(from, begin) - begin, Math.min(to, begin + week) - begin]
      return values[at] > 0 && last > first ? [[first, last]] : []
    })
  })
  return merged(found)
}

/** Run minutes at which the first Monday begins; of a run without a readable start, its own beginning. */
function firstMonday(blueprint: Blueprint): number {
  const clock = localClock(blueprint)
  if (!clock) return 0
  const { day, minuteOfDay } = clock.local(0)
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((one) => weekdayOf(day + one) === 'mon') ?? 0
  const begin = ahead * 1440 - minuteOfDay
  return begin < 0 ? begin + week : begin
}

const lengthOf = (intervals: readonly Interval[]): number => intervals.reduce((sum, [from, to]) => sum + to - from, 0)

const common = (first: readonly Interval[], second: readonly Interval[]): Interval[] =>
  first.flatMap(([from, to]) =>
    second.flatMap(([begin, end]): Interval[] => {
      const [least, most] = [Math.max(from, begin), Math.min(to, end)]
      return most > least ? [[least, most]] : []
    }),
  )
