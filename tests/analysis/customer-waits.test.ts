/** The time lived at a wait of the customer, from the end of the step before it until the step it waits for begins. */
import { describe, expect, test } from 'vitest'
import { spanOf, type Identified, type NodeOf } from '../../src/blueprint/index.ts'
import { blueprintOf, figuresOf, type HandRow, type World } from './by-hand.ts'

const named = (type: string, more = {}) => ({ type, name: { en: type }, ...more })
const node = (kind: string, lane: string, more = {}) => named('node', { kind, lane, ...more })
const flow = (from: string, to: string, kind = 'sequence') => ({ type: 'flow', kind, from, to })

/** Asks, is visited, and waits for the offer, which is checked twice behind the line before somebody makes it. */
const records = {
  theirs: named('lane', { role: 'customer', order: 'a' }),
  front: named('lane', { role: 'frontstage', order: 'b' }),
  clerks: named('pool', { capacity: 1 }),
  experts: named('pool', { capacity: 1 }),
  asks: node('arrival', 'theirs'),
  visit: node('action', 'front', { needs: [{ from: ['clerks'] }] }),
  check: node('action', 'front', { needs: [{ from: ['experts'] }] }),
  right: node('decision', 'front'),
  offer: node('action', 'front', { needs: [{ from: ['clerks'] }] }),
  done: node('end', 'theirs'),
  waits: node('wait', 'theirs', { for: 'offer' }),
  reads: node('action', 'theirs'),
  f1: flow('asks', 'visit'),
  f2: flow('visit', 'check'),
  f3: flow('check', 'right'),
  again: { ...flow('right', 'check'), share: 0.5 },
  f4: { ...flow('right', 'offer'), share: 0.5 },
  f5: flow('offer', 'done'),
  j1: flow('visit', 'waits', 'journey'),
  j2: flow('waits', 'reads', 'journey'),
}
const world = (more: Record<string, unknown> = {}): World => ({
  records: { ...records, ...more },
  places: { visit: ['clerks'], check: ['experts'], right: [], offer: ['clerks'], done: [] },
  pools: ['clerks', 'experts'],
  flows: ['f1', 'f2', 'f3', 'again', 'f4', 'f5'],
})
/** The offer’s own line is 2 minutes; the wait for it lasts from minute 5 to minute 62. */
const asked: HandRow[] = [
  [0, 'arrive', 0, 0, 'visit', 0, 0],
  [0, 'enter', 0, 0, 'visit', 'f1', 0],
  [0, 'begin', 0, 0, 'visit', 'f1', 0],
  [5, 'finish', 0, 0, 'visit', 'f2', 5],
  [5, 'enter', 0, 0, 'check', 'f2', 0],
  [15, 'begin', 0, 0, 'check', 'f2', 10],
  [25, 'finish', 0, 0, 'check', 'f3', 10],
  [25, 'decide', 0, 0, 'right', 'again', 0],
  [25, 'enter', 0, 0, 'check', 'again', 0],
  [40, 'begin', 0, 0, 'check', 'again', 15],
  [60, 'finish', 0, 0, 'check', 'f3', 20],
  [60, 'decide', 0, 0, 'right', 'f4', 0],
  [60, 'enter', 0, 0, 'offer', 'f4', 0],
  [62, 'begin', 0, 0, 'offer', 'f4', 2],
  [70, 'finish', 0, 0, 'offer', 'f5', 8],
  [70, 'end', 0, 0, 'done', 'satisfied', 70],
  [70, 'gone', 0, 0, 'done', 'satisfied', 70],
]
/** Comes in the slot of the first; is visited until minute 110 and turned away without an offer. */
const turnedAway: HandRow[] = [
  [100, 'arrive', 0, 0, 'visit', 0, 1],
  [100, 'enter', 0, 0, 'visit', 'f1', 0],
  [100, 'begin', 0, 0, 'visit', 'f1', 0],
  [110, 'finish', 0, 0, 'visit', 'f2', 10],
  [110, 'end', 0, 0, 'done', -1, 10],
  [110, 'gone', 0, 0, 'done', -1, 10],
]
/** In the same slot again: waits 20, from minute 203 to minute 223. */
const quick: HandRow[] = [
  [200, 'arrive', 0, 0, 'visit', 0, 2],
  [200, 'enter', 0, 0, 'visit', 'f1', 0],
  [200, 'begin', 0, 0, 'visit', 'f1', 0],
  [203, 'finish', 0, 0, 'visit', 'f2', 3],
  [203, 'enter', 0, 0, 'offer', 'f4', 0],
  [223, 'begin', 0, 0, 'offer', 'f4', 20],
  [225, 'finish', 0, 0, 'offer', 'f5', 2],
  [225, 'end', 0, 0, 'done', 'satisfied', 25],
  [225, 'gone', 0, 0, 'done', 'satisfied', 25],
]

describe('the time at a wait', () => {
  test('is what lies between entering and leaving it, not the line of the step that it waits for', () => {
    const figures = figuresOf(world(), asked)
    expect(figures['wait.mean@waits']).toMatchObject({ value: 57, n: 1, unit: 'minutes' })
    expect(figures['wait.mean@offer']).toMatchObject({ value: 2, n: 1 })
  })

  test('is of those who get there; who leaves before takes its time along', () => {
    const figures = figuresOf(world(), [...asked, ...turnedAway, ...quick])
    expect(figures['wait.mean@waits']).toMatchObject({ value: (57 + 20) / 2, n: 2 })
    expect(figures['wait.p90@waits'].value).toBeGreaterThan(50)
  })

  test('begins at the wait itself, where cases pass it', () => {
    const { f2: _, ...rest } = records
    const passed = { ...world(), records: { ...rest, in: flow('visit', 'waits'), on: flow('waits', 'check') } }
    const rows = asked.flatMap((row): HandRow[] =>
      row[1] === 'enter' && row[4] === 'check' && row[0] === 5 ? [[5, 'finish', 0, 0, 'waits', 'on', 0], row] : [row],
    )
    expect(figuresOf({ ...passed, places: { ...passed.places, waits: [] } }, rows)['wait.mean@waits'].value).toBe(57)
  })

  test('of nothing before it is the line of the step that it waits for', () => {
    const { j1: _, ...rest } = records
    expect(figuresOf({ ...world(), records: rest }, asked)['wait.mean@waits'].value).toBe(2)
  })
})

describe('a wait begins and ends', () => {
  const span = (more: Record<string, unknown>) => {
    const blueprint = blueprintOf({ ...records, ...more })
    return spanOf(blueprint, { id: 'waits', ...blueprint.records.waits } as Identified<NodeOf<'wait'>>)
  }
  test('with the steps before it on the journey and the step that it is for', () => {
    expect(span({})).toEqual({ after: ['visit'], until: ['offer'] })
  })
  test('through an encounter, where the customer’s step only shows what is done together', () => {
    const says = node('action', 'theirs')
    const together = { says, j1: flow('says', 'waits', 'journey'), e1: flow('says', 'visit', 'encounter') }
    expect(span(together)).toEqual({ after: ['visit'], until: ['offer'] })
    const met = { waits: node('wait', 'theirs'), e2: flow('offer', 'reads', 'encounter') }
    expect(span({ ...together, ...met })).toEqual({ after: ['visit'], until: ['offer'] })
  })
  test('further back, where nobody takes part in the step before it', () => {
    const alone = {
      says: node('action', 'theirs'),
      j0: flow('asks', 'says', 'journey'),
      j1: flow('says', 'waits', 'journey'),
    }
    expect(span(alone)).toEqual({ after: ['asks'], until: ['offer'] })
  })
})
