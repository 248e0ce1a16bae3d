/** How the customer lives a case: active, waiting and told, waiting blind; worked by hand, and against the whole. */
import { readFileSync, readdirSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { figure, sections } from '../../src/analysis/index.ts'
import { parse } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { blueprintOf, figuresOf, type HandRow, type World } from './by-hand.ts'

const named = (type: string, more = {}) => ({ type, name: { en: type }, ...more })
const action = (lane: string, more = {}) => named('node', { kind: 'action', lane, ...more })
const flow = (from: string, to: string, kind = 'sequence') => ({ type: 'flow', kind, from, to })

const records = {
  theirs: named('lane', { role: 'customer', order: 'a' }),
  front: named('lane', { role: 'frontstage', order: 'b' }),
  back: named('lane', { role: 'backstage', order: 'c' }),
  clerks: named('pool', { capacity: 1 }),
  experts: named('pool', { capacity: 1 }),
  comes: named('node', { kind: 'arrival', lane: 'theirs' }),
  waits: named('node', { kind: 'wait', lane: 'theirs', for: 'check' }),
  take: action('front', { needs: [{ from: ['clerks'] }] }),
  check: action('back', { needs: [{ from: ['experts'] }] }),
  hears: action('theirs'),
  done: named('node', { kind: 'end', lane: 'theirs' }),
  in: flow('comes', 'take'),
  on: flow('take', 'check'),
  back2: flow('check', 'hears'),
  out: flow('hears', 'done'),
  lived1: flow('take', 'waits', 'journey'),
  lived2: flow('waits', 'hears', 'journey'),
}
const world = (more: Record<string, unknown> = {}): World => ({
  records: { ...records, ...more },
  places: { take: ['clerks'], check: ['experts'], hears: [], done: [] },
  pools: ['clerks', 'experts'],
  flows: ['in', 'on', 'back2', 'out'],
})
/** Queues 3, is served 2; waits 10 for the expert, who works 20 with a night of 30 between; hears for 5. */
const rows: HandRow[] = [
  [0, 'arrive', 0, 0, 'take', 0, 0],
  [0, 'enter', 0, 0, 'take', 'in', 0],
  [3, 'begin', 0, 0, 'take', 'in', 3],
  [5, 'finish', 0, 0, 'take', 'on', 2],
  [5, 'enter', 0, 0, 'check', 'on', 0],
  [15, 'begin', 0, 0, 'check', 'on', 10],
  [23, 'suspend', 0, 0, 'check', 0, 12],
  [53, 'resume', 0, 0, 'check', 0, 30],
  [65, 'finish', 0, 0, 'check', 'back2', 50],
  [65, 'enter', 0, 0, 'hears', 'back2', 0],
  [65, 'begin', 0, 0, 'hears', 'back2', 0],
  [70, 'finish', 0, 0, 'hears', 'out', 5],
  [70, 'end', 0, 0, 'done', 'satisfied', 70],
  [70, 'gone', 0, 0, 'done', 'satisfied', 70],
]
const lived = (its: World, list: HandRow[] = rows) =>
  Object.fromEntries(
    Object.entries(figuresOf(its, list)).flatMap(([key, { measure, value }]) =>
      measure.startsWith('lived.') && value !== 0 ? [[key.slice(6), value]] : [],
    ),
  )

describe('the customer’s time', () => {
  test('active with the clerk and in hearing; else blind, for 20 of 60 while somebody works on it', () => {
    expect(lived(world())).toEqual({
      ...{ active: 7, 'active@take': 2, 'active@hears': 5 },
      ...{ blind: 63, 'blind/behind=work': 20, 'blind/behind=nothing': 43 },
      // The wait speaks of what lies between the clerk and the expert’s work; the first queue is felt at the counter.
      ...{ 'blind@take': 3, 'blind@waits': 60 },
    })
  })

  test('who is told how it stands waits with notice, in so far as the wait speaks of it', () => {
    const { waits } = records
    expect(lived(world({ waits: { ...waits, notice: true } }))).toMatchObject({ told: 60, blind: 3, 'told@waits': 60 })
    const board = named('node', { kind: 'evidence', lane: 'theirs' })
    expect(lived(world({ board, shown: flow('board', 'waits', 'evidence') }))).toMatchObject({ told: 60, blind: 3 })
    expect(lived(world({ told: flow('check', 'waits', 'information') }))).toMatchObject({ told: 60, blind: 3 })
    expect(lived(world({ board, shown: flow('board', 'take', 'evidence') }))).toMatchObject({ told: 3, blind: 60 })
  })

  test('what goes on after the last counted end is none of the customer’s time', () => {
    const report: HandRow[] = [
      ...rows.slice(0, -1),
      [70, 'enter', 0, 1, 'check', '', 0],
      [90, 'begin', 0, 1, 'check', '', 20],
      [95, 'finish', 0, 1, 'check', '', 5],
      [95, 'end', 0, 1, 'done', -1, 95],
      [95, 'gone', 0, 0, 'done', 'satisfied', 70],
    ]
    expect(lived(world(), report)).toMatchObject({ active: 7, blind: 63 })
  })

  test('an encounter is each crossing of the line of interaction, and each step done together', () => {
    expect(figuresOf(world(), rows).encounters.value).toBe(1)
    const together = { say: action('theirs'), meet: flow('say', 'take', 'encounter') }
    expect(figuresOf(world(together), rows).encounters.value).toBe(2)
  })

  test('without a lane of the customer nothing is said, but what to add', () => {
    const { theirs: _, ...bare } = records
    const own = { ...bare, comes: { ...bare.comes, lane: 'front' }, done: { ...bare.done, lane: 'front' } }
    const blueprint = blueprintOf({ ...own, waits: { ...bare.waits, lane: 'front' }, hears: action('front') })
    const made = sections.find(({ name }) => name === 'customer')?.make({ blueprint, report: { figures: {} } as never })
    expect(made?.tables).toEqual([])
    expect(made?.missing.map(({ remedy }) => remedy?.en)).toEqual(['Add a lane for what the customer does.'])
  })
})

describe('the shipped blueprints', () => {
  const folder = 'blueprints'
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  test.each(files)('%s: active, told and blind make up the time from beginning to end', async (name) => {
    const parsed = parse(readFileSync(`${folder}/${name}`, 'utf8'))
    if (!parsed.ok) throw new Error(name)
    const seed = randomInt(2 ** 31)
    const result = await simulate(parsed.value, { replications: 1, seed, asks: false })
    if (!result.ok) throw new Error(name)
    const value = (measure: string, of?: string) => figure(result.value, measure, of)?.value ?? 0
    const whole = value('cycle-time.mean')
    const parts = ['lived.active', 'lived.told', 'lived.blind']
    expect(parts.reduce((sum, part) => sum + value(part), 0) / whole).toBeCloseTo(1, 9)
    const steps = Object.values(result.value.figures).filter(({ measure, of }) => parts.includes(measure) && of)
    expect(steps.reduce((sum, one) => sum + (one.value ?? 0), 0) / whole).toBeCloseTo(1, 9)
  })
})
