/** One case as a stretch of time: when people worked on it, what was waiting, and the days it lay over. Pure. */
import { capacitySteps, get, localClock, weekdayOf, type Blueprint, type Interval } from '../../blueprint/index.ts'
import type { Cause } from '../../analysis/causes/cause.ts'
import type { Story, StoryStep } from '../../simulation/story.ts'
import { needsPeople } from './sentence.ts'

export interface TimeLine {
  /** Run minutes. */
  from: number
  to: number
  /** When somebody or something worked on the case: sorted, disjoint. */
  work: Interval[]
  /** When it waited, and why: each wait by its causes, in their order. */
  waits: { cause: Cause; from: number; to: number }[]
  /** Hours between the days, where there is room: run minutes and `11:00`. */
  ticks: { at: number; label: string }[]
  days: { day: number; from: number; to: number; isWeekend: boolean }[]
  /** The people it waited for longest, and when they are there. */
  shift: { pool: string; open: Interval[] } | undefined
}

export function timeLineOf(story: Story, blueprint: Blueprint): TimeLine {
  const last = story.steps.at(-1)?.at ?? story.arrivedAt
  const [from, to] = [story.arrivedAt, Math.max(story.endedAt ?? last, story.arrivedAt + 1)]
  return {
    from,
    to,
    work: workOf(story, blueprint),
    waits: waitsOf(story),
    ticks: ticksOf(blueprint, from, to),
    days: daysOf(blueprint, from, to),
    shift: shiftOf(story, blueprint, to),
  }
}

/** Minutes of the intervals before a moment. */
export const minutesBefore = (intervals: readonly Interval[], moment: number): number =>
  intervals.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, moment) - from), 0)

/** From begin to finish of each action, without the time in which it rested. */
function workOf(story: Story, blueprint: Blueprint): Interval[] {
  const open = new Map<string, number>()
  const found: Interval[] = []
  for (const step of story.steps) {
    const node = get(blueprint, 'node', step.node)
    if (node?.kind !== 'action') continue
    const key = `${step.token} ${step.node}`
    const starts = step.what === 'resumes' || step.what === (needsPeople(node) ? 'begins' : 'enters')
    if (starts) open.set(key, step.at)
    else if (['finishes', 'suspends', 'expires', 'cancelled'].includes(step.what)) {
      const began = open.get(key)
      if (began !== undefined && step.at > began) found.push([began, step.at])
      open.delete(key)
    }
  }
  return united(found)
}

/** A wait ends with the step that says it; the ways that have waited at a join did so side by side. */
const waitsOf = (story: Story): TimeLine['waits'] =>
  story.steps.flatMap(({ what, at, waited = [] }) => {
    if (what === 'joins') return waited.map(({ cause, minutes }) => ({ cause, from: at - minutes, to: at }))
    let from = at - waited.reduce((sum, { minutes }) => sum + minutes, 0)
    return waited.map(({ cause, minutes }) => ({ cause, from, to: (from += minutes) }))
  })

function united(intervals: Interval[]): Interval[] {
  const result: Interval[] = []
  for (const [from, to] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

function daysOf(blueprint: Blueprint, from: number, to: number): TimeLine['days'] {
  const clock = localClock(blueprint)
  if (!clock) return []
  const found: TimeLine['days'] = []
  for (let day = clock.local(from).day; clock.runMinute(day, 0) < to; day += 1) {
    const [begin, end] = [clock.runMinute(day, 0), clock.runMinute(day + 1, 0)]
    const isWeekend = ['sat', 'sun'].includes(weekdayOf(day))
    found.push({ day, from: Math.max(from, begin), to: Math.min(to, end), isWeekend })
  }
  return found
}

/** Every quarter of an hour, hour, three or six hours or half day: as fine as nine of them allow; none where days fill the line. */
function ticksOf(blueprint: Blueprint, from: number, to: number): TimeLine['ticks'] {
  const clock = localClock(blueprint)
  const pace = [15, 30, 60, 180, 360, 720].find((minutes) => (to - from) / minutes <= 9)
  if (!clock || !pace) return []
  const found: TimeLine['ticks'] = []
  for (let day = clock.local(from).day; clock.runMinute(day, 0) < to; day += 1)
    for (let minute = pace; minute < 1440; minute += pace) {
      const at = clock.runMinute(day, minute)
      const label = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      if (at > from + (to - from) * 0.05 && at < to) found.push({ at, label })
    }
  return found
}

/** Only people with hours of their own are worth a row: who is always there cannot be what was waited for. */
function shiftOf(story: Story, blueprint: Blueprint, to: number): TimeLine['shift'] {
  const longest = story.steps
    .filter((step): step is StoryStep & { minutes: number } => step.what === 'begins' && (step.minutes ?? 0) > 15)
    .sort((a, b) => b.minutes - a.minutes)[0]
  const node = get(blueprint, 'node', longest?.node)
  const pools = node?.kind === 'action' ? (node.needs?.flatMap((need) => need.from) ?? []) : []
  if (pools.length === 0) return undefined
  const open = united(pools.flatMap((pool) => openOf(blueprint, pool, story.arrivedAt, to)))
  return minutesBefore(open, to) > (to - story.arrivedAt) * 0.98 ? undefined : { pool: pools[0], open }
}

function openOf(blueprint: Blueprint, pool: string, from: number, to: number): Interval[] {
  const { times, values } = capacitySteps(blueprint, pool, to + 1)
  return times.flatMap((time, i): Interval[] => {
    const [begin, end] = [Math.max(from, time), Math.min(to, times[i + 1] ?? Infinity)]
    return values[i] > 0 && end > begin ? [[begin, end]] : []
  })
}
