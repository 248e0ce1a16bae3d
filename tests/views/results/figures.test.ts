import { expect, test } from 'vitest'
import { intervalOf, marginOf, signed, target, valueOf } from '../../../src/views/results/figures.ts'
import type { Figure } from '../../../src/analysis/report.ts'

const figure = (unit: Figure['unit'], value?: number, low?: number, high?: number): Figure => ({
  ...{ measure: 'x', n: 100, replications: [], unit },
  ...{ value, low, high },
})

test('a share has one decimal, a time is said as people say it', () => {
  expect(valueOf(figure('share', 0.9386), 'en')).toBe('93.9 %')
  expect(valueOf(figure('minutes', 200), 'en')).toBe('3 h 20')
  expect(valueOf(figure('minutes', 200), 'zh-CN')).toBe('3 小时 20 分')
  expect(valueOf(figure('count', 5.25), 'en')).toBe('5.25')
})

test('what may not be shown has no value', () => {
  expect(valueOf(figure('share'), 'en')).toBeUndefined()
  expect(marginOf(figure('share', 0.9), 'en')).toBe('')
  expect(intervalOf(figure('share', 0.9), 'en')).toBe('')
})

test('the margin is half the interval, and coarse where it is wide', () => {
  expect(marginOf(figure('share', 0.94, 0.93, 0.95), 'en')).toBe('±1.0')
  expect(marginOf(figure('share', 0.5, 0.34, 0.66), 'en')).toBe('±16')
  expect(marginOf(figure('minutes', 200, 185, 215), 'en')).toBe('±15 min')
  expect(intervalOf(figure('share', 0.94, 0.93, 0.95), 'en')).toBe('93.0 – 95.0 %')
})

test('a difference has its sign; a target has no decimals that nobody meant', () => {
  expect([0.042, -0.042, 0].map((value) => signed(value, 'share', 'en'))).toEqual(['+4.2', '−4.2', '0.0'])
  expect(signed(-54, 'minutes', 'en')).toBe('−54 min')
  expect([0.98, 0.995].map(target)).toEqual(['98 %', '99.5 %'])
})
