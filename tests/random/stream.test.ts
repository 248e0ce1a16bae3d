import { describe, expect, test } from 'vitest'
import { Stream, streamKeys } from '../../src/random/index.ts'
import { freshSeed, streamAt } from './luck.ts'

const keyOf = (keys: Uint32Array, at: number): string => `${keys[at * 2]} ${keys[at * 2 + 1]}`
const drawn = (stream: Stream, count: number): number[] => Array.from({ length: count }, () => stream.next())

describe('keys', () => {
  const names = ['identify/service', 'triage/routing', 'identify/patience']
  const sources = ['counter', 'phone']
  const keys = streamKeys(7, 3, names, sources)

  test('every name and source has one, at (name × sources + source) × 2', () => {
    expect(keys.length).toBe(12)
    expect(keyOf(keys, 1 * 2 + 1)).toBe(keyOf(streamKeys(7, 3, ['triage/routing'], ['phone']), 0))
  })

  test('a new place or source leaves the others where they were', () => {
    const more = streamKeys(7, 3, ['new/service', ...names], ['post', ...sources])
    expect(keyOf(more, 1 * 3 + 1)).toBe(keyOf(keys, 0))
    expect(keyOf(more, 3 * 3 + 2)).toBe(keyOf(keys, 2 * 2 + 1))
  })

  test('seed, replication, name and source all matter, and so does where one text ends', () => {
    const all = [
      streamKeys(7, 3, ['ab'], ['c']),
      streamKeys(7, 3, ['a'], ['bc']),
      streamKeys(7, 3, ['abc'], ['']),
      streamKeys(7, 3, ['c'], ['ab']),
      streamKeys(7, 4, ['ab'], ['c']),
      streamKeys(3, 7, ['ab'], ['c']),
      streamKeys(8, 3, ['ab'], ['c']),
      streamKeys(7 + 2 ** 32, 3, ['ab'], ['c']),
      streamKeys(2 ** 53 - 1, 3, ['ab'], ['c']),
      streamKeys(7, 3, ['ab\u0000'], ['c']),
    ]
    expect(new Set(all.map((one) => keyOf(one, 0))).size).toBe(all.length)
  })

  test('a thousand similar places have a thousand keys', () => {
    const many = streamKeys(
      1,
      0,
      Array.from({ length: 1000 }, (_, i) => `step-${i}/service`),
      ['a'],
    )
    expect(new Set(Array.from({ length: 1000 }, (_, i) => keyOf(many, i))).size).toBe(1000)
  })
})

describe('positions', () => {
  const [key0, key1] = streamKeys(11, 0, ['a'], ['b'])

  test('a draw does not depend on what was drawn before', () => {
    const fresh = new Stream()
    fresh.at(key0, key1, 5, 1)
    const used = new Stream()
    used.at(key1, key0, 900, 7)
    drawn(used, 100)
    used.bits()
    used.at(key0, key1, 5, 1)
    expect(drawn(used, 20)).toEqual(drawn(fresh, 20))
  })

  test('cases, visits and attempts do not meet', () => {
    const stream = new Stream()
    const seen = new Set<number>()
    for (let index = 0; index < 20; index++) {
      for (const visit of [0, 1, 2, 65_535, 65_536, 65_537, 200_000]) {
        stream.at(key0, key1, index, visit)
        drawn(stream, 10).forEach((one) => seen.add(one))
      }
    }
    expect(seen.size).toBe(20 * 7 * 10)
  })

  test('bits and next read the same block', () => {
    const one = streamAt(3)
    const other = streamAt(3)
    const spare = one.bits()
    expect(one.uniform).toBeCloseTo(other.next(), 7) // the leading 27 bits
    expect(spare >= 0 && spare < 2048).toBe(true)
    expect(one.next()).toBe(other.next())
  })
})

describe('as random numbers', () => {
  const seed = freshSeed()
  const COUNT = 400_000
  // Where streams could betray their counters: from attempt to attempt, case to case, visit to visit, place to place.
  const walks: Record<string, (i: number, keys: Uint32Array, stream: Stream) => void> = {
    attempts: (i, keys, stream) => i % 1000 === 0 && stream.at(keys[0], keys[1], i / 1000, 0),
    cases: (i, keys, stream) => stream.at(keys[0], keys[1], i, 0),
    visits: (i, keys, stream) => stream.at(keys[0], keys[1], i >> 4, i & 15),
    places: (i, keys, stream) => stream.at(keys[(i % 64) * 2], keys[(i % 64) * 2 + 1], i >> 6, 0),
  }

  test.each(Object.keys(walks))(`along %s: uniform, and unrelated to the one before (seed ${seed})`, (name) => {
    const keys = streamKeys(
      seed,
      0,
      Array.from({ length: 64 }, (_, i) => `place-${i}`),
      ['source'],
    )
    const stream = new Stream()
    const cells = new Float64Array(256)
    let product = 0
    let before = 0.5
    let [least, most] = [1, 0]
    for (let i = 0; i < COUNT; i++) {
      walks[name](i, keys, stream)
      const u = stream.next()
      least = Math.min(least, u)
      most = Math.max(most, u)
      cells[Math.floor(u * 16) * 16 + Math.floor(before * 16)]++
      product += (u - 0.5) * (before - 0.5)
      before = u
    }
    expect(least > 0 && most < 1).toBe(true)
    // Chi-square over pairs of neighbours, 255 degrees of freedom, and their correlation.
    const expected = COUNT / 256
    const chi = cells.reduce((sum, cell) => sum + (cell - expected) ** 2 / expected, 0)
    expect(Math.abs(chi - 255) / Math.sqrt(2 * 255)).toBeLessThan(6)
    expect(Math.abs((product / COUNT) * 12 * Math.sqrt(COUNT))).toBeLessThan(5)
  })
})
