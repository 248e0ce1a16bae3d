/** Where the money of a case goes: activities, responsibility centres and the whole agree to the cent. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { centsText, toTheCent } from '../../src/analysis/cents.ts'
import { casesAYear, payAYear, savingAYear } from '../../src/analysis/saving.ts'
import { sections, type Difference, type Figure, type Report } from '../../src/analysis/index.ts'
import { blueprintOf, figuresOf, type HandRow, type World } from './by-hand.ts'

const named = (type: string, more = {}) => ({ type, name: { en: type }, ...more })
const lane = named('lane', { role: 'backstage' })

interface Step {
  minutes: number
  perMinute: number
  fee: number
  stated: number
  /** Departments 0 to 4 by number; the tree is province 0 over cities 1 and 2, and team 3 in city 1; 4 stands alone; 5 is nobody. */
  team: number
  owner: number
  isInside: boolean
}

/** Steps done one after the other, each by its own pool, prices in whole cents. */
function worldOf(steps: readonly Step[]): { world: World; rows: HandRow[] } {
  const parents: Record<string, string> = { d1: 'd0', d2: 'd0', d3: 'd1' }
  const departments = Object.fromEntries(
    [0, 1, 2, 3, 4].map((at) => [`d${at}`, named('department', { parent: parents[`d${at}`] })]),
  )
  const of = (at: number) => (at < 5 ? { department: `d${at}` } : {})
  const records: Record<string, unknown> = {
    back: lane,
    ...departments,
    sub: named('node', { kind: 'sub-blueprint', lane: 'back' }),
  }
  const rows: HandRow[] = [[0, 'arrive', 0, 0, 's0', 0, 0]]
  let now = 0
  for (const [at, step] of steps.entries()) {
    const { minutes, perMinute, fee, stated, team, owner, isInside } = step
    records[`p${at}`] = named('pool', { capacity: 1, ...of(team), cost: { perHour: perMinute * 60, perUse: fee } })
    const needs = [{ from: [`p${at}`] }]
    const inside = isInside ? { within: 'sub' } : {}
    records[`s${at}`] = named('node', { kind: 'action', lane: 'back', needs, cost: stated, ...of(owner), ...inside })
    rows.push(
      [now, 'enter', 0, 0, `s${at}`, -1, 0],
      [now, 'pool', -1, 0, `p${at}`, 1, 1],
      [now, 'begin', 0, 0, `s${at}`, -1, 0],
      [(now += minutes), 'finish', 0, 0, `s${at}`, '', minutes],
      [now, 'pool', -1, 0, `p${at}`, 1, 0],
    )
  }
  rows.push([now, 'gone', 0, 0, '', 'satisfied', now])
  const places = Object.fromEntries(steps.map((_, at) => [`s${at}`, [`p${at}`]]))
  return { world: { records, places, pools: steps.map((_, at) => `p${at}`), to: 10_000 }, rows }
}

const costsOf = (steps: readonly Step[]) => {
  const { world, rows } = worldOf(steps)
  const figures = figuresOf(world, rows)
  const value = (key: string) => (figures[key] as Figure | undefined)?.value ?? 0
  const sum = (ids: readonly string[], measure = 'cost.mean') =>
    ids.reduce((total, id) => total + value(`${measure}@${id}`), 0)
  return { value, sum }
}
const study = { study: 'steady', lengthMinutes: 30 * 1440, replications: { done: 2, wanted: 2 } } as Report
const departments = ['d0', 'd1', 'd2', 'd3', 'd4']
const step = (more: Partial<Step>): Step => ({
  ...{ minutes: 0, perMinute: 0, fee: 0, stated: 0, team: 4, owner: 4, isInside: false },
  ...more,
})

describe('responsibility centres', () => {
  test('people cost their own department, what a step states costs the owner of the step; all of it is carried up', () => {
    const { value } = costsOf([
      step({ minutes: 10, perMinute: 3, team: 3, owner: 2, stated: 7 }),
      step({ minutes: 5, perMinute: 2, fee: 4, team: 5, owner: 1, isInside: true }),
      step({ minutes: 1, perMinute: 1, team: 5, owner: 5 }),
    ])
    expect(departments.map((id) => value(`cost.mean@${id}`))).toEqual([0, 14, 7, 30, 0])
    expect(value('cost.mean/centre=none')).toBe(1)
    // The team's 30 lie in its city and in the province; the province has nothing of its own.
    expect(departments.map((id) => value(`cost.within@${id}`))).toEqual([51, 44, 0, 0, 0])
    expect(value('cost.within@sub')).toBe(14)
    expect(value('cost.fees@p1')).toBe(4)
    expect([value('cost.mean'), value('cost.time'), value('cost.work')]).toEqual([52, 41, 16])
  })

  test('Σ activities = Σ centres = the whole, to the cent, whatever the prices', () => {
    const cents = fc.integer({ min: 0, max: 100_000 })
    const any = fc.record({
      minutes: fc.integer({ min: 0, max: 500 }),
      perMinute: fc.integer({ min: 0, max: 500 }),
      ...{ fee: cents, stated: cents },
      team: fc.integer({ min: 0, max: 5 }),
      owner: fc.integer({ min: 0, max: 5 }),
      isInside: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (steps) => {
        const { value, sum } = costsOf(steps)
        const whole = steps.reduce(
          (total, { minutes, perMinute, fee, stated }) => total + minutes * perMinute + fee + stated,
          0,
        )
        // Prices in cents: whole numbers all the way, so equal means equal.
        expect(value('cost.mean')).toBe(whole)
        expect(sum(steps.map((_, at) => `s${at}`))).toBe(whole)
        expect(sum(departments) + value('cost.mean/centre=none')).toBe(whole)
        const ofPools = sum(steps.map((_, at) => `p${at}`))
        expect(ofPools + steps.reduce((total, { stated }) => total + stated, 0)).toBe(whole)
        const top = value('cost.within@d0') || value('cost.mean@d0')
        expect(top).toBe(sum(['d0', 'd1', 'd2', 'd3']))
      }),
      { numRuns: 25 },
    )
  })
})

describe('penalties of outsourced crews', () => {
  const world = (party: string): World => ({
    records: {
      back: lane,
      desk: named('department'),
      partner: named('department', { party }),
      crew: named('pool', { capacity: 2, department: 'partner', cost: { perUse: 100, penalty: 40 } }),
      give: named('node', { kind: 'action', lane: 'back', department: 'desk' }),
      repair: named('node', { kind: 'action', lane: 'back', department: 'partner', needs: [{ from: ['crew'] }] }),
      over: {
        ...{ type: 'flow', kind: 'sequence', from: 'give', to: 'repair' },
        handoff: { agreed: { value: 30, unit: 'min' } },
      },
    },
    places: { give: [], repair: ['crew'] },
    pools: ['crew'],
    flows: ['over'],
    to: 1000,
  })
  /** Handed over at once, taken up after 10 minutes. */
  const order = (slot: number, work: number): HandRow[] => [
    [slot, 'arrive', slot, 0, 'give', 0, slot],
    [slot, 'pass', slot, 0, 'give', 'over', 0],
    [slot, 'enter', slot, 0, 'repair', 'over', 0],
    [slot + 10, 'pool', -1, 0, 'crew', 2, 1],
    [slot + 10, 'begin', slot, 0, 'repair', 'over', 10],
    [slot + 10 + work, 'finish', slot, 0, 'repair', '', work],
    [slot + 10 + work, 'pool', -1, 0, 'crew', 2, 0],
    [slot + 10 + work, 'gone', slot, 0, '', 'satisfied', 10 + work],
  ]
  const rows = [...order(0, 20), ...order(1, 20.5)].sort((a, b) => a[0] - b[0])

  test('one of two orders late: half a penalty a case, apart from the cost and taken off the net', () => {
    const figures = figuresOf(world('third'), rows)
    expect(figures['cost.mean'].value).toBe(100)
    expect(figures['cost.fees@crew'].value).toBe(100)
    expect(figures['cost.penalty@crew'].value).toBe(20)
    expect(figures['cost.net'].value).toBe(80)
  })

  test('among our own departments it moves from one to the other, and the case costs the same', () => {
    const figures = figuresOf(world('own'), rows)
    expect(figures['cost.penalty@crew'].value).toBe(20)
    expect(figures['cost.net'].value).toBe(100)
  })

  test('where no time is agreed nothing can be owed, and the section says what is missing', () => {
    const open = world('third')
    const bare = {
      ...open,
      records: { ...open.records, over: { type: 'flow', kind: 'sequence', from: 'give', to: 'repair' } },
    }
    const figures = figuresOf(bare, rows)
    expect(figures['cost.penalty@crew']).toBeUndefined()
    const blueprint = blueprintOf(bare.records)
    const made = sections.find(({ name }) => name === 'cost')?.make({ blueprint, report: { ...study, figures } })
    expect(made?.missing.map(({ what }) => what.en)).toEqual([
      '“{team}” owes a penalty for each order late, but no handoff to it says by when.',
    ])
  })
})

describe('a saving a year', () => {
  const whole: Figure = { measure: 'cost.mean', unit: 'money', value: 80, n: 600, replications: [] }
  const before = { ...study, figures: { 'cost.mean': whole } }
  const cheaper = { value: -5, low: -7, high: -3 } as Difference

  test('600 cases in 2 runs of 30 days are 3650 a year; 5 less for each are 18250, from 10950 to 25550', () => {
    expect(casesAYear(before)).toBe(3650)
    expect(savingAYear(before, cheaper)).toMatchObject({ value: 18_250, low: 10_950, high: 25_550, unit: 'money' })
  })

  test('one more person is paid also while there is nothing to do', () => {
    const blueprint = blueprintOf({ crew: named('pool', { capacity: 1, cost: { perHour: 50 } }) })
    const ask = { id: 'x', kind: 'one-more', name: {}, changes: [], pool: 'crew', hoursPerWeek: 42 } as const
    expect(payAYear(blueprint, { ...ask, changes: [] })).toBe(50 * 42 * (365 / 7))
    expect(payAYear(blueprintOf({}), { ...ask, changes: [] })).toBeUndefined()
  })
})

test('rounded parts add up: three thirds of 1.00 are 34, 33 and 33 cents', () => {
  expect(toTheCent([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33])
  expect(toTheCent([0.1, 0.2, 1.005, 2.345]).reduce((a, b) => a + b, 0)).toBe(365)
  expect(centsText(123_450)).toBe('1234.50')
})
