import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDiff, diffRecords, equal, isEmpty, reversed, type Records } from '../../src/base/index.ts'

const value = fc.jsonValue({ maxDepth: 2 })
const fields = fc.dictionary(fc.constantFrom('name', 'time', 'needs', 'order'), value, { noNullPrototype: true })
const records: fc.Arbitrary<Records> = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fields, {
  noNullPrototype: true,
})

describe('a diff', () => {
  test('names records and fields, and nothing that stayed', () => {
    const before = { stays: { x: 1 }, changes: { x: 1, y: [2], z: 3 }, goes: { x: 1 } }
    const after = { stays: { x: 1 }, changes: { x: 1, y: [2, 3], w: 4 }, comes: { x: 5 } }
    expect(diffRecords(before, after)).toEqual({
      changes: { before: { y: [2], z: 3 }, after: { y: [2, 3], w: 4 } },
      goes: { before: { x: 1 }, after: undefined },
      comes: { before: undefined, after: { x: 5 } },
    })
  })

  test('applied leads from the one to the other, reversed back again', () => {
    fc.assert(
      fc.property(records, records, (before, after) => {
        const diff = diffRecords(before, after)
        expect(equal(applyDiff(before, diff), after)).toBe(true)
        expect(equal(applyDiff(after, reversed(diff)), before)).toBe(true)
        expect(isEmpty(diff)).toBe(equal(before, after))
        expect(reversed(reversed(diff))).toEqual(diff)
      }),
    )
  })

  test('changes nothing of what it is laid on', () => {
    fc.assert(
      fc.property(records, records, (before, after) => {
        const text = JSON.stringify(before)
        applyDiff(before, diffRecords(before, after))
        expect(JSON.stringify(before)).toBe(text)
      }),
    )
  })

  test('undoing my change leaves somebody else’s later one', () => {
    const before = { step: { name: 'Check', time: 5, people: 1 } }
    const mine = { step: { name: 'Verify', time: 8, people: 1 } }
    const theirs = { step: { name: 'Verify', time: 12, people: 3 }, more: { x: 1 } }
    expect(applyDiff(theirs, reversed(diffRecords(before, mine)))).toEqual({
      step: { name: 'Check', time: 12, people: 3 },
      more: { x: 1 },
    })
  })

  test('fields of a record that somebody has removed stay removed', () => {
    const diff = diffRecords({ step: { name: 'Check' } }, { step: { name: 'Verify' } })
    expect(applyDiff({}, diff)).toEqual({})
  })
})

describe('equality', () => {
  test.each([
    [{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [[1, 2], { 0: 1, 1: 2 }, false],
    [NaN, NaN, true],
    [0, -0, false],
    [null, {}, false],
    [{ toString: 1 }, { a: 1 }, false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect([equal(one, other), equal(other, one)]).toEqual([expected, expected])
  })
})
