/** What happens between departments, worked by hand. */
import { describe, expect, test } from 'vitest'
import { figuresOf, type HandRow, type World } from './by-hand.ts'

const node = (name: string, department: string, lane: string, more = {}) => ({
  ...{ type: 'node', kind: 'action', name: { en: name }, lane, department },
  ...more,
})
const flow = (from: string, to: string, more = {}) => ({ type: 'flow', kind: 'sequence', from, to, ...more })
const clerks = (name: string) => ({ type: 'pool', name: { en: name }, capacity: 9 })

/** A customer calls the desk, which hands over to the office; the office answers or sends round again. */
const records = {
  customers: { type: 'lane', name: { en: 'Customer' }, role: 'customer' },
  front: { type: 'lane', name: { en: 'Front' }, role: 'frontstage' },
  back: { type: 'lane', name: { en: 'Back' }, role: 'backstage' },
  desk: { type: 'department', name: { en: 'Desk' } },
  office: { type: 'department', name: { en: 'Office' } },
  cashier: { type: 'department', name: { en: 'Cashier' } },
  agents: clerks('Agents'),
  officers: clerks('Officers'),
  call: { type: 'node', kind: 'arrival', name: { en: 'Call' }, lane: 'customers' },
  log: node('Log', 'desk', 'front', { needs: [{ from: ['agents'] }] }),
  pay: node('Pay', 'cashier', 'front', { needs: [{ from: ['agents'] }] }),
  check: node('Check', 'office', 'back', { needs: [{ from: ['officers'] }] }),
  reply: node('Reply', 'desk', 'front', { needs: [{ from: ['agents'] }] }),
  done: { type: 'node', kind: 'end', name: { en: 'Done' }, lane: 'customers' },
  in: flow('call', 'log'),
  'to-pay': flow('log', 'pay'),
  'in-pay': { ...flow('call', 'pay'), kind: 'encounter' },
  over: flow('log', 'check', { handoff: { agreed: { value: 30, unit: 'min' }, bounce: { share: 0.1 } } }),
  answer: flow('check', 'reply'),
  redo: flow('reply', 'check'),
  out: flow('reply', 'done'),
  'out-at-once': flow('log', 'done'),
  'out-paid': flow('pay', 'done'),
  promise: {
    ...{ type: 'clock', name: { en: 'Served' }, counts: 'natural', audience: 'customer' },
    ...{ start: { at: 'log', when: 'enter' }, stop: { at: 'reply', when: 'finish' } },
  },
  level: { type: 'service-level', clock: 'promise', within: { value: 60, unit: 'min' }, attainment: 0.9 },
}
const world: World = {
  records,
  places: {
    ...{ log: ['agents'], pay: ['agents'], 'over~receipt': [], check: ['officers'], reply: ['agents'] },
    ...{ done: [], side: [] },
  },
  pools: ['agents', 'officers'],
  flows: ['to-pay', 'over', 'over~refused', 'answer', 'redo', 'out', 'out-at-once', 'out-paid'],
}

/** Logged from 0 to 10, handed over; taken up at `taken`, checked for `work`; answered at once, replied for 5. */
const handed = (taken: number, work: number, slot = 0): HandRow[] => {
  const checked = taken + work
  return [
    [0, 'arrive', slot, 0, 'log', 0, slot],
    [0, 'enter', slot, 0, 'log', -1, 0],
    [0, 'begin', slot, 0, 'log', -1, 0],
    [10, 'finish', slot, 0, 'log', 'over', 10],
    [10, 'decide', slot, 0, 'over~receipt', 'over', 0],
    [10, 'enter', slot, 0, 'check', 'over', 0],
    [taken, 'begin', slot, 0, 'check', 'over', taken - 10],
    [checked, 'finish', slot, 0, 'check', 'answer', work],
    [checked, 'enter', slot, 0, 'reply', 'answer', 0],
    [checked, 'begin', slot, 0, 'reply', 'answer', 0],
    [checked + 5, 'finish', slot, 0, 'reply', 'out', 5],
    [checked + 5, 'end', slot, 0, 'done', 'satisfied', checked + 5],
    [checked + 5, 'gone', slot, 0, 'done', 'satisfied', checked + 5],
  ]
}
const atOnce = (slot: number): HandRow[] => [
  [0, 'arrive', slot, 0, 'log', 0, slot],
  [0, 'enter', slot, 0, 'log', -1, 0],
  [0, 'begin', slot, 0, 'log', -1, 0],
  [10, 'finish', slot, 0, 'log', 'out-at-once', 10],
  [10, 'end', slot, 0, 'done', 'satisfied', 10],
  [10, 'gone', slot, 0, 'done', 'satisfied', 10],
]
const inOrder = (...cases: HandRow[][]): HandRow[] => cases.flat().sort((a, b) => a[0] - b[0])

describe('a case between departments', () => {
  test('is handed over, waits, and is worked on', () => {
    const figures = figuresOf(world, inOrder(handed(25, 15), atOnce(1)))
    const value = (key: string) => figures[key].value
    // Handed over twice (there and back), and once not at all.
    expect(value('handoffs.mean')).toBe(1)
    expect(value('handed')).toBe(0.5)
    // 45 minutes in all: 10 logging, 15 waiting at the office, 15 checking, 5 replying.
    expect(value('handed.cycle')).toBe(45)
    expect(value('handed.between')).toBe(15)
    expect(value('handed.work')).toBe(30)
    expect(value('between')).toBeCloseTo(15 / 55, 12)
    expect(value('handed.back')).toBe(0)
    expect(value('returned')).toBe(0)
  })

  test('comes back where it is refused on receipt, and comes again', () => {
    const figures = figuresOf(world, [
      ...handed(25, 15).slice(0, 4),
      [10, 'decide', 0, 0, 'over~receipt', 'over~refused', 0],
      [10, 'enter', 0, 0, 'log', 'over~refused', 0],
      [12, 'begin', 0, 0, 'log', 'over~refused', 2],
      [20, 'finish', 0, 0, 'log', 'over', 8],
      [20, 'decide', 0, 0, 'over~receipt', 'over', 0],
      [20, 'enter', 0, 0, 'check', 'over', 0],
      [20, 'begin', 0, 0, 'check', 'over', 0],
      [30, 'finish', 0, 0, 'check', 'answer', 10],
      [30, 'end', 0, 0, 'done', 'satisfied', 30],
      [30, 'gone', 0, 0, 'done', 'satisfied', 30],
    ])
    const value = (key: string) => figures[key].value
    expect(value('back@over')).toBe(0.5)
    expect(value('again@over')).toBe(0.5)
    expect(value('returned')).toBeCloseTo(1 / 3, 12)
    expect(value('handed.back')).toBe(1)
    // Two minutes, until the desk takes up again what was refused.
    expect(value('handed.between')).toBe(2)
  })

  test('comes back where the next handoff leads round to the giver; an answer is none', () => {
    const [round, answered] = [
      handed(10, 10).slice(0, -3),
      handed(10, 10, 1), // its answer leads on to the customer
    ]
    const figures = figuresOf(
      world,
      inOrder(
        [
          ...round,
          [25, 'finish', 0, 0, 'reply', 'redo', 5],
          [25, 'enter', 0, 0, 'check', 'redo', 0],
          [25, 'begin', 0, 0, 'check', 'redo', 0],
          [30, 'finish', 0, 0, 'check', 'answer', 5],
          [30, 'end', 0, 0, 'done', 'satisfied', 30],
          [30, 'gone', 0, 0, 'done', 'satisfied', 30],
        ],
        answered,
      ),
    )
    // Check and reply lie on one loop, so what the desk sends to the office again comes back to it.
    expect(figures['back@answer'].value).toBeCloseTo(1 / 3, 12)
    expect(figures['again@answer'].value).toBeCloseTo(1 / 3, 12)
    expect(figures['back@over'].value).toBe(0)
  })
})

describe('what the customer feels of it', () => {
  test('a wait counts while the customer’s clock runs', () => {
    expect(figuresOf(world, handed(25, 15))['felt@over'].value).toBe(1)
    const after = { ...records, promise: { ...records.promise, stop: { at: 'log', when: 'finish' } } }
    expect(figuresOf({ ...world, records: after }, handed(25, 15))['felt@over'].value).toBe(0)
  })

  test('a wait beside which another part of the case is in work is not felt', () => {
    const forked: HandRow[] = [
      ...handed(25, 15).slice(0, 6),
      [10, 'branch', 0, 1, 'side', -1, 0],
      [10, 'enter', 0, 1, 'pay', -1, 0],
      [10, 'begin', 0, 1, 'pay', -1, 0],
      [19, 'finish', 0, 1, 'pay', -1, 9],
      [19, 'end', 0, 1, 'done', 'satisfied', 19],
      ...handed(25, 15).slice(6),
    ]
    // It waits from 10 to 25, and until 19 the cashier is at it.
    expect(figuresOf(world, forked)['felt@over'].value).toBeCloseTo(6 / 15, 12)
  })

  test('agreed times against the promise: nobody owns a case that is late though each of them was kept', () => {
    // 30 minutes were agreed from 10 on, 60 promised from 0 on.
    const slow = handed(10, 20, 2).map((row): HandRow => [...row])
    for (const row of slow.slice(-3)) row[0] = 100
    const figures = figuresOf(world, inOrder(handed(20, 15), handed(40, 2, 1), slow, handed(60, 5, 3), atOnce(4)))
    const joint = (agreed: string, promise: string) => figures[`joint/agreed=${agreed}/promise=${promise}`]
    expect(joint('kept', 'kept').value).toBe(0.25)
    expect(joint('missed', 'kept').value).toBe(0.25)
    expect(joint('kept', 'late').value).toBe(0.25)
    expect(joint('missed', 'late')).toMatchObject({ value: 0.25, n: 4 })
  })
})

describe('open sheets', () => {
  test('are open from the handing over until the receiver has done its part', () => {
    const figures = figuresOf({ ...world, to: 100 }, handed(25, 15))
    // From 10 to 40 with the office, from 40 to 45 with the desk.
    expect(figures['sheets.mean@over'].value).toBeCloseTo(0.3, 12)
    expect(figures['sheets.mean@answer'].value).toBeCloseTo(0.05, 12)
    expect(figures['elapsed.mean@over'].value).toBe(30)
    expect(figures['elapsed.mean@answer'].value).toBe(5)
    expect(figures['sheets@over/day=mon/hour=0']).toBeUndefined()
  })

  test('gather over the week', () => {
    const week = { ...world, to: 14 * 1440 }
    const figures = figuresOf(week, handed(8 * 60, 60))
    // Of two Mondays one had it at 4 and at 8 o’clock; at 12 it was done.
    expect(figures['sheets@over/day=mon/hour=4'].value).toBe(0.5)
    expect(figures['sheets@over/day=mon/hour=8'].value).toBe(0.5)
    expect(figures['sheets@over/day=mon/hour=12'].value).toBe(0)
    expect(figures['sheets@over/day=tue/hour=4'].value).toBe(0)
  })
})

describe('contacts', () => {
  test('one call is enough: a case that the desk resolves alone', () => {
    const figures = figuresOf(world, inOrder(atOnce(0), atOnce(1), atOnce(2), handed(25, 15, 3)))
    expect(figures['first-contact'].value).toBe(0.75)
    expect(figures['contacts.mean'].value).toBe(1.25)
  })

  test('three transfers make four contacts', () => {
    const stations = ['log', 'pay', 'log', 'pay']
    const passed = stations.flatMap((place, at): HandRow[] => [
      [at, 'enter', 0, 0, place, -1, 0],
      [at, 'begin', 0, 0, place, -1, 0],
      [at + 1, 'finish', 0, 0, place, place === 'log' ? 'to-pay' : -1, 1],
    ])
    const figures = figuresOf(world, [
      [0, 'arrive', 0, 0, 'log', 0, 0],
      ...passed,
      [4, 'end', 0, 0, 'done', 'satisfied', 4],
      [4, 'gone', 0, 0, 'done', 'satisfied', 4],
    ])
    expect(figures['contacts.mean'].value).toBe(4)
    expect(figures['transfers.mean'].value).toBe(0.75)
    expect(figures['first-contact'].value).toBe(0)
  })
})
