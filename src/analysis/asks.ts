/**
 * What the findings must know beyond one run: scenarios that are run with the same luck. One more person where most of
 * the waiting is, people on days without any, and nobody ever in a queue: what hiring could do at the very most. And the
 * worst handoffs at once: what closing the gap between two departments could do.
 */
import type { Change, Texts, UserText } from '../base/index.ts'
import {
  all,
  days as weekdays,
  get,
  handoffs,
  nameOf,
  spansOn,
  weekdayOf,
  type Blueprint,
  type Day,
  type Identified,
  type Pool,
} from '../blueprint/index.ts'
import { both, perLanguage, shiftName } from './names.ts'
import type { Difference } from './difference.ts'
import { weekdayWords } from './peaks.ts'
import { figure, type Figure, type Report } from './report.ts'
import { leadingClock, levelsOf } from './targets.ts'

export interface Ask {
  id: string
  kind: 'one-more' | 'days-off' | 'no-queue' | 'always-open' | 'at-once'
  /** “One more in Late repairers” */
  name: UserText
  pool?: string
  shift?: string
  /** The step that takes up at once what is handed to it. */
  step?: string
  /** How many are added, and (for days off) on which days. */
  heads?: number
  days?: Day[]
  /** Person-hours a week that it costs. */
  hoursPerWeek?: number
  changes: Change[]
}

/** An ask that has been run: what it changes against the run as it is, and its own figures of the goal's kind. */
export interface Answer {
  ask: Ask
  replications: number
  differences: Difference[]
  figures: Record<string, Figure>
}

/** Pools for which one more is tried, and shifts at most. */
const mostPools = 3
const mostShifts = 6
/** On days without anybody so many are tried at most. */
const mostOnDaysOff = 3
/** Receivers whose handoffs are tried at once; and the part of all the time of cases that must be lost there. */
const mostAtOnce = 3
const leastLost = 0.02

/** Total minutes waited for each pool that has a limit, the largest first. */
export function waitingByPool(
  blueprint: Blueprint,
  report: Report,
): { pool: Identified<Pool>; minutes: number; share: number }[] {
  const list = all(blueprint, 'pool')
    .filter((pool) => pool.capacity !== null)
    .map((pool) => {
      const wait = figure(report, 'wait.mean', pool.id)
      return { pool, minutes: (wait?.value ?? 0) * (wait?.n ?? 0) }
    })
  const total = list.reduce((sum, one) => sum + one.minutes, 0)
  return list
    .map((one) => ({ ...one, share: total > 0 ? one.minutes / total : 0 }))
    .sort((a, b) => b.minutes - a.minutes)
}

/** @param report of the run as it is */
export function asks(blueprint: Blueprint, report: Report): Ask[] {
  const pools = waitingByPool(blueprint, report)
    .filter(({ share }) => share >= 0.02)
    .slice(0, mostPools)
    .map(({ pool }) => pool)
  // A page about handoffs says what closing a gap would gain; the picture does not.
  const slow = report.depth === 'written' ? worstReceivers(blueprint, report) : []
  const atOnce = slow.map((step) => takenUpAtOnce(blueprint, step))
  if (pools.length === 0) return atOnce
  const more = pools.flatMap((pool) => oneMore(blueprint, pool)).slice(0, mostShifts)
  const off = pools.flatMap((pool) => onDaysOff(blueprint, pool)).slice(0, mostOnDaysOff)
  return [...more, ...off, noQueue(blueprint), ...alwaysOpen(blueprint), ...atOnce]
}

function oneMore(blueprint: Blueprint, pool: Identified<Pool>): Ask[] {
  const shifts = all(blueprint, 'shift').filter((one) => one.pool === pool.id)
  const ask = (id: string, name: UserText, change: Change, hoursPerWeek: number, shift?: string): Ask => ({
    ...{ id: `one-more-${id}`, kind: 'one-more', name: oneMoreIn(name), pool: pool.id, ...(shift && { shift }) },
    ...{ heads: 1, hoursPerWeek, changes: [change] },
  })
  if (shifts.length > 0)
    return shifts
      .filter((one) => one.headcount > 0)
      .map((one) => {
        const change = { set: one.id, field: 'headcount', to: one.headcount + 1 }
        return ask(one.id, shiftName(blueprint, one.id), change, one.days.length * hoursOf(one.spans), one.id)
      })
  const capacity = (pool.capacity ?? 0) + 1
  const week = weekOf(blueprint, pool.calendar)
  const hours = week ? week.reduce((sum, { spans }) => sum + hoursOf(spans), 0) : 168
  return [ask(pool.id, nameOf(blueprint, pool.id), { set: pool.id, field: 'capacity', to: capacity }, hours)]
}

const oneMoreIn = (name: UserText): UserText => {
  const { en, 'zh-CN': zh } = both(name)
  return { en: `One more in “${en}”`, 'zh-CN': `“${zh}”增加一人` }
}

/** People on the days of the week on which the pool has nobody, in the hours of its other days. */
function onDaysOff(blueprint: Blueprint, pool: Identified<Pool>): Ask[] {
  const shifts = all(blueprint, 'shift').filter((one) => one.pool === pool.id)
  const week = weekOf(blueprint, pool.calendar)
  const isOn = (day: Day) =>
    shifts.length > 0
      ? shifts.some((one) => one.days.includes(day) && one.headcount > 0)
      : (week?.some((one) => one.day === day && one.spans.length > 0) ?? true)
  const off = weekdays.filter((day) => !isOn(day))
  if (off.length === 0 || off.length === 7) return []
  const model = shifts.find((one) => one.headcount > 0)
  const spans = model?.spans ?? week?.find((one) => one.spans.length > 0)?.spans ?? []
  if (spans.length === 0) return []
  // A pool without shifts gets one that says what its calendar said, beside the new one.
  const on = weekdays.filter(isOn)
  const same: Change[] =
    shifts.length > 0 || pool.capacity === null
      ? []
      : [{ add: `${pool.id}-as-now`, record: shift(pool.id, on, spans, pool.capacity) }]
  const name = nameOf(blueprint, pool.id)
  return Array.from({ length: mostOnDaysOff }, (_, at) => at + 1).map((heads) => ({
    ...{ id: `days-off-${pool.id}-${heads}`, kind: 'days-off', pool: pool.id, heads, days: off },
    hoursPerWeek: heads * off.length * hoursOf(spans),
    name: perLanguage((language) =>
      language === 'en'
        ? `${heads} in “${name.en}” ${daysOffWords(off).en}`
        : `${daysOffWords(off)['zh-CN']}安排 ${heads} 名“${name['zh-CN']}”`,
    ),
    changes: [...same, { add: `${pool.id}-days-off`, record: shift(pool.id, off, spans, heads) }],
  }))
}

/** “at weekends”, “on Sundays”, else “on days off”. */
export function daysOffWords(days: readonly Day[]): Texts {
  if (days.length === 2 && days.includes('sat') && days.includes('sun')) return { en: 'at weekends', 'zh-CN': '周末' }
  if (days.length > 1) return { en: 'on days off', 'zh-CN': '休息日' }
  const { en, 'zh-CN': zh } = weekdayWords(weekdays.indexOf(days[0]))
  return { en: `on ${en}s`, 'zh-CN': zh }
}

type Spans = readonly (readonly [string, string])[]
const shift = (pool: string, days: readonly Day[], spans: Spans, headcount: number) => ({
  ...{ type: 'shift', pool, days: [...days], headcount },
  spans: spans.map(([from, to]) => [from, to]),
})

/** A calendar's plain week; undefined without a calendar. */
function weekOf(blueprint: Blueprint, calendar: string | undefined): { day: Day; spans: Spans }[] | undefined {
  if (!get(blueprint, 'calendar', calendar)) return undefined
  const plain: Blueprint = { ...blueprint, records: without(blueprint.records, 'exception') }
  return weekdays.map((day) => {
    // Day 0 was a Thursday; any week will do once exceptions are out of the way.
    const number = [0, 1, 2, 3, 4, 5, 6].find((one) => weekdayOf(one) === day) ?? 0
    return { day, spans: spansOn(plain, calendar as string, number) }
  })
}

const without = (records: Blueprint['records'], type: string): Blueprint['records'] =>
  Object.fromEntries(Object.entries(records).filter(([, record]) => record.type !== type))

const hoursOf = (spans: Spans): number =>
  spans.reduce((sum, [from, to]) => {
    const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    const length = minutes(to) - minutes(from)
    return sum + (length <= 0 ? length + 1440 : length) / 60
  }, 0)

/** As many people as needed, in the hours of today. */
function noQueue(blueprint: Blueprint): Ask {
  const plenty = 100_000
  const shifts = all(blueprint, 'shift')
  const changes = all(blueprint, 'pool')
    .filter((pool) => pool.capacity !== null)
    .flatMap((pool): Change[] => {
      const own = shifts.filter((one) => one.pool === pool.id)
      if (own.length === 0) return (pool.capacity ?? 0) > 0 ? [{ set: pool.id, field: 'capacity', to: null }] : []
      return own.filter((one) => one.headcount > 0).map((one) => ({ set: one.id, field: 'headcount', to: plenty }))
    })
  const name = perLanguage((language) =>
    language === 'en' ? 'As many people as needed, in today’s hours' : '人手不限，上班时间不变',
  )
  return { id: 'no-queue', kind: 'no-queue', name, changes }
}

/** As many people as needed, day and night: nobody ever waits. Only asked where a promise of a day or less runs by the clock. */
function alwaysOpen(blueprint: Blueprint): Ask[] {
  const clock = leadingClock(blueprint)
  const isShort = clock && levelsOf(blueprint, clock).some((level) => !level.isWorking && level.withinMinutes <= 1440)
  if (!isShort) return []
  const changes = all(blueprint, 'pool').flatMap((pool): Change[] => [
    ...all(blueprint, 'shift')
      .filter((one) => one.pool === pool.id)
      .map((one) => ({ remove: one.id })),
    { set: pool.id, field: 'capacity', to: null },
    { set: pool.id, field: 'calendar', to: null },
  ])
  const name = perLanguage((language) =>
    language === 'en' ? 'As many people as needed, day and night' : '人手不限，昼夜不停',
  )
  return [{ id: 'always-open', kind: 'always-open', name, changes }]
}

/** Steps to which other departments hand over and at which most time is lost before they are begun, the worst first. */
function worstReceivers(blueprint: Blueprint, report: Report): string[] {
  const lost = new Map<string, number>()
  for (const { flow } of handoffs(blueprint)) {
    const [wait, volume] = [figure(report, 'wait.mean', flow.id)?.value, figure(report, 'volume', flow.id)?.value]
    const receiver = get(blueprint, 'node', flow.to)
    if (wait && volume && receiver?.kind === 'action') lost.set(flow.to, (lost.get(flow.to) ?? 0) + wait * volume)
  }
  const cycle = figure(report, 'cycle-time.mean')?.value ?? 0
  const least = leastLost * cycle * (figure(report, 'arrivals')?.value ?? 0)
  return [...lost]
    .filter(([, minutes]) => minutes > 0 && minutes >= least)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostAtOnce)
    .map(([step]) => step)
}

/** No way there, and somebody ready for each that comes, day and night; the work takes as long as it does. */
function takenUpAtOnce(blueprint: Blueprint, step: string): Ask {
  const ready = `${step}-ready`
  const name = nameOf(blueprint, step)
  const needs = get(blueprint, 'node', step)
  const ways = handoffs(blueprint).filter(({ flow }) => flow.to === step)
  const changes = ways.flatMap(({ flow: { id, handoff } }): Change[] => [
    ...(handoff?.transfer ? [{ set: id, field: 'handoff.transfer', to: null }] : []),
    ...(handoff?.trays ? [{ set: id, field: 'handoff.trays', to: null }] : []),
  ])
  if (needs?.kind === 'action' && needs.needs?.length)
    changes.push(
      { add: ready, record: { type: 'pool', name: { en: name.en, 'zh-CN': name['zh-CN'] }, capacity: null } },
      { set: step, field: 'needs', to: [{ from: [ready] }] },
    )
  return {
    ...{ id: `at-once-${step}`, kind: 'at-once', step, changes },
    name: { en: `“${name.en}” takes up at once what it is handed`, 'zh-CN': `“${name['zh-CN']}”即收即办` },
  }
}
