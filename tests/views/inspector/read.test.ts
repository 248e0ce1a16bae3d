import { describe, expect, test } from 'vitest'
import { readNumber, writeNumber } from '../../../src/views/inspector/read.ts'
import { readSpans, writeDays, writeSpans } from '../../../src/views/inspector/parts/spans.ts'
import { inKind, withParameters } from '../../../src/views/inspector/spread.ts'
import { headAndRest } from '../../../src/views/inspector/subject.ts'
import { curveOf, tickMinutes } from '../../../src/views/inspector/curve.ts'
import { fieldsOf } from '../../../src/views/inspector/fields.ts'
import { said, statusOf } from '../../../src/views/inspector/figures.ts'
import { meanOf } from '../../../src/random/index.ts'

describe('numbers as people type them', () => {
  test.each([
    ['12.5', 12.5],
    [' 8 % ', 8],
    ['１２', 12],
    ['.5', 0.5],
    ['−3', -3],
  ])('%s', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', {}, 'Write a number.'],
    ['1,204', {}, '“1,204” is not a number. Write it like 12.5.'],
    ['2.5', { whole: true }, 'It must be a whole number.'],
    ['-1', { least: 0 }, 'It must be at least 0.'],
    ['0', { above: 0 }, 'It must be more than 0.'],
    ['101', { most: 100 }, 'It must be at most 100.'],
  ])('“%s” is refused with its reason', (text, limits, why) => {
    const read = readNumber(text, limits)
    expect(read.ok ? undefined : read.why.en).toBe(why)
  })

  test('a field shows no digits that arithmetic made up', () => {
    expect(writeNumber(0.07 * 100)).toBe('7')
    expect(writeNumber(undefined)).toBe('')
  })
})

describe('hours of a shift', () => {
  test('are read back as they are written', () => {
    expect(
      writeSpans([
        ['08:30', '12:00'],
        ['13:00', '17:30'],
      ]),
    ).toBe('08:30–12, 13–17:30')
    expect(readSpans('08:30–12, 13–17:30')).toEqual({
      ok: true,
      spans: [
        ['08:30', '12:00'],
        ['13:00', '17:30'],
      ],
    })
    expect(readSpans('22-7')).toEqual({ ok: true, spans: [['22:00', '07:00']] })
    expect(readSpans('８点').ok).toBe(false)
    expect(readSpans('25-26').ok).toBe(false)
  })

  test('days are said in runs', () => {
    expect(writeDays(['mon', 'tue', 'wed', 'thu', 'fri'], 'en')).toBe('Mon–Fri')
    expect(writeDays(['sat', 'sun', 'mon'], 'en')).toBe('Mon, Sat, Sun')
    expect(writeDays(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], 'zh-CN')).toBe('每天')
  })
})

describe('a varying time', () => {
  const travel = { distribution: 'triangular', min: 10, mode: 35, max: 90, unit: 'min' }

  test('keeps its mean and its unit when its kind changes', () => {
    const other = inKind(travel, 'exponential')
    expect(other).toEqual({ distribution: 'exponential', mean: 45, unit: 'min' })
    expect(meanOf(inKind(travel, 'uniform'))).toBeCloseTo(45, 0)
  })

  test('is changed parameter by parameter, also inside a table', () => {
    expect(withParameters(travel, { mode: 40 })).toEqual({ ...travel, mode: 40 })
    const parts = {
      distribution: 'hyperexponential',
      parts: [
        { share: 0.8, mean: 5 },
        { share: 0.2, mean: 30 },
      ],
    }
    expect(withParameters(parts, { 'parts.1.mean': 20 }).parts).toEqual([
      { share: 0.8, mean: 5 },
      { share: 0.2, mean: 20 },
    ])
  })

  test('is drawn with its middle left of its tail; what is no distribution is not drawn', () => {
    const curve = curveOf(travel, 300, 40, tickMinutes)
    expect(curve?.p50.value).toBeCloseTo(43.1, 0)
    expect(curve?.p50.x).toBeLessThan(curve?.p90.x ?? 0)
    expect(curve?.ticks.map((one) => one.value)).toEqual([0, 30, 60])
    expect(curveOf({ ...travel, mode: 100 }, 300, 40, tickMinutes)).toBeUndefined()
  })
})

test('the first clause of a finding is what to remember', () => {
  expect(headAndRest('What comes in the evening waits for the morning; one more helps.')).toEqual([
    'What comes in the evening waits for the morning.',
    'One more helps.',
  ])
  expect(headAndRest('傍晚来的工单要等到第二天早上；增加一人就好。')).toEqual([
    '傍晚来的工单要等到第二天早上。',
    '增加一人就好。',
  ])
  expect(headAndRest('On time in 73.0 % of cases.')).toEqual(['On time in 73.0 % of cases.'])
})

test('each clause after the first is a line of its own', () => {
  expect(
    headAndRest('3 of 4 methods name “Repairers”; busiest at noon: “Repairers”, 87.0 %; helps most: one more.'),
  ).toEqual(['3 of 4 methods name “Repairers”.', 'Busiest at noon: “Repairers”, 87.0 %.', 'Helps most: one more.'])
  expect(headAndRest('4 种方法中有 3 种指向“维修工程师”；等待最多：“维修工程师”；见效最大：增加一人。')).toEqual([
    '4 种方法中有 3 种指向“维修工程师”。',
    '等待最多：“维修工程师”。',
    '见效最大：增加一人。',
  ])
})

test('the fields of a record come from the format', () => {
  const names = fieldsOf({ type: 'node', kind: 'end', name: { en: 'Done' }, lane: 'customer' }).map((one) => one.name)
  expect(names).toEqual(expect.arrayContaining(['name', 'lane', 'outcome', 'counts', 'tolerance']))
  expect(names).not.toContain('needs')
})

test('a promise is missed only when the whole interval lies below it', () => {
  const at = (value: number, low: number, high: number) => ({
    measure: 'attainment',
    unit: 'share' as const,
    value,
    low,
    high,
    n: 9,
    replications: [],
  })
  expect(statusOf(at(0.9, 0.88, 0.92), 0.98)).toBe('missed')
  expect(statusOf(at(0.97, 0.95, 0.99), 0.98)).toBe('near')
  expect(statusOf(at(0.99, 0.97, 1), 0.98)).toBe('met')
  expect(statusOf(undefined, 0.98)).toBe('unknown')
})

test('a figure is said no finer than its interval: beside hours no seconds, where nothing varies no ±', () => {
  const at = (unit: 'minutes' | 'count' | 'share', value: number, half: number) =>
    said({ measure: 'x', unit, value, low: value - half, high: value + half, n: 9, replications: [] }, 'en')
  expect(at('minutes', 200, 0.9)).toEqual({ value: '3 h 20', margin: '1 min' })
  expect(at('minutes', 3, 0)).toEqual({ value: '3 min', margin: undefined })
  expect(at('count', 30.21, 0.36)).toEqual({ value: '30.2', margin: '0.4' })
  expect(at('share', 0.939, 0.018)).toEqual({ value: '93.9 %', margin: '1.8' })
  expect(said(undefined, 'en')).toBeUndefined()
})
