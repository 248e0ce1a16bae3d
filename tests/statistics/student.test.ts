import { expect, test } from 'vitest'
import { studentAbove, studentQuantile } from '../../src/statistics/index.ts'

/** NIST/SEMATECH e-Handbook of Statistical Methods, §1.3.6.7.2: upper critical values. */
const table: [degrees: number, p: number, t: number][] = [
  [1, 0.9, 3.078],
  [1, 0.975, 12.706],
  [3, 0.999, 10.215],
  [2, 0.95, 2.92],
  [4, 0.975, 2.776],
  [5, 0.995, 4.032],
  [9, 0.975, 2.262],
  [10, 0.99, 2.764],
  [19, 0.975, 2.093],
  [30, 0.95, 1.697],
  [99, 0.975, 1.984],
]

test.each(table)('with %i degrees of freedom, t at %f is %f', (degrees, p, t) => {
  expect(Math.abs(studentQuantile(p, degrees) - t)).toBeLessThanOrEqual(0.00051)
})

test('to eleven figures where a closed form exists', () => {
  for (const p of [0.6, 0.9, 0.975, 0.9999, 0.3]) {
    const one = Math.tan(Math.PI * (p - 0.5))
    const two = (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)))
    expect(studentQuantile(p, 1) / one).toBeCloseTo(1, 11)
    expect(studentQuantile(p, 2) / two).toBeCloseTo(1, 11)
  }
})

test('is symmetric, undone by its tail, and normal in the end', () => {
  expect(studentQuantile(0.5, 7)).toBe(0)
  expect(studentQuantile(0.025, 7)).toBeCloseTo(-studentQuantile(0.975, 7), 12)
  for (const degrees of [1, 3, 19, 500])
    expect(studentAbove(studentQuantile(0.98, degrees), degrees)).toBeCloseTo(0.02, 12)
  expect(studentAbove(-1, 5) + studentAbove(1, 5)).toBeCloseTo(1, 14)
  // z + (z³ + z) / 4ν, Abramowitz & Stegun 26.7.5
  expect(studentQuantile(0.975, 1e5)).toBeCloseTo(1.959963985 + 9.489223 / 4e5, 8)
})
