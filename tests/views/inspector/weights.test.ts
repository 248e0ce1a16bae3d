import { expect, test } from 'vitest'
import { inWay, weekdayFactors, withWeekdayFactors } from '../../../src/views/inspector/weights.ts'

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
