import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshId, isId, orderBetween } from '../../src/base/index.ts'

describe('ids', () => {
  const taken = new Set(['call-back', 'call-back-2'])
  test.each([
    ['Check ID', 'check-id'],
    ['Call back', 'call-back-3'],
    ['上门维修', 'step'],
    ['  3 × Äpfel!', 'pfel'],
    ['a'.repeat(100), 'a'.repeat(40)],
  ])('%s becomes %s', (name, id) => {
    expect(freshId(name, 'step', (one) => taken.has(one))).toBe(id)
  })

  test('whatever the name, the id is one', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => isId(freshId(name, 'step', () => false))))
  })
})

describe('an order key between two others', () => {
  const key = fc
    .string({ unit: fc.constantFrom(...'abcyz'), minLength: 1, maxLength: 6 })
    .filter((one) => !one.endsWith('a'))

  test('lies strictly between, and never ends in “a”', () => {
    fc.assert(
      fc.property(fc.option(key, { nil: undefined }), fc.option(key, { nil: undefined }), (one, other) => {
        const [low, high] = one !== undefined && other !== undefined && one > other ? [other, one] : [one, other]
        fc.pre(low === undefined || high === undefined || low < high)
        const between = orderBetween(low, high)
        expect(between).toMatch(/^[a-z]*[b-z]$/)
        if (low !== undefined) expect(between > low).toBe(true)
        if (high !== undefined) expect(between < high).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('there is always room: a thousand inserts anywhere renumber nobody and stay sorted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }),
        (places) => {
          const keys: string[] = []
          for (const place of places) {
            const at = Math.min(keys.length, Math.floor(place * (keys.length + 1)))
            keys.splice(at, 0, orderBetween(keys[at - 1], keys[at]))
          }
          expect(keys).toEqual([...new Set(keys)].sort())
        },
      ),
      { numRuns: 20 },
    )
    let [first, last] = [orderBetween(undefined, undefined), orderBetween(undefined, undefined)]
    for (let count = 0; count < 500; count += 1) {
      first = orderBetween(undefined, first)
      last = orderBetween(last, undefined)
    }
    expect(first < last).toBe(true)
    expect(Math.max(first.length, last.length)).toBeLessThan(200)
  })
})

test('ten thousand that come one behind the other have short keys, in their order', () => {
  const keys = [orderBetween(undefined, undefined)]
  while (keys.length < 10_000) keys.push(orderBetween(keys.at(-1), undefined))
  expect(keys.toSorted()).toEqual(keys)
  expect(new Set(keys).size).toBe(10_000)
  expect(Math.max(...keys.map(({ length }) => length))).toBeLessThanOrEqual(16)
  // And there is room between any two.
  const between = orderBetween(keys[600], keys[601])
  expect(keys[600] < between && between < keys[601]).toBe(true)
})
