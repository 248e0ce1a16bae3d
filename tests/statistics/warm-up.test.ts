import { expect, test } from 'vitest'
import { warmUp } from '../../src/statistics/index.ts'
import { freshSeed, uniforms } from '../random/luck.ts'

const batches = (means: number[]): number[] => means.flatMap((mean) => [mean - 2, mean - 1, mean, mean + 1, mean + 2])

test('by hand: three low batches, then 10 and 12 in turn', () => {
  // Batch means 0 4 8 and then eleven of 10, 12 …: leaving out three batches gives 10.9 / 121 = 0.0902,
  // leaving out two 18.7 / 144 = 0.1296, leaving out four 9.6 / 100 = 0.1.
  const series = batches([0, 4, 8, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10])
  expect(warmUp(series)).toEqual({ cut: 15 })
})

test('a series that is steady from the start loses nothing much', () => {
  expect(warmUp(batches(Array(20).fill(7)))).toEqual({ cut: 0 })
})

test('a series that never settles is too short', () => {
  expect(warmUp(Array.from({ length: 500 }, (_, i) => i))).toEqual({ reason: 'too-short' })
})

test('fewer than ten batches say nothing', () => {
  expect(warmUp([])).toEqual({ reason: 'too-short' })
  expect(warmUp(Array(49).fill(1))).toEqual({ reason: 'too-short' })
  expect(warmUp(Array(50).fill(1))).toEqual({ cut: 0 })
})

test('a queue that fills up from empty is cut where it has filled', () => {
  const seed = freshSeed()
  const series = uniforms(seed, 5000).map((u, i) => 20 * (1 - Math.exp(-i / 100)) + 4 * (u - 0.5))
  const found = warmUp(series)
  expect('cut' in found && found.cut > 150 && found.cut < 1200, `${JSON.stringify(found)}, seed ${seed}`).toBe(true)
})
