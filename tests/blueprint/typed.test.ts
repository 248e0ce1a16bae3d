import { expect, test } from 'vitest'
import { readDistribution, readDuration } from '../../src/blueprint/index.ts'

test.each([
  ['90 s', 90, 's'],
  ['2 h', 2, 'h'],
  ['1.5 d', 1.5, 'd'],
  ['1,5 d', 1.5, 'd'],
  ['2小时', 2, 'h'],
  ['２ 小时', 2, 'h'],
  ['30分钟', 30, 'min'],
  ['3个工作日'.replace('个', ''), 3, 'workday'],
  ['2 working days', 2, 'workday'],
  ['1 week', 1, 'week'],
  ['1 h 30', 90, 'min'],
  ['1h30min', 90, 'min'],
  ['1小时30分', 90, 'min'],
  ['1:30', 90, 'min'],
])('%s is %d %s', (text, value, unit) => {
  expect(readDuration(text)).toEqual({ value, unit })
})

test.each(['', 'soon', '5', '5 apples', '-3 h', 'h', '2 h 3 workdays'])('“%s” is no time', (text) => {
  expect(readDuration(text)).toBeUndefined()
})

test('a bare number has the unit of its place', () => {
  expect(readDuration('5', 'min')).toEqual({ value: 5, unit: 'min' })
})

test.each([
  ['5 to 12, usually 8', { distribution: 'triangular', min: 5, mode: 8, max: 12, unit: 'min' }],
  ['5 to 12 h, usually 8', { distribution: 'triangular', min: 5, mode: 8, max: 12, unit: 'h' }],
  ['usually 8 min, 5-12', { distribution: 'triangular', min: 5, mode: 8, max: 12, unit: 'min' }],
  ['5到12分钟，通常8分钟', { distribution: 'triangular', min: 5, mode: 8, max: 12, unit: 'min' }],
  ['30 s to 2 min, usually 1 min', { distribution: 'triangular', min: 30, mode: 60, max: 120, unit: 's' }],
  ['between 5 and 12 min', { distribution: 'uniform', min: 5, max: 12, unit: 'min' }],
  ['5~12 min', { distribution: 'uniform', min: 5, max: 12, unit: 'min' }],
  ['about 8 min', { distribution: 'exponential', mean: 8, unit: 'min' }],
  ['平均8分钟', { distribution: 'exponential', mean: 8, unit: 'min' }],
  ['8 min', { distribution: 'constant', value: 8, unit: 'min' }],
  ['1 h 30', { distribution: 'constant', value: 90, unit: 'min' }],
])('%s', (text, spec) => {
  expect(readDistribution(text)).toEqual(spec)
})

test.each(['', 'long', '5 to', 'usually', '5 to 12 apples'])('“%s” is no spread of times', (text) => {
  expect(readDistribution(text)).toBeUndefined()
})
