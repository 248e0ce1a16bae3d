import { describe, expect, test } from 'vitest'
import { compare } from '../../src/statistics/index.ts'

describe('the same luck in both scenarios', () => {
  test('by hand: differences 1, 2, 3', () => {
    const { difference, varianceSaved, evidence } = compare([10, 20, 30], [11, 22, 33])
    // mean 2, deviation 1, t 4.302653: half-width 2.484138. Variances 100 and 121 alone, 1 paired.
    expect(difference).toMatchObject({ value: 2, n: 3 })
    expect('halfWidth' in difference && difference.halfWidth).toBeCloseTo(2.484138, 6)
    expect(varianceSaved).toBeCloseTo(1 - 1 / 221, 12)
    expect(evidence).toBe('not-enough')
  })

  test.each([
    ['a clear gain', [10, 20, 30, 40], [8, 18.1, 27.9, 38], 0.5, 'enough'],
    ['no difference at all', [10, 20, 30], [10, 20, 30], 0, 'tiny'],
    ['a difference that is certain and does not matter', [10, 20, 30], [10.1, 20.1, 30.1], 0.5, 'tiny'],
    ['a difference lost in noise', [10, 20, 30], [30, 10, 20], 0.5, 'not-enough'],
    ['one replication', [10], [12], 0.5, 'not-enough'],
    ['none', [], [], 0.5, 'not-enough'],
  ] as const)('%s', (_, base, other, indifference, evidence) => {
    expect(compare(base, other, indifference).evidence).toBe(evidence)
  })

  test('a replication counts only where both have data', () => {
    expect(compare([1, undefined, 3, 5], [2, 9, undefined, 7]).difference).toEqual(compare([1, 5], [2, 7]).difference)
    expect(compare([undefined], [1])).toEqual({
      difference: { reason: 'no-data', n: 0 },
      varianceSaved: undefined,
      evidence: 'not-enough',
    })
  })
})
