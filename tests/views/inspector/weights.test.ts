import { expect, test } from 'vitest'
import {
  inWay,
  linesOf,
  momentsOf,
  onOccasions,
  weekdayFactors,
  withEnd,
  withWeekdayFactors,
} from '../../../src/views/inspector/weights.ts'

test('factors by weekday are read as seven, Monday first, and multiply', () => {
  expect(weekdayFactors(undefined)).toEqual([1, 1, 1, 1, 1, 1, 1])
  const factors = [
    { factor: 0.5, weekdays: ['sat' as const, 'sun' as const] },
    { factor: 2, weekdays: ['mon' as const, 'sun' as const] },
    { factor: 3, monthDays: [1, 5] as [number, number] },
    { factor: 4, weekdays: ['tue' as const], dates: ['2026-10-01', '2026-10-07'] as [string, string] },
  ]
  expect(weekdayFactors(factors)).toEqual([2, 1, 1, 1, 1, 0.5, 1])
})

test('seven factors are written with a record for days that are alike; what does not hang on the week stays', () => {
  const first = [{ factor: 3, monthDays: [1, 5] as [number, number] }]
  const written = withWeekdayFactors(first, [2, 1, 1, 1, 1, 0.5, 0.5])
  expect(written).toEqual([
    { factor: 3, monthDays: [1, 5] },
    { factor: 2, weekdays: ['mon'] },
    { factor: 0.5, weekdays: ['sat', 'sun'] },
  ])
  expect(weekdayFactors(written)).toEqual([2, 1, 1, 1, 1, 0.5, 0.5])
  expect(withWeekdayFactors(written, [1, 1, 1, 1, 1, 1, 1])).toEqual(first)
  expect(withWeekdayFactors(undefined, [1, 1, 1, 1, 1, 1, 1])).toBe(undefined)
})

test('moments are listed as people write them, and what is none is named', () => {
  expect(momentsOf('12, 0；7.5\n3')).toEqual({ moments: [0, 3, 7.5, 12] })
  expect(momentsOf('')).toEqual({ moments: [] })
  expect(momentsOf('5, soon')).toEqual({ wrong: 'soon' })
  expect(momentsOf('5 -1')).toEqual({ wrong: '-1' })
})

test('another way to arrive keeps about as many', () => {
  const daily = { kind: 'rate' as const, perDay: 48, hours: Array<number>(24).fill(1) }
  expect(inWay(daily, 'rate')).toBe(daily)
  expect(inWay(daily, 'renewal')).toEqual({
    kind: 'renewal',
    gap: { distribution: 'exponential', mean: 30, unit: 'min' },
  })
  expect(inWay(daily, 'wave')).toMatchObject({ kind: 'wave', perDay: 48, amplitudePerDay: 24 })
  expect(inWay(daily, 'population')).toEqual({ kind: 'population', size: 10 })
})

test('a record of weekdays keeps its place and its name while it has the same days', () => {
  const weekend = { name: { en: 'Weekend' }, factor: 0, weekdays: ['sun' as const, 'sat' as const] }
  const campaign = { factor: 2, dates: ['2026-11-09', '2026-11-15'] as [string, string] }
  expect(withWeekdayFactors([weekend, campaign], [1, 1, 1, 1, 1, 0.5, 0.5])).toEqual([
    { name: { en: 'Weekend' }, factor: 0.5, weekdays: ['sun', 'sat'] },
    campaign,
  ])
  expect(withWeekdayFactors([weekend, campaign], [1, 1, 1, 1, 1, 1, 0])).toEqual([
    campaign,
    { factor: 0, weekdays: ['sun'] },
  ])
})

test('a factor has a line of its own unless the week tells it whole', () => {
  const factors = [
    { factor: 0.5, weekdays: ['sat' as const] },
    { name: { en: 'Sunday' }, factor: 0, weekdays: ['sun' as const] },
    { factor: 2, dates: ['2026-11-09', '2026-11-15'] as [string, string], weekdays: ['mon' as const] },
    { factor: 1.1 },
  ]
  expect(linesOf(factors).map(({ at }) => at)).toEqual([1, 2, 3])
})

test('an occasion that is added begins with something, one that goes takes its days with it', () => {
  const campaign = onOccasions({ name: { en: 'Double eleven' }, factor: 3 }, ['dates'], '2026-02-26')
  expect(campaign).toEqual({ name: { en: 'Double eleven' }, factor: 3, dates: ['2026-02-26', '2026-03-04'] })
  const both = onOccasions(campaign, ['dates', 'monthDays'], '2027-01-01')
  expect(both).toEqual({ ...campaign, monthDays: [1, 5] })
  expect(onOccasions(both, ['weekdays'], '2027-01-01')).toEqual({
    name: { en: 'Double eleven' },
    factor: 3,
    weekdays: ['sat', 'sun'],
  })
})

test('a first day beyond the last takes it along; a last day before the first is refused', () => {
  expect(withEnd(['2026-11-09', '2026-11-15'], 0, '2026-12-01')).toEqual(['2026-12-01', '2026-12-01'])
  expect(withEnd(['2026-11-09', '2026-11-15'], 0, '2026-11-01')).toEqual(['2026-11-01', '2026-11-15'])
  expect(withEnd([1, 5], 1, 10)).toEqual([1, 10])
  expect(withEnd([8, 10], 1, 5)).toBe(undefined)
})
