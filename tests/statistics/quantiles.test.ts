import { describe, expect, test } from 'vitest'
import { EXACT_LIMIT, Quantiles, RELATIVE_BOUND } from '../../src/statistics/index.ts'
import { freshSeed, uniforms } from '../random/luck.ts'

const of = (values: readonly number[], exactLimit = EXACT_LIMIT) => {
  const quantiles = new Quantiles({ exactLimit })
  values.forEach((value) => quantiles.add(value))
  return quantiles
}
const shares = [0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]

/** Between ranked values in proportion: the definition, spelt out. */
function exactly(ranked: Float64Array, p: number): number {
  const rank = p * (ranked.length - 1)
  const [low, high] = [ranked[Math.floor(rank)], ranked[Math.ceil(rank)]]
  return low + (rank - Math.floor(rank)) * (high - low)
}

describe('exact', () => {
  test('by hand', () => {
    const four = of([40, 10, 30, 20])
    expect([four.quantile(0), four.quantile(0.5), four.quantile(0.9), four.quantile(1)]).toEqual([10, 25, 37, 40])
    expect(four.isExact).toBe(true)
  })
  test('values may go on coming after a question', () => {
    const quantiles = of([3, 1])
    expect(quantiles.quantile(1)).toBe(3)
    quantiles.add(2)
    quantiles.add(0)
    expect([quantiles.quantile(0), quantiles.quantile(1)]).toEqual([0, 3])
  })
  test('without data there is no quantile', () => {
    expect(new Quantiles().quantile(0.5)).toBeUndefined()
  })
})

describe('in bins', () => {
  const seed = freshSeed()
  // Zeros, tiny, ordinary and huge values, and some below zero.
  const values = uniforms(seed, 5000).map((u, i) => (i % 10 === 0 ? 0 : i % 7 === 0 ? -u : Math.exp(u * 40 - 20)))

  test(`every quantile is within the stated bound (seed ${seed})`, () => {
    const sketch = of(values, 100)
    expect(sketch.isExact).toBe(false)
    const ranked = Float64Array.from(values).sort()
    const worst = Math.max(
      ...values.map((_, rank) => {
        const p = rank / (values.length - 1)
        const [got, wanted] = [sketch.quantile(p)!, exactly(ranked, p)]
        return wanted === 0 ? Math.abs(got) : Math.abs(got / wanted - 1)
      }),
    )
    expect(worst).toBeLessThanOrEqual(RELATIVE_BOUND * 1.000001)
  })

  test(`bins take over after the limit, not before (seed ${seed})`, () => {
    const many = of(uniforms(seed, EXACT_LIMIT))
    expect(many.isExact).toBe(true)
    many.add(0.5)
    expect([many.isExact, many.count]).toEqual([false, EXACT_LIMIT + 1])
    expect(Math.abs(many.quantile(0.25)! - 0.25)).toBeLessThan(0.01)
  })

  test.each([
    ['exact and exact', 10_000, 10_000],
    ['exact and bins', 10_000, 100],
    ['bins and exact', 100, 10_000],
    ['bins and bins', 100, 100],
  ])(`merging %s gives what one alone would have seen (seed ${seed})`, (_, firstLimit, secondLimit) => {
    const first = of(values.slice(0, 2000), firstLimit)
    first.merge(of(values.slice(2000), secondLimit))
    const isExact = firstLimit === 10_000 && secondLimit === 10_000
    const whole = of(values, isExact ? 10_000 : 100)
    expect([first.count, first.isExact]).toEqual([5000, isExact])
    expect(shares.map((p) => first.quantile(p))).toEqual(shares.map((p) => whole.quantile(p)))
  })

  test('survives a message, and the copy is its own', () => {
    for (const limit of [100, 10_000]) {
      const seen = of(values, limit)
      const copy = new Quantiles(structuredClone({ ...seen }))
      expect(shares.map((p) => copy.quantile(p))).toEqual(shares.map((p) => seen.quantile(p)))
      copy.add(1e12)
      expect(seen.count).toBe(5000)
    }
  })
})
