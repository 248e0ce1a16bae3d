import { expect, test } from 'vitest'
import { Welford } from '../../src/statistics/index.ts'
import { freshSeed, uniforms } from '../random/luck.ts'

test('mean, variance and extremes, by hand', () => {
  const seen = Welford.of([2, 4, 4, 4, 5, 5, 7, 9])
  expect([seen.count, seen.mean, seen.variance, seen.least, seen.greatest]).toEqual([8, 5, 32 / 7, 2, 9])
})

test('without data there is no figure', () => {
  const none = new Welford()
  expect([none.mean, none.variance, none.deviation, none.least, none.greatest]).toEqual(Array(5).fill(undefined))
  expect([Welford.of([3]).mean, Welford.of([3]).variance]).toEqual([3, undefined])
})

test('merged parts are the whole, and an empty part changes nothing', () => {
  const seed = freshSeed()
  const values = uniforms(seed, 1000).map((u) => 1e6 + u)
  const merged = new Welford()
  for (const [from, to] of [
    [0, 1],
    [1, 1],
    [1, 400],
    [400, 1000],
  ])
    merged.merge(Welford.of(values.slice(from, to)))
  const whole = Welford.of(values)
  expect(merged.count, `seed ${seed}`).toBe(1000)
  expect(merged.mean! / whole.mean!).toBeCloseTo(1, 14)
  expect(merged.variance! / whole.variance!).toBeCloseTo(1, 8)
  expect([merged.least, merged.greatest]).toEqual([whole.least, whole.greatest])
})

test('survives a message', () => {
  const seen = Welford.of([1, 2, 4])
  expect(new Welford(structuredClone({ ...seen }))).toEqual(seen)
})
