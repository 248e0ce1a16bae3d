import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaledToOne } from '../../src/random/index.ts'

test.each([
  [
    [0.5, 0.3],
    [0.625, 0.375],
  ],
  [
    [0.9, 0.2, 0.1],
    [0.75, 0.1667, 0.0833],
  ],
  [
    [1, 1, 1],
    [0.3334, 0.3333, 0.3333],
  ],
  [
    [0, 0],
    [0.5, 0.5],
  ],
])('%j become %j', (shares, scaled) => {
  expect(scaledToOne(shares)).toEqual(scaled)
})

test('any shares come to 1 and stay shares', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }), (thousandths) => {
      const scaled = scaledToOne(thousandths.map((one) => one / 1000))
      expect(Math.abs(scaled.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9)
      expect(scaled.every((share) => share >= 0 && share <= 1)).toBe(true)
    }),
  )
})
