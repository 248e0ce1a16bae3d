import { describe, expect, test } from 'vitest'
import { decide, isInterval, meanInterval, stoppingRule } from '../../src/statistics/index.ts'
import { freshSeed, uniforms } from '../random/luck.ts'

/** Whether the mean of the first n values is known to a twentieth of itself, or to `absolute`, for each n. */
const narrowOf = (values: readonly (number | undefined)[], absolute = 0): boolean[] =>
  values.map((_, at) => {
    const estimate = meanInterval(values.slice(0, at + 1))
    return isInterval(estimate) && estimate.halfWidth <= Math.max(0.05 * Math.abs(estimate.value), absolute)
  })
const steady = (count: number): boolean[] => narrowOf(Array.from({ length: count }, (_, i) => 100 + (i % 2)))

describe('enough replications', () => {
  test('narrow at once: five, and five more to be sure', () => {
    expect(decide(steady(5))).toEqual({ verdict: 'more', replications: 10 })
    expect(decide(steady(10))).toEqual({ verdict: 'enough', replications: 10 })
  })

  test('what ran beyond the decision changes nothing', () => {
    expect(decide([...steady(10), false, false, false])).toEqual({ verdict: 'enough', replications: 10 })
  })

  test('narrow by accident: the look-ahead finds out', () => {
    const values = [100, 101, 100, 101, 100, 101, 100, 300, 20, 250, 100]
    expect(decide(narrowOf(values))).toEqual({ verdict: 'more', replications: 15 })
  })

  test('after many replications the look-ahead is longer: five of a hundred', () => {
    const late = Array.from({ length: 220 }, (_, at) => at >= 200)
    expect(decide(late.slice(0, 210))).toEqual({ verdict: 'more', replications: 215 })
    expect(decide(late)).toEqual({ verdict: 'enough', replications: 215 })
  })

  test('never before the fewest, never beyond the most', () => {
    expect(decide([])).toEqual({ verdict: 'more', replications: 5 })
    const wild = Array<boolean>(50).fill(false)
    expect(decide(wild, { ...stoppingRule, most: 40 })).toEqual({ verdict: 'capped', replications: 40 })
    expect(decide(wild.slice(0, 38), { ...stoppingRule, most: 39 })).toEqual({ verdict: 'more', replications: 39 })
  })

  test('a mean near zero is known by its absolute half-width', () => {
    const around = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? -1 : 1))
    expect(decide(narrowOf(around)).verdict).toBe('more')
    expect(decide(narrowOf(around, 1)).verdict).toBe('enough')
  })

  test('the answer is the same whenever it is asked, and the half-width is as wanted', () => {
    const seed = freshSeed()
    const values = uniforms(seed, 600).map((u) => 10 + 20 * u)
    const narrow = narrowOf(values)
    const final = decide(narrow)
    for (let n = 5; n < final.replications; n += 5) expect(decide(narrow.slice(0, n)).verdict).toBe('more')
    expect(final.verdict, `seed ${seed}`).toBe('enough')
    const estimate = meanInterval(values.slice(0, final.replications))
    expect(isInterval(estimate) && estimate.halfWidth / estimate.value).toBeLessThanOrEqual(0.05)
  })
})
