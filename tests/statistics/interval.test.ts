import { describe, expect, test } from 'vitest'
import {
  isInterval,
  meanInterval,
  quantileInterval,
  Quantiles,
  ratioInterval,
  wilsonInterval,
  type Estimate,
} from '../../src/statistics/index.ts'
import { freshSeed, streamAt } from '../random/luck.ts'
import { DistributionTable, draw } from '../../src/random/index.ts'

const rounded = (estimate: Estimate, digits = 4) =>
  isInterval(estimate) ? [estimate.value, estimate.low, estimate.high].map((x) => Number(x.toFixed(digits))) : estimate

describe('a mean over replications', () => {
  test('by hand: 1 to 5 has mean 3, deviation √2.5, and t with 4 degrees is 2.7764', () => {
    const estimate = meanInterval([1, 2, 3, 4, 5])
    expect(rounded(estimate)).toEqual([3, 1.0368, 4.9632])
    expect(estimate.n).toBe(5)
  })
  test('a replication without data is left out', () => {
    expect(meanInterval([1, undefined, 3])).toEqual(meanInterval([1, 3]))
  })
  test('too little gives a reason, never NaN', () => {
    expect(meanInterval([])).toEqual({ reason: 'no-data', n: 0 })
    expect(meanInterval([undefined])).toEqual({ reason: 'no-data', n: 0 })
    expect(meanInterval([4])).toEqual({ reason: 'too-few', value: 4, n: 1 })
  })
})

describe('a share of few (published: Newcombe, Statistics in Medicine 17, 1998, table I, method 3)', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i: %f to %f', (successes, n, low, high) => {
    expect(rounded(wilsonInterval(successes, n))).toEqual([Number((successes / n).toFixed(4)), low, high])
  })
  test('all of them is not certainty, and nothing tried says nothing', () => {
    expect(rounded(wilsonInterval(20, 20))).toEqual([1, 0.8389, 1])
    expect(wilsonInterval(0, 0)).toEqual({ reason: 'no-data', n: 0 })
  })
})

describe('a ratio of sums', () => {
  test('by hand: 3 of 2, 5 of 2, 10 of 4', () => {
    // Pooled 18 / 8 = 2.25. Without one: 15/6 = 2.5, 13/6, 8/4 = 2; pseudo-values 1.75, 2.41667, 2.75: their
    // deviation is 0.509175, so the half-width is 4.302653 × 0.509175 / √3 = 1.264861.
    expect(rounded(ratioInterval([3, 5, 10], [2, 2, 4]))).toEqual([2.25, 0.9851, 3.5149])
  })
  test('of equal denominators is the mean', () => {
    expect(rounded(ratioInterval([2, 4, 6, 8, 10], [2, 2, 2, 2, 2]))).toEqual(rounded(meanInterval([1, 2, 3, 4, 5])))
  })
  test('leaves out replications that saw nothing', () => {
    expect(ratioInterval([3, 0, 5], [2, 0, 2])).toEqual(ratioInterval([3, 5], [2, 2]))
    expect(ratioInterval([0, 3], [0, 2])).toEqual({ reason: 'too-few', value: 1.5, n: 1 })
    expect(ratioInterval([0], [0])).toEqual({ reason: 'no-data', n: 0 })
  })
})

describe('a percentile', () => {
  const of = (values: number[]) => {
    const quantiles = new Quantiles()
    values.forEach((value) => quantiles.add(value))
    return quantiles
  }
  test('by hand: the pooled median, and distances of the three medians from it', () => {
    const sections = [
      [1, 2, 3],
      [2, 4, 9],
      [3, 5, 8],
    ]
    // Pooled median of nine: 3; section medians 2, 4, 5: squares 1 + 1 + 4 over 2, so 4.302653 × √(3 / 3).
    const estimate = quantileInterval(of(sections.flat()), [2, 4, 5], 0.5)
    expect(rounded(estimate)).toEqual([3, -1.3027, 7.3027])
  })
  test('too little gives a reason', () => {
    expect(quantileInterval(of([]), [], 0.5)).toEqual({ reason: 'no-data', n: 0 })
    expect(quantileInterval(of([7]), [7, undefined], 0.5)).toEqual({ reason: 'too-few', value: 7, n: 1 })
  })
})

test('95 % intervals hold the truth 95 times in a hundred', () => {
  const seed = freshSeed()
  const table = new DistributionTable()
  const at = table.add({ distribution: 'gamma', mean: 10, shape: 4 })
  const numbers = table.toArray()
  const stream = streamAt(seed)
  const hits = { mean: 0, ratio: 0, share: 0, median: 0 }
  const holds = (estimate: Estimate, truth: number) =>
    isInterval(estimate) && estimate.low <= truth && truth <= estimate.high ? 1 : 0
  const EXPERIMENTS = 2000
  for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
    const pooled = new Quantiles()
    const sections = Array.from({ length: 10 }, (_, replication) => {
      const section = new Quantiles()
      stream.at(seed % 2 ** 32, experiment, replication, 0)
      for (let i = 0; i < 40; i++) section.add(draw(numbers, at, stream))
      pooled.merge(section)
      return section
    })
    const values = sections.map(({ values }) => values!.subarray(0, 40))
    const sums = values.map((one) => one.reduce((sum, x) => sum + x, 0))
    hits.mean += holds(meanInterval(sums.map((sum) => sum / 40)), 10)
    hits.ratio += holds(
      ratioInterval(
        sums,
        values.map(() => 40),
      ),
      10,
    )
    hits.share += holds(wilsonInterval(values.filter((one) => one[0] <= 9.180151).length, 10, 0.95), 0.5)
    const medians = sections.map((one) => one.quantile(0.5))
    hits.median += holds(quantileInterval(pooled, medians, 0.5), 9.180151) // gamma(4) median 3.672061 × 10 / 4
  }
  // A share of ten trials can only take eleven values, and sectioning is a little bold with few values each.
  const between = (low: number, share: number, high: number) =>
    expect(share > low && share < high, `${share}, seed ${seed}`).toBe(true)
  between(0.925, hits.mean / EXPERIMENTS, 0.975)
  between(0.925, hits.ratio / EXPERIMENTS, 0.975)
  between(0.925, hits.median / EXPERIMENTS, 0.985)
  between(0.9, hits.share / EXPERIMENTS, 0.999)
})
