import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  all,
  capacitySteps,
  holidayOn,
  holidaySets,
  localClock,
  merged,
  openIntervals,
  rateSteps,
  weekdayOf,
  dayNumber,
  workdayMinutes,
  type Interval,
} from '../../src/blueprint/index.ts'
import { about, small } from './small.ts'

const day = 1440
const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const opening = (days: readonly string[], ...spans: [string, string][]) => ({
  type: 'opening',
  calendar: 'office',
  days,
  spans,
})
const office = { type: 'calendar', name: { en: 'Office' } }

/** A calendar seen from a start, as `Mon 09:00–12:00`. */
function open(start: string, timezone: string, horizonDays: number, records: Record<string, unknown>): Interval[] {
  const blueprint = small({ blueprint: { ...about, start, timezone }, office, ...records })
  const [calendar] = all(blueprint, 'calendar')
  return openIntervals(blueprint, calendar, horizonDays * day)
}
const hours = (intervals: Interval[]) => intervals.map(([from, to]) => [from / 60, to / 60])

describe('open time', () => {
  test('breaks are the gaps between spans; the weekend is closed', () => {
    // Friday 6 March 2026.
    const found = open('2026-03-06T00:00', 'Asia/Shanghai', 4, {
      hours: opening(week, ['09:00', '12:00'], ['13:00', '17:30']),
    })
    expect(hours(found)).toEqual([
      [9, 12],
      [13, 17.5],
      [81, 84],
      [85, 89.5],
    ])
  })

  test('a run that starts inside a span sees the rest of it', () => {
    const found = open('2026-03-06T10:30', 'Asia/Shanghai', 0.5, { hours: opening(week, ['09:00', '12:00']) })
    expect(hours(found)).toEqual([[0, 1.5]])
  })

  test('a span over midnight belongs to the day on which it begins, also the one before the start', () => {
    // Saturday 7 March: Friday's night shift is still on.
    const found = open('2026-03-07T00:00', 'Asia/Shanghai', 3, { hours: opening(['fri', 'sun'], ['22:00', '06:00']) })
    expect(hours(found)).toEqual([
      [0, 6],
      [46, 54],
    ])
  })

  test('spans that touch or overlap are one', () => {
    const found = open('2026-03-06T00:00', 'UTC', 1, {
      hours: opening(week, ['08:00', '10:00'], ['09:00', '11:00'], ['11:00', '12:00']),
    })
    expect(hours(found)).toEqual([[8, 12]])
  })

  test('round the clock is one interval', () => {
    const found = open('2026-03-06T00:00', 'UTC', 3, { hours: opening(['fri', 'sat', 'sun'], ['00:00', '24:00']) })
    expect(hours(found)).toEqual([[0, 72]])
  })

  test('the night when clocks go forward is an hour shorter, the one when they go back an hour longer', () => {
    const night = { hours: opening(['sat'], ['22:00', '06:00']) }
    expect(hours(open('2026-03-28T20:00', 'Europe/Berlin', 1, night))).toEqual([[2, 9]])
    expect(hours(open('2026-10-24T20:00', 'Europe/Berlin', 1, night))).toEqual([[2, 11]])
    expect(hours(open('2026-03-28T20:00', 'Asia/Shanghai', 1, night))).toEqual([[2, 10]])
  })

  test('a time that a clock change skips lies after it', () => {
    // 02:30 does not exist in Berlin on 29 March 2026: 03:00 comes two hours after midnight.
    const clock = localClock(small({ blueprint: { ...about, start: '2026-03-29T00:00', timezone: 'Europe/Berlin' } }))
    expect(clock?.runMinute(dayNumber('2026-03-29'), 150)).toBe(120)
    expect(clock?.runMinute(dayNumber('2026-03-29'), 180)).toBe(120)
    expect(clock?.local(120)).toEqual({ day: dayNumber('2026-03-29'), minuteOfDay: 180 })
    expect(clock?.runMinute(dayNumber('2026-03-30'), 0)).toBe(23 * 60)
  })

  test('a calendar in another zone opens by its own clock', () => {
    const found = open('2026-03-06T00:00', 'Asia/Shanghai', 1, {
      office: { ...office, timezone: 'Europe/Berlin' },
      hours: opening(['fri'], ['09:00', '12:00']),
    })
    expect(hours(found)).toEqual([[16, 19]])
  })

  test('local time and run minutes are each other’s inverse, over clock changes too', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    )
    fc.assert(
      fc.property(zones, zones, fc.nat(366 * day), (own, other, minute) => {
        const clock = localClock(small({ blueprint: { ...about, start: '2026-01-01T08:30', timezone: own } }), other)
        const local = clock?.local(minute)
        const back = local && clock?.runMinute(local.day, local.minuteOfDay)
        // In the hour that comes twice the earlier or the later is meant.
        expect([0, 30, 60].some((shift) => Math.abs((back ?? NaN) - minute) === shift)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('days that are not like others', () => {
  const hoursOfWeek = { hours: opening(week, ['09:00', '17:00']) }
  const exception = (fields: object) => ({ type: 'exception', calendar: 'office', ...fields })

  test('a holiday is closed from its first to its last day', () => {
    // National Day 2026: 1 to 7 October, Thursday to Wednesday.
    const found = open('2026-09-30T00:00', 'Asia/Shanghai', 10, {
      ...hoursOfWeek,
      'national-day': exception({ from: '2026-10-01', to: '2026-10-07' }),
    })
    expect(hours(found)).toEqual([
      [9, 17],
      [8 * 24 + 9, 8 * 24 + 17],
      [9 * 24 + 9, 9 * 24 + 17],
    ])
  })

  test('调休: a make-up workday has the hours of another weekday', () => {
    // Saturday 10 October 2026 is worked like a Monday.
    const found = open('2026-10-10T00:00', 'Asia/Shanghai', 2, {
      ...hoursOfWeek,
      makeup: exception({ from: '2026-10-10', like: 'mon' }),
    })
    expect(hours(found)).toEqual([[9, 17]])
  })

  test('or hours of its own', () => {
    const found = open('2026-10-10T00:00', 'Asia/Shanghai', 2, {
      ...hoursOfWeek,
      makeup: exception({ from: '2026-10-10', spans: [['10:00', '12:00']] }),
    })
    expect(hours(found)).toEqual([[10, 12]])
  })

  test('of two exceptions for a day the last in order holds', () => {
    const records = {
      ...hoursOfWeek,
      a: exception({ from: '2026-10-05', to: '2026-10-09', order: 'b' }),
      b: exception({ from: '2026-10-06', like: 'mon', order: 'd' }),
    }
    expect(hours(open('2026-10-05T00:00', 'Asia/Shanghai', 4, records))).toEqual([[33, 41]])
  })

  test('a calendar that observes the days published for China 2026 needs no exceptions', () => {
    // National Day from Thursday to Wednesday; Saturday 10 October is worked.
    const observing = { ...office, holidays: ['cn-2026'] }
    const found = open('2026-09-30T00:00', 'Asia/Shanghai', 12, { ...hoursOfWeek, office: observing })
    expect(hours(found)).toEqual([0, 8, 9, 10].map((at) => [at * 24 + 9, at * 24 + 17]))
  })

  test('what the calendar says itself comes before what is published', () => {
    const records = {
      ...hoursOfWeek,
      office: { ...office, holidays: ['cn-2026', 'cn-2027'] },
      duty: exception({ from: '2026-10-03', spans: [['10:00', '14:00']] }),
    }
    expect(hours(open('2026-10-01T00:00', 'Asia/Shanghai', 5, records))).toEqual([[58, 62]])
  })

  test('the published days of 2026 are 33 off and 6 worked, on weekends all of these; of 2027 the 13 of the law', () => {
    const daysOff = holidaySets.map((set) =>
      set.off.reduce((sum, one) => sum + dayNumber(one.to) - dayNumber(one.from) + 1, 0),
    )
    expect(daysOff).toEqual([33, 13])
    const [ofThisYear] = holidaySets
    expect(ofThisYear.worked.map((date) => weekdayOf(dayNumber(date)))).toEqual([
      'sun',
      'sat',
      'sat',
      'sat',
      'sun',
      'sat',
    ])
    expect(ofThisYear.worked.map((date) => holidayOn(['cn-2026'], date))).toEqual(Array(6).fill('worked'))
    expect(holidayOn(['cn-2027'], '2026-10-01')).toBe(undefined)
  })

  test('shifts stay at home on holidays and come on make-up days', () => {
    const blueprint = small({
      blueprint: { ...about, start: '2026-10-09T00:00' },
      office,
      ...hoursOfWeek,
      clerk: { type: 'pool', name: { en: 'Clerk' }, capacity: 9, calendar: 'office' },
      early: { type: 'shift', pool: 'clerk', days: week, spans: [['08:00', '16:00']], headcount: 2 },
      late: { type: 'shift', pool: 'clerk', days: week, spans: [['12:00', '20:00']], headcount: 3 },
      off: exception({ from: '2026-10-09' }),
      makeup: exception({ from: '2026-10-10', like: 'fri' }),
    })
    const { times, values } = capacitySteps(blueprint, 'clerk', 3 * day)
    expect(times.map((time) => time / 60)).toEqual([0, 32, 36, 40, 44])
    expect(values).toEqual([0, 2, 5, 3, 0])
  })
})

describe('people and arrivals over time', () => {
  test('without calendar and shifts a pool is always there; null means as many as needed', () => {
    expect(capacitySteps(small(), 'clerk', day)).toEqual({ times: [0], values: [2] })
    const many = small({
      clerk: { type: 'pool', name: {}, capacity: null, calendar: 'office' },
      office,
      hours: opening(['mon'], ['08:00', '09:00']),
    })
    expect(capacitySteps(many, 'clerk', day)).toEqual({ times: [0, 480, 540], values: [0, Infinity, 0] })
  })

  test('a rate has the day’s total, its hours’ shape and the factors that apply', () => {
    const hourly = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0 : 1))
    const blueprint = small({ blueprint: { ...about, start: '2026-03-06T00:00' } }) // a Friday
    const factors = [
      { factor: 2, weekdays: ['sat' as const] },
      { factor: 0.5, monthDays: [8, 8] as [number, number] },
      { factor: 10, dates: ['2026-03-09', '2026-03-09'] as [string, string] },
    ]
    const { times, values } = rateSteps(blueprint, { perDay: 720, hours: hourly, factors }, 4 * day)
    expect(times.map((time) => time / 60)).toEqual([0, 12, 24, 36, 48, 60, 72, 84, 96])
    expect(values.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 1, 0, 2, 0, 0.5, 0, 10, 0])
  })

  test('a working day is the calendar’s mean open time', () => {
    const blueprint = small({
      office,
      long: opening(['mon', 'tue'], ['08:00', '12:00'], ['13:00', '18:00']),
      short: opening(['sat'], ['09:00', '12:00']),
    })
    expect(workdayMinutes(blueprint, 'office')).toBe((540 + 540 + 180) / 3)
    expect(workdayMinutes(blueprint, undefined)).toBe(480)
  })

  test('1 January 1970 was a Thursday', () => {
    expect([0, 1, -1, dayNumber('2026-11-02')].map(weekdayOf)).toEqual(['thu', 'fri', 'wed', 'mon'])
  })

  test('merged intervals are sorted, disjoint, and cover the same', () => {
    const interval = fc
      .tuple(fc.nat(50), fc.integer({ min: 1, max: 9 }))
      .map(([from, length]): Interval => [from, from + length])
    fc.assert(
      fc.property(fc.array(interval), (intervals) => {
        const result = merged(intervals)
        for (let at = 1; at < result.length; at += 1) expect(result[at][0]).toBeGreaterThan(result[at - 1][1])
        const covers = (list: Interval[], minute: number) => list.some(([from, to]) => from <= minute && minute < to)
        for (let minute = 0; minute < 60; minute += 1) expect(covers(result, minute)).toBe(covers(intervals, minute))
      }),
    )
  })
})
