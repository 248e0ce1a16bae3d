/** What is folded: strips and slabs, and everything else where it was. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { layout, type Picture, type PictureSlab } from '../../src/layout/index.ts'
import { anyDocument, card, chain, document, flow, named, step } from './documents.ts'
import { expectSound } from './sound.ts'

const picture = (blueprint: Blueprint, ...folded: string[]): Picture => layout(blueprint, { language: 'en', folded })
const slabsOf = ({ slabs }: Picture): string[] =>
  slabs.map(({ nameLines, column, holds }) => `${nameLines.join(' ')} @${column}: ${holds.join(' ')}`).sort()
const wayOf = ({ edges }: Picture): string[] => edges.map(({ from, to }) => `${from} → ${to}`).sort()

const desk = document({
  one: named('department', 'One', 'b'),
  two: named('department', 'Two', 'c'),
  call: step('customer', { name: { en: 'Calls' } }),
  ask: step('frontstage', { name: { en: 'Asks' }, department: 'one' }),
  look: step('frontstage', { name: { en: 'Looks' }, department: 'one' }),
  sort: step('frontstage', { name: { en: 'Sorts' }, department: 'two' }),
  send: step('backstage', { name: { en: 'Sends' } }),
  ...chain('call', 'ask', 'look', 'sort', 'send'),
})

describe('a folded lane', () => {
  test('is one strip, whatever departments are in it, with a slab for each column', () => {
    const open = picture(desk)
    const shut = picture(desk, 'frontstage')
    expect(slabsOf(shut)).toEqual(['Asks @0: ask', 'Looks @1: look', 'Sorts @2: sort'])
    const [before, after] = [open, shut].map(({ lanes }) => lanes.find(({ id }) => id === 'frontstage')!)
    expect(before.departments.map(({ id }) => id)).toEqual(['one', 'two'])
    expect(after).toMatchObject({ folded: true, departments: [{ folded: true }] })
    expect(after.height).toBeLessThan(before.height / 2)
  })

  test('shows which flows come and go, and not those inside of it from slab to the same slab', () => {
    expect(wayOf(picture(desk, 'frontstage'))).toEqual(['ask → look', 'call → ask', 'look → sort', 'sort → send'])
  })

  test('names the first of several in a column, and counts the others', () => {
    const ways = document({
      which: step('customer', { kind: 'decision' }),
      ask: step('frontstage', { name: { en: 'Asks' } }),
      look: step('frontstage', { name: { en: 'Looks it up' } }),
      f1: flow('which', 'ask', { share: 0.5 }),
      f2: flow('which', 'look', { share: 0.5 }),
    })
    const shut = picture(ways, 'frontstage')
    expect(slabsOf(shut)).toEqual(['Asks +1 @1: ask look'])
    // Two that go the same way are one, and its share would be wrong.
    expect(shut.edges.map(({ id, label }) => [id, label])).toEqual([['f1', undefined]])
  })
})

test('a folded department is a strip in each of its lanes; the others stay', () => {
  const shut = picture(desk, 'one')
  expect(slabsOf(shut)).toEqual(['Asks @0: ask', 'Looks @1: look'])
  expect(shut.lanes.find(({ id }) => id === 'frontstage')?.departments).toMatchObject([
    { id: 'one', folded: true },
    { id: 'two', folded: false },
  ])
})

test('a folded phase is one column, with a slab for each row that says how many', () => {
  const phased = document({
    before: named('phase', 'Before', 'b'),
    then: named('phase', 'Then', 'c'),
    call: step('customer', { phase: 'before' }),
    ask: step('frontstage', { phase: 'before' }),
    look: step('frontstage', { phase: 'before' }),
    send: step('backstage', { phase: 'then' }),
    letter: card(),
    ...chain('call', 'ask', 'look', 'send'),
    shown: flow('letter', 'call', { kind: 'evidence' }),
  })
  const shut = picture(phased, 'before')
  expect(slabsOf(shut)).toEqual(['1 @0: call', '1 @0: letter', '2 @0: ask look'])
  expect(wayOf(shut)).toEqual(['call → ask', 'letter → call', 'look → send'])
  expect(shut.phases).toMatchObject([
    { id: 'before', folded: true },
    { id: 'then', folded: false },
  ])
  expect(shut.phases[0].width).toBeLessThan(picture(phased).phases[0].width / 2)
})

test('nothing folded is the picture as it was', () => {
  fc.assert(
    fc.property(anyDocument(), (blueprint) => {
      expect(JSON.stringify(picture(blueprint, 'nobody'))).toBe(JSON.stringify(layout(blueprint, { language: 'en' })))
    }),
    { numRuns: 40 },
  )
})

describe('whatever is folded', () => {
  const anyFolding = fc.record({
    blueprint: anyDocument(),
    folded: fc.subarray(['customer', 'frontstage', 'backstage', 'support', 'evidence', 'd1', 'd2', 'p1', 'p2', 'p3'], {
      minLength: 1,
    }),
  })
  const always = (holds: (open: Picture, shut: Picture, folded: string[]) => void, numRuns = 120) =>
    fc.assert(
      fc.property(anyFolding, ({ blueprint, folded }) =>
        holds(picture(blueprint), picture(blueprint, ...folded), folded),
      ),
      { numRuns },
    )

  test('every step is drawn, or in one slab that says whose folding it is of', () => {
    always((open, shut, folded) => {
      const drawn = [...shut.nodes.map(({ id }) => id), ...shut.slabs.flatMap(({ holds }) => holds)]
      expect(drawn.sort()).toEqual(open.nodes.map(({ id }) => id).sort())
      for (const { by } of shut.slabs) {
        expect(by.length).toBeGreaterThan(0)
        expect(by.every((id) => folded.includes(id))).toBe(true)
      }
      for (const { lane, department } of shut.nodes) {
        expect(folded).not.toContain(lane)
        expect(folded).not.toContain(department)
      }
    })
  })

  test('steps and slabs do not overlap, edges run around both, and no two lie on one another', () => {
    always((_, shut) => expectSound(shut), 200)
  })

  test('what stands left of something still does: rows fold without moving anything in time', () => {
    always((open, shut) => {
      const columns = new Map(open.nodes.map(({ id, column }) => [id, column]))
      const placed = [...shut.nodes.map(({ id, column }) => ({ ids: [id], column })), ...shut.slabs.map(asPlaced)]
      for (const a of placed)
        for (const b of placed)
          for (const one of a.ids)
            for (const other of b.ids)
              if ((columns.get(one) ?? 0) < (columns.get(other) ?? 0)) expect(a.column).toBeLessThanOrEqual(b.column)
      if (open.phases.every((_, at) => !shut.phases[at].folded))
        for (const { ids, column } of placed) for (const id of ids) expect(columns.get(id)).toBe(column)
    })
  })
})

const asPlaced = ({ holds, column }: PictureSlab) => ({ ids: holds, column })
