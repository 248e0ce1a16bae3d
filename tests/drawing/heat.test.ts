import { expect, test } from 'vitest'
import type { BlueprintRecord } from '../../src/blueprint/index.ts'
import { heatOf, scaleOf, loadHeat } from '../../src/drawing/heat.ts'
import { document } from '../layout/documents.ts'

test.each([
  [undefined, 0],
  [0, 0],
  [4.9, 0],
  [5, 1],
  [53, 3],
  [200, 5],
  [360, 6],
] as const)('a wait of %s minutes is heat %i where the promise is in hours', (minutes, heat) => {
  expect(heatOf(minutes, 'hours')).toBe(heat)
})

test('people who are busy nine tenths of their time are nearly at the top', () => {
  expect([0.09, 0.72, 0.94, 1].map(loadHeat)).toEqual([0, 3, 5, 6])
})

test.each([
  [15, 'min', 'minutes'],
  [8, 'h', 'hours'],
  [2, 'd', 'days'],
  [8, 'workday', 'days'],
] as const)('a promise of %i %s is looked at in %s', (value, unit, scale) => {
  const level = { type: 'service-level', clock: 'c', within: { value, unit }, attainment: 0.9 } as BlueprintRecord
  expect(scaleOf(document({ level }))).toBe(scale)
})

test('without a promise the hours serve', () => {
  expect(scaleOf(document({}))).toBe('hours')
})
