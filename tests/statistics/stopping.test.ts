import { describe, expect, test } from 'vitest'
import { decide, decideAll, stoppingRule, studentQuantile, Welford } from '../../src/statistics/index.ts'
import { freshSeed, uniforms } from '../random/luck.ts'

const steady = (count: number): number[] => Array.from({ length: count }, (_, i) => 100 + (i % 2))

describe('enough replications', () => {
  test('narrow at once: five, and five more to be sure', () => {
    expect(decide(steady(5))).toEqual({ verdict: 'more', replications: 10 })
    expect(decide(steady(10))).toEqual({ verdict: 'enough', replications: 10 })
  })

  test('what ran beyond the decision changes nothing', () => {
    expect(decide([...steady(10), 1e6, -1e6, 3])).toEqual({ verdict: 'enough', replications: 10 })
  })

  test('narrow by accident: the look-ahead finds out', () => {
    const values = [...steady(7), 300, 20, 250, 100]
    expect(decide(values)).toEqual({ verdict: 'more', replications: 15 })
  })

  test('never before the fewest, never beyond the most', () => {
    expect(decide([])).toEqual({ verdict: 'more', replications: 5 })
    const wild = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 0 : 1000))
    expect(decide(wild, { ...stoppingRule, most: 40 })).toEqual({ verdict: 'capped', replications: 40 })
    expect(decide(wild.slice(0, 38), { ...stoppingRule, most: 39 })).toEqual({ verdict: 'more', replications: 39 })
  })

  test('a mean near zero is known by its absolute half-width', () => {
    const around = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? -1 : 1))
    expect(decide(around).verdict).toBe('more')
    expect(decide(around, { ...stoppingRule, absoluteHalfWidth: 1 }).verdict).toBe('enough')
  })

  test('replications without data do not count as known', () => {
    expect(decide(Array(20).fill(undefined)).verdict).toBe('more')
  })

  test('of several measures, the one that needs most decides', () => {
    const slow = uniforms(5, 900).map((u) => 50 + 100 * (u - 0.5))
    const alone = decide(slow)
    expect(alone.verdict).toBe('enough')
    expect(decideAll([steady(900), slow])).toEqual(alone)
    expect(decideAll([steady(10), slow.slice(0, 10)]).verdict).toBe('more')
  })

  test('the answer is the same whenever it is asked, and the half-width is as wanted', () => {
    const seed = freshSeed()
    const values = uniforms(seed, 600).map((u) => 10 + 20 * u)
    const final = decide(values)
    for (let n = 5; n < final.replications; n += 5) expect(decide(values.slice(0, n)).verdict).toBe('more')
    expect(final.verdict, `seed ${seed}`).toBe('enough')
    const { mean, deviation } = Welford.of(values.slice(0, final.replications))
    const halfWidth = (studentQuantile(0.975, final.replications - 1) * deviation!) / Math.sqrt(final.replications)
    expect(halfWidth / mean!).toBeLessThanOrEqual(0.05)
  })
})
