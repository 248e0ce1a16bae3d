/**
 * Open time. Run time is minutes since the run's start, elapsed (a day with a clock change has 23 or 25 hours);
 * calendars are written in local time. Here the two meet, and nowhere else: long, because zones, weeks, exceptions and
 * clock changes are one arithmetic, and half of it would be wrong without the other.
 */
import type { Blueprint, Calendar } from './blueprint.ts'
import { days, runMinutesIn, type Unit } from './field.ts'
import { holidayOn } from './holidays/index.ts'
import { onceEach } from './once.ts'
import { aboutOf, all, get, type Identified } from './queries.ts'

export type Day = (typeof days)[number]
/** Open from, to; run minutes; sorted, disjoint, never touching. */
export type Interval = [from: number, to: number]
type Spans = readonly (readonly [string, string])[]

const msPerMinute = 60_000
const minutesPerDay = 1440

/** Local time of a zone ↔ run minutes. Days are numbered from 1970-01-01, local. */
export interface LocalClock {
  zone: string
  /** Run minute at which a local day number and minute of day begins. A time that a clock change skips gives the moment after it. */
  runMinute(day: number, minuteOfDay: number): number
  /** Local day number and minute of day at a run minute. */
  local(runMinute: number): { day: number; minuteOfDay: number }
}

/** @returns undefined where the start or zone cannot be read (a rule reports it) */
export function localClock(blueprint: Blueprint, zone?: string): LocalClock | undefined {
  const about = aboutOf(blueprint)
  if (!about) return undefined
  const own = zone ?? about.timezone
  if (!isZone(own) || !isZone(about.timezone)) return undefined
  const wall = Date.parse(`${about.start}:00Z`)
  if (Number.isNaN(wall)) return undefined
  const epoch = instantOf(about.timezone, wall / msPerMinute)
  const midnightsByDay = new Map<number, number>()
  const midnightOf = (day: number): number => {
    let at = midnightsByDay.get(day)
    if (at === undefined) midnightsByDay.set(day, (at = instantOf(own, day * minutesPerDay) - epoch))
    return at
  }
  let [last, begins, isPlain] = [NaN, 0, false]
  return {
    zone: own,
    runMinute: (day, minuteOfDay) => {
      // Mostly the day is that of the question before, and no clock changes on it.
      if (day !== last) {
        begins = midnightOf(day)
        isPlain = midnightOf(day + 1) - begins === minutesPerDay
        last = day
      }
      const isWithin = isPlain && minuteOfDay >= 0 && minuteOfDay < minutesPerDay
      return isWithin ? begins + minuteOfDay : instantOf(own, day * minutesPerDay + minuteOfDay) - epoch
    },
    local: (runMinute) => {
      const instant = epoch + runMinute
      const wallMinutes = instant + offsetAt(own, instant)
      const day = Math.floor(wallMinutes / minutesPerDay)
      return { day, minuteOfDay: wallMinutes - day * minutesPerDay }
    },
  }
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>()
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    let made: Intl.DateTimeFormat | undefined
    try {
      made = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      })
    } catch {
      made = undefined
    }
    formats.set(zone, made)
  }
  return formats.get(zone)
}

export const isZone = (zone: string): boolean => zone !== '' && formatOf(zone) !== undefined

/** Offsets looked up so far, by zone: of whole days (of UTC) on which no clock changes, and by quarter of an hour. */
interface Offsets {
  ofDay: Map<number, number | undefined>
  ofQuarter: Map<number, number>
}
const offsets = new Map<string, Offsets>()
const quartersPerDay = 96

/** Minutes that local time is ahead of UTC at an instant (minutes since 1970 UTC). */
function offsetAt(zone: string, instant: number): number {
  let known = offsets.get(zone)
  if (known === undefined) offsets.set(zone, (known = { ofDay: new Map(), ofQuarter: new Map() }))
  const day = Math.floor(instant / minutesPerDay)
  let offset = known.ofDay.get(day)
  if (offset === undefined && !known.ofDay.has(day)) {
    // On a day that begins and ends alike no clock changes, so two looks serve the whole day.
    const morning = lookUp(zone, known.ofQuarter, day * quartersPerDay)
    offset = lookUp(zone, known.ofQuarter, (day + 1) * quartersPerDay) === morning ? morning : undefined
    known.ofDay.set(day, offset)
  }
  return offset ?? lookUp(zone, known.ofQuarter, Math.floor(instant / 15))
}

/** Clocks change on quarters. */
function lookUp(zone: string, known: Map<number, number>, quarter: number): number {
  let offset = known.get(quarter)
  if (offset === undefined) {
    const parts: Record<string, number> = {}
    for (const part of formatOf(zone)?.formatToParts(quarter * 15 * msPerMinute) ?? [])
      parts[part.type] = Number(part.value)
    offset = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) / msPerMinute - quarter * 15
    known.set(quarter, offset)
  }
  return offset
}

/** Instant (UTC minutes) of a wall-clock minute. */
function instantOf(zone: string, wall: number): number {
  const first = wall - offsetAt(zone, wall)
  const second = wall - offsetAt(zone, first)
  if (second === first) return first
  const third = wall - offsetAt(zone, second)
  if (third === second) return second
  // Inside the hour that a clock change skips the two never agree: the change itself is the moment after it.
  const end = Math.max(second, third)
  let at = Math.floor(Math.min(second, third) / 15) * 15
  while (at < end && offsetAt(zone, at) !== offsetAt(zone, end)) at += 15
  return at
}

export const dayNumber = (date: string): number =>
  Math.round(Date.parse(`${date}T00:00:00Z`) / (minutesPerDay * msPerMinute))
export const dateOf = (day: number): string => new Date(day * minutesPerDay * msPerMinute).toISOString().slice(0, 10)
/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): Day => days[(((day + 3) % 7) + 7) % 7]
const monthDayOf = (day: number): number => Number(dateOf(day).slice(8))

export const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Midnights of local days over the run, the first at or before its start: run minutes, ascending. */
export function midnights(clock: LocalClock, horizon: number): number[] {
  const found: number[] = []
  for (let day = clock.local(0).day; ; day += 1) {
    const at = clock.runMinute(day, 0)
    found.push(at)
    if (at > horizon) return found
  }
}

/** Intervals from spans chosen day by day. Looks one day back, for spans that pass midnight. */
function intervalsByDay(clock: LocalClock, horizon: number, spansOf: (day: number) => Spans): Interval[] {
  const found: Interval[] = []
  const first = clock.local(0).day - 1
  const last = clock.local(horizon).day
  for (let day = first; day <= last; day += 1) {
    for (const [from, to] of spansOf(day)) {
      const [begin, finish] = [minuteOfDay(from), minuteOfDay(to)]
      const start = Math.max(0, clock.runMinute(day, begin))
      const stop = Math.min(horizon, clock.runMinute(day, finish <= begin ? finish + minutesPerDay : finish))
      if (stop > start) found.push([start, stop])
    }
  }
  return merged(found)
}

export function merged(intervals: Interval[]): Interval[] {
  const result: Interval[] = []
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result[result.length - 1]
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

/** A day that is not like its weekday: other spans (none: closed), or like another weekday. */
interface Unlike {
  spans?: Spans
  like?: Day
}

/** What a calendar says of days, as its records say it: read once, asked for every day of a run. */
interface Week {
  holidays: Calendar['holidays']
  /** Its own exceptions, by the numbers of their first and last days. */
  exceptions: { from: number; to: number; unlike: Unlike }[]
  spans: Map<Day, Spans>
}

const weekOf = onceEach((blueprint, calendar): Week => {
  const openings = all(blueprint, 'opening').filter((one) => one.calendar === calendar)
  return {
    holidays: get(blueprint, 'calendar', calendar)?.holidays,
    exceptions: all(blueprint, 'exception')
      .filter((one) => one.calendar === calendar)
      .map((one) => ({ from: dayNumber(one.from), to: dayNumber(one.to ?? one.from), unlike: one })),
    spans: new Map(
      days.map((day) => [day, openings.filter((one) => one.days.includes(day)).flatMap((one) => one.spans)]),
    ),
  }
})

/** What rules a day of a calendar, if anything: the last of its own exceptions, else the holidays that it observes. */
function exceptionOn(blueprint: Blueprint, calendar: string, day: number): Unlike | undefined {
  const { exceptions, holidays } = weekOf(blueprint, calendar)
  const own = exceptions.findLast(({ from, to }) => from <= day && day <= to)?.unlike
  if (own || !holidays) return own
  const holiday = holidayOn(holidays, dateOf(day))
  return holiday === undefined ? undefined : holiday === 'off' ? {} : { like: 'mon' }
}

/** Opening spans of a calendar on a local day: exceptions first, then the week. */
export function spansOn(blueprint: Blueprint, calendar: string, day: number): Spans {
  const exception = exceptionOn(blueprint, calendar, day)
  if (exception && !exception.like) return exception.spans ?? []
  return weekOf(blueprint, calendar).spans.get(exception?.like ?? weekdayOf(day)) ?? []
}

/** When a calendar is open, over [0, horizon]. A calendar without opening records is never open. */
export function openIntervals(blueprint: Blueprint, calendar: Identified<Calendar>, horizon: number): Interval[] {
  const clock = localClock(blueprint, calendar.timezone)
  return clock ? intervalsByDay(clock, horizon, (day) => spansOn(blueprint, calendar.id, day)) : []
}

/** Capacity over time: step i holds from times[i] to times[i+1]. times[0] is 0. */
export interface Steps {
  times: number[]
  values: number[]
}

/** People present in a pool over [0, horizon]: its shifts added up (or its capacity), while its calendar is open. `null` capacity counts as Infinity. */
export function capacitySteps(blueprint: Blueprint, pool: string, horizon: number): Steps {
  const record = get(blueprint, 'pool', pool)
  if (!record) return { times: [0], values: [0] }
  if (record.steps) return givenSteps(record.steps, record.capacity ?? Infinity, horizon)
  const changes = new Map<number, number>()
  const add = (intervals: Interval[], heads: number) => {
    for (const [from, to] of intervals) {
      changes.set(from, (changes.get(from) ?? 0) + heads)
      if (to < horizon) changes.set(to, (changes.get(to) ?? 0) - heads)
    }
  }
  const calendar = get(blueprint, 'calendar', record.calendar)
  const clock = localClock(blueprint, calendar?.timezone)
  const shifts = all(blueprint, 'shift').filter((one) => one.pool === pool)
  const headcount = record.capacity ?? Infinity
  if (record.cycle) {
    const open = cycleIntervals(record.cycle, horizon)
    if (headcount === Infinity) return switched(open)
    add(open, headcount)
    return accumulated(changes)
  }
  if (!clock) return { times: [0], values: [headcount] }
  if (shifts.length > 0) {
    for (const shift of shifts) {
      const spansOf = (day: number): Spans => {
        const exception = calendar && exceptionOn(blueprint, calendar.id, day)
        if (exception && !exception.like && !exception.spans?.length) return []
        return shift.days.includes(exception?.like ?? weekdayOf(day)) ? shift.spans : []
      }
      add(intervalsByDay(clock, horizon, spansOf), shift.headcount)
    }
  } else if (calendar) {
    if (headcount === Infinity) return switched(openIntervals(blueprint, calendar, horizon))
    add(openIntervals(blueprint, calendar, horizon), headcount)
  } else return { times: [0], values: [headcount] }
  return accumulated(changes)
}

function givenSteps(
  given: { unit: Unit; changes: { at: number; capacity: number }[] },
  before: number,
  horizon: number,
): Steps {
  const steps: Steps = { times: [0], values: [before] }
  const factor = runMinutesIn(given.unit)
  for (const { at, capacity } of [...given.changes].sort((a, b) => a.at - b.at)) {
    if (at * factor <= horizon) put(steps, at * factor, capacity)
  }
  return steps
}

const mostRounds = 2_000_000

function cycleIntervals(cycle: { length: number; open: [number, number][]; unit: Unit }, horizon: number): Interval[] {
  const factor = runMinutesIn(cycle.unit)
  const length = cycle.length * factor
  const found: Interval[] = []
  // A cycle too short to be laid out is named by a rule; here it is never open.
  if (horizon > mostRounds * length) return found
  for (let round = 0; round * length < horizon; round += 1) {
    for (const [from, to] of cycle.open) {
      const start = round * length + from * factor
      if (to > from && start < horizon) found.push([start, Math.min(horizon, round * length + to * factor)])
    }
  }
  return merged(found)
}

function switched(intervals: Interval[]): Steps {
  const steps: Steps = { times: [0], values: [0] }
  for (const [from, to] of intervals) {
    put(steps, from, Infinity)
    put(steps, to, 0)
  }
  return steps
}

function accumulated(changes: Map<number, number>): Steps {
  const steps: Steps = { times: [0], values: [0] }
  let heads = 0
  for (const at of [...changes.keys()].sort((a, b) => a - b)) {
    heads += changes.get(at) as number
    put(steps, at, heads)
  }
  return steps
}

function put(steps: Steps, at: number, value: number): void {
  const last = steps.times.length - 1
  if (steps.values[last] === value) return
  if (steps.times[last] === at) {
    steps.values[last] = value
    if (last > 0 && steps.values[last - 1] === value) {
      steps.times.pop()
      steps.values.pop()
    }
    return
  }
  steps.times.push(at)
  steps.values.push(value)
}

/** Arrivals per minute over [0, horizon], from the day's total, its hourly shape and the factors that apply. */
export function rateSteps(
  blueprint: Blueprint,
  arrivals: {
    perDay: number
    hours?: number[]
    factors?: { factor: number; weekdays?: Day[]; monthDays?: [number, number]; dates?: [string, string] }[]
  },
  horizon: number,
): Steps {
  const clock = localClock(blueprint)
  const steps: Steps = { times: [0], values: [0] }
  if (!clock) return steps
  const weights = arrivals.hours ?? new Array<number>(24).fill(1)
  const total = weights.reduce((a, b) => a + b, 0)
  const last = clock.local(horizon).day
  const factors = (arrivals.factors ?? []).map((one) => ({
    ...one,
    dates: one.dates?.map(dayNumber),
  }))
  for (let day = clock.local(0).day; day <= last; day += 1) {
    let perDay = arrivals.perDay
    const monthDay = factors.some((one) => one.monthDays) ? monthDayOf(day) : 0
    for (const one of factors) {
      const applies =
        (!one.weekdays || one.weekdays.includes(weekdayOf(day))) &&
        (!one.monthDays || (monthDay >= one.monthDays[0] && monthDay <= one.monthDays[1])) &&
        (!one.dates || (one.dates[0] <= day && day <= one.dates[1]))
      if (applies) perDay *= one.factor
    }
    for (let hour = 0; hour < 24; hour += 1) {
      const [from, to] = [clock.runMinute(day, hour * 60), clock.runMinute(day, hour * 60 + 60)]
      if (to <= from || to <= 0 || from > horizon) continue
      put(steps, Math.max(0, from), total > 0 ? (perDay * weights[hour]) / total / 60 : 0)
    }
  }
  return steps
}

/** Parts of a period in which a wave is held constant, each at its exact mean. */
const wavePieces = 720

/** The swinging rate base + amplitude × sin(2π t / period) in small steps, each with the exact mean of its piece; never below 0. */
export function waveSteps(perMinute: number, amplitude: number, period: number, horizon: number): Steps {
  const steps: Steps = { times: [0], values: [0] }
  const piece = period / wavePieces
  for (let at = 0; at * piece <= horizon; at += 1) {
    // The mean of the sine over a piece is the difference of cosines over its width.
    const swing = (cosine(at / wavePieces) - cosine((at + 1) / wavePieces)) * (wavePieces / twoPi)
    put(steps, at * piece, Math.max(0, perMinute + amplitude * swing))
  }
  return steps
}

const twoPi = 6.283185307179586

/** cos(2π turn), from + − × ÷ only: the same bits in every engine. */
function cosine(turn: number): number {
  const part = turn - Math.floor(turn)
  const folded = part > 0.5 ? 1 - part : part
  const [sign, angle] = folded > 0.25 ? [-1, (0.5 - folded) * twoPi] : [1, folded * twoPi]
  let term = 1
  let sum = 1
  for (let n = 2; n <= 24; n += 2) {
    term *= -(angle * angle) / ((n - 1) * n)
    sum += term
  }
  return sign * sum
}

/** Mean open minutes of a day on which the calendar opens at all: the length of its working day. 480 where it never opens. */
export function workdayMinutes(blueprint: Blueprint, calendar: string | undefined): number {
  const perDay = new Map<Day, number>()
  for (const opening of all(blueprint, 'opening')) {
    if (opening.calendar !== calendar) continue
    const open = opening.spans.reduce((sum, [from, to]) => {
      const length = minuteOfDay(to) - minuteOfDay(from)
      return sum + (length <= 0 ? length + minutesPerDay : length)
    }, 0)
    for (const day of opening.days) perDay.set(day, (perDay.get(day) ?? 0) + open)
  }
  return perDay.size === 0 ? 480 : [...perDay.values()].reduce((a, b) => a + b, 0) / perDay.size
}
