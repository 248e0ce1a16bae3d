/** Lanes, departments and phases come and go; what is in them is not lost unasked. */
import { expect, test } from 'vitest'
import {
  all,
  changesMeaning,
  get,
  normalise,
  parseRecord,
  type Blueprint,
  type BlueprintRecord,
} from '../../src/blueprint/index.ts'
import { addRow, removeRow, tidy } from '../../src/workspace/commands/index.ts'
import type { Command } from '../../src/workspace/command.ts'

const named = (type: string, en: string, order: string, more: object = {}) =>
  ({ type, name: { en }, order, ...more }) as unknown as BlueprintRecord
const step = (lane: string, more: object = {}) =>
  ({ type: 'node', kind: 'action', name: { en: 'Step' }, lane, ...more }) as unknown as BlueprintRecord
const flow = (from: string, to: string) => ({ type: 'flow', kind: 'sequence', from, to }) as BlueprintRecord

const desk: Blueprint = {
  id: 'desk',
  records: {
    customer: named('lane', 'Customer', 'b', { role: 'customer' }),
    front: named('lane', 'Front', 'c', { role: 'frontstage', department: 'sales' }),
    back: named('lane', 'Back', 'd', { role: 'backstage', department: 'works' }),
    sales: named('department', 'Sales', 'b', { parent: 'city' }),
    works: named('department', 'Works', 'c'),
    city: named('department', 'City', 'd'),
    county: named('department', 'County', 'e', { parent: 'sales' }),
    begin: named('phase', 'Begin', 'b'),
    end: named('phase', 'End', 'c'),
    call: step('customer', { phase: 'begin' }),
    ask: step('front', { phase: 'begin' }),
    sort: step('front', { department: 'works', phase: 'end' }),
    send: step('back', { phase: 'end' }),
    f1: flow('call', 'ask'),
    f2: flow('ask', 'sort'),
    f3: flow('sort', 'send'),
    clerks: named('pool', 'Clerks', 'b', { department: 'sales', capacity: 2 }),
    up: { type: 'escalation', at: ['ask'], after: { value: 1, unit: 'h' }, to: 'sales' } as unknown as BlueprintRecord,
    pin: { type: 'place', of: 'send', column: 4, pinned: true },
  },
}

function after<Args>(command: Command<Args>, args: Args, blueprint = desk): Blueprint {
  expect(command.can(blueprint, args)).toBe(true)
  const next = normalise(blueprint, command.run(blueprint, args))
  for (const [id, record] of Object.entries(next.records)) expect(parseRecord(id, record).ok, id).toBe(true)
  return next
}
const field = ({ records }: Blueprint, id: string, name: string): unknown =>
  (records[id] as unknown as Record<string, unknown>)[name]
const ways = (blueprint: Blueprint) => all(blueprint, 'flow').map(({ from, to }) => `${from} → ${to}`)

test('a lane goes and its steps go to another, each still with its owner', () => {
  const next = after(removeRow, { id: 'front', to: 'back' })
  expect(get(next, 'lane', 'front')).toBeUndefined()
  expect(['ask', 'sort'].map((id) => [field(next, id, 'lane'), field(next, id, 'department')])).toEqual([
    ['back', 'sales'],
    ['back', undefined],
  ])
  expect(ways(next)).toEqual(['call → ask', 'ask → sort', 'sort → send'])
})

test('a lane goes with its steps, and the way heals', () => {
  const next = after(removeRow, { id: 'front' })
  expect(all(next, 'node').map(({ id }) => id)).toEqual(['call', 'send'])
  expect(ways(next)).toEqual(['call → send'])
})

test('steps do not go to a lane that has no place for them', () => {
  const evidence = { ...desk, records: { ...desk.records, paper: named('lane', 'Paper', 'a', { role: 'evidence' }) } }
  expect(removeRow.can(evidence, { id: 'front', to: 'paper' })).toBe(false)
  expect(removeRow.can(desk, { id: 'front', to: 'front' })).toBe(false)
  expect(removeRow.can(desk, { id: 'front', to: 'sales' })).toBe(false)
  expect(removeRow.can(desk, { id: 'ask' })).toBe(false)
})

test('a department goes: all that was its is another’s, and who was part of it is part of what was above', () => {
  const next = after(removeRow, { id: 'sales', to: 'works' })
  expect(field(next, 'front', 'department')).toBe('works')
  expect(field(next, 'clerks', 'department')).toBe('works')
  expect(field(next, 'county', 'parent')).toBe('city')
  expect(field(next, 'up', 'to')).toBe('works')
  expect(JSON.stringify(next)).not.toContain('"sales"')
})

test('a department goes to nobody: nothing speaks of it any more', () => {
  const next = after(removeRow, { id: 'sales' })
  expect(JSON.stringify(next)).not.toContain('"sales"')
  expect(all(next, 'node')).toHaveLength(4)
})

test('a phase goes and its steps stay, in another or in none', () => {
  expect(field(after(removeRow, { id: 'begin' }), 'ask', 'phase')).toBeUndefined()
  expect(field(after(removeRow, { id: 'begin', to: 'end' }), 'ask', 'phase')).toBe('end')
})

test('a department without steps has its row where its lane’s steps go, and none where the lane goes with them', () => {
  const what = { type: 'department', lane: 'front' } as const
  const added = after(addRow, { id: 'legal', name: { en: 'Legal' }, what })
  expect(field(added, 'legal', 'lane')).toBe('front')
  expect(field(after(removeRow, { id: 'front', to: 'back' }, added), 'legal', 'lane')).toBe('back')
  expect(field(after(removeRow, { id: 'front' }, added), 'legal', 'lane')).toBeUndefined()
  expect(changesMeaning(added, after(removeRow, { id: 'front', to: 'back' }, desk))).toBe(true)
  const { legal } = added.records
  const elsewhere = {
    ...added,
    records: { ...added.records, legal: { ...legal, lane: 'back', colour: 'teal' } as typeof legal },
  }
  expect(changesMeaning(added, elsewhere)).toBe(false)
})

test('a row comes before another one, also before the first', () => {
  const order = (blueprint: Blueprint) => all(blueprint, 'phase').map(({ id }) => id)
  const what = { type: 'phase' } as const
  const name = { en: 'New' }
  expect(order(after(addRow, { id: 'new', name, what, before: 'begin' }))).toEqual(['new', 'begin', 'end'])
  expect(order(after(addRow, { id: 'new', name, what, before: 'end' }))).toEqual(['begin', 'new', 'end'])
  expect(order(after(addRow, { id: 'new', name, what, after: 'begin' }))).toEqual(['begin', 'new', 'end'])
  expect(order(after(addRow, { id: 'new', name, what }))).toEqual(['begin', 'end', 'new'])
})

test('tidying lets go of pins, and of nothing else; without one there is nothing to do', () => {
  const next = after(tidy, {})
  expect(Object.keys(desk.records).filter((id) => !(id in next.records))).toEqual(['pin'])
  expect(tidy.can(next, {})).toBe(false)
  expect(tidy.can(desk, { ids: ['ask'] })).toBe(false)
})
