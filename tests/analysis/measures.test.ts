import { describe, expect, test } from 'vitest'
import { figuresOf, type HandRow, type World } from './by-hand.ts'

const lane = { type: 'lane', name: { en: 'Front' }, role: 'frontstage', department: 'desk' }
const desk = { type: 'department', name: { en: 'Desk' } }
const office = { type: 'department', name: { en: 'Office' } }
const action = (name: string, more = {}) => ({
  type: 'node',
  kind: 'action',
  name: { en: name },
  lane: 'front',
  ...more,
})
const pool = (more = {}) => ({ type: 'pool', name: { en: 'Clerks' }, capacity: 1, ...more })
const base = { front: lane, desk, office }

/** Two cases at one clerk: the second comes at 2 and waits until 5. */
const two: HandRow[] = [
  [0, 'pool', -1, 0, 'clerks', 1, 0],
  [0, 'arrive', 0, 0, 'serve', 0, 0],
  [0, 'enter', 0, 0, 'serve', -1, 0],
  [0, 'pool', -1, 0, 'clerks', 1, 1],
  [0, 'begin', 0, 0, 'serve', -1, 0],
  [2, 'arrive', 1, 0, 'serve', 0, 1],
  [2, 'enter', 1, 0, 'serve', -1, 0],
  [5, 'finish', 0, 0, 'serve', 'out', 5],
  [5, 'pool', -1, 0, 'clerks', 1, 0],
  [5, 'pool', -1, 0, 'clerks', 1, 1],
  [5, 'begin', 1, 0, 'serve', -1, 3],
  [5, 'end', 0, 0, 'done', 'satisfied', 5],
  [5, 'gone', 0, 0, 'done', 'satisfied', 5],
  [9, 'finish', 1, 0, 'serve', 'out', 4],
  [9, 'pool', -1, 0, 'clerks', 1, 0],
  [9, 'end', 1, 0, 'done', 'complaint', 7],
  [9, 'gone', 1, 0, 'done', 'complaint', 7],
]
const oneClerk: World = {
  records: {
    ...base,
    clerks: pool(),
    serve: action('Serve', { needs: [{ from: ['clerks'] }] }),
    done: { type: 'node', kind: 'end', name: { en: 'Done' }, lane: 'front' },
    out: { type: 'flow', kind: 'sequence', from: 'serve', to: 'done' },
  },
  places: { serve: ['clerks'], done: [] },
  pools: ['clerks'],
  flows: ['out'],
  outcomes: ['satisfied', 'complaint'],
  to: 10,
}

test('two cases at one clerk, counted by hand', () => {
  const figures = figuresOf(oneClerk, two)
  const value = (key: string) => figures[key]?.value
  expect(value('cycle-time.mean')).toBe(6)
  expect(value('cycle-time.p50')).toBe(6)
  expect(value('outcome.satisfied')).toBe(0.5)
  expect(value('outcome.complaint')).toBe(0.5)
  expect(value('wait.mean@serve')).toBe(1.5)
  expect(value('wait.mean@serve/hour=0')).toBe(1.5)
  expect(value('wait.mean@clerks')).toBe(1.5)
  expect(value('wait.mean@clerks/day=mon')).toBe(1.5)
  expect(value('wait.mean@clerks/date=2026-11-02')).toBe(1.5)
  expect(value('service.mean@serve')).toBe(4.5)
  expect(value('queue.mean@serve')).toBeCloseTo(0.3, 12)
  expect(value('queue.mean@clerks')).toBeCloseTo(0.3, 12)
  expect(value('utilisation@clerks')).toBeCloseTo(0.9, 12)
  expect(value('busy@clerks/hour=0')).toBeCloseTo(0.9, 12)
  expect(value('in-process')).toBeCloseTo(1.2, 12)
  expect(value('arrivals')).toBeCloseTo(288, 12)
  expect(value('throughput')).toBeCloseTo(288, 12)
  expect(value('volume@serve')).toBeCloseTo(288, 12)
  expect(value('volume@out')).toBeCloseTo(288, 12)
  expect(value('law.little/side=clock')).toBeCloseTo(value('law.little/side=case') ?? NaN, 12)
  expect(figures['cycle-time.mean']).toMatchObject({ n: 2, unit: 'minutes', replications: [6] })
})

test('only cases that arrive in the measured span count, and time averages are taken over it', () => {
  const figures = figuresOf({ ...oneClerk, from: 1, to: 6 }, two)
  expect(figures['cycle-time.mean']).toMatchObject({ value: 7, n: 1 })
  expect(figures['wait.mean@serve']).toMatchObject({ value: 3, n: 1 })
  expect(figures['queue.mean@serve'].value).toBeCloseTo(3 / 5, 12)
  expect(figures['utilisation@clerks'].value).toBe(1)
  expect(figures['in-process'].value).toBeCloseTo((1 + 3 * 2 + 1) / 5, 12)
  expect(figures['law.little/side=clock'].value).toBeCloseTo(figures['law.little/side=case'].value ?? NaN, 12)
})

test('a slot is used again after the case has gone, also inside one block', () => {
  const again: HandRow[] = [
    [0, 'arrive', 0, 0, 'serve', 0, 0],
    [0, 'enter', 0, 0, 'serve', -1, 0],
    [1, 'begin', 0, 0, 'serve', -1, 1],
    [2, 'finish', 0, 0, 'serve', 'out', 1],
    [2, 'end', 0, 0, 'done', 'satisfied', 2],
    [2, 'gone', 0, 0, 'done', 'satisfied', 2],
    [3, 'arrive', 0, 0, 'serve', 0, 1],
    [3, 'enter', 0, 0, 'serve', -1, 0],
    [6, 'begin', 0, 0, 'serve', -1, 3],
    [8, 'finish', 0, 0, 'serve', 'out', 2],
    [8, 'end', 0, 0, 'done', 'satisfied', 5],
    [8, 'gone', 0, 0, 'done', 'satisfied', 5],
  ]
  const figures = figuresOf(oneClerk, again)
  expect(figures['wait.mean@serve'].value).toBe(2)
  expect(figures['service.mean@serve'].value).toBe(1.5)
  expect(figures['cycle-time.mean'].value).toBe(3.5)
})

test('time on the job leaves out what is suspended at closing time', () => {
  const suspended: HandRow[] = [
    [0, 'arrive', 0, 0, 'serve', 0, 0],
    [0, 'enter', 0, 0, 'serve', -1, 0],
    [0, 'begin', 0, 0, 'serve', -1, 0],
    [4, 'suspend', 0, 0, 'serve', 0, 2],
    [904, 'resume', 0, 0, 'serve', 0, 900],
    [906, 'finish', 0, 0, 'serve', 'out', 906],
    [906, 'end', 0, 0, 'done', 'satisfied', 906],
    [906, 'gone', 0, 0, 'done', 'satisfied', 906],
  ]
  expect(figuresOf({ ...oneClerk, to: 1440 }, suspended)['service.mean@serve'].value).toBe(6)
})

test('the cases of one class have waits and work of their own, where somebody looks at them', () => {
  const of = (slot: number, value: number, came: number, began: number, ended: number): HandRow[] => [
    [came, 'arrive', slot, 0, 'serve', 0, slot],
    [came, 'assign', slot, 0, 'class', 0, value],
    [came, 'enter', slot, 0, 'serve', -1, 0],
    [began, 'begin', slot, 0, 'serve', -1, began - came],
    [ended, 'finish', slot, 0, 'serve', 'out', ended - began],
    [ended, 'end', slot, 0, 'done', 'satisfied', ended - came],
    [ended, 'gone', slot, 0, 'done', 'satisfied', ended - came],
  ]
  // Gold waits 2 and works 3, basic waits 10 and works 7; gold comes again in the slot of basic: waits 4, works 1.
  const rows = [...of(0, 0, 0, 2, 5), ...of(1, 1, 5, 15, 22), ...of(1, 0, 30, 34, 35)]
  const world: World = { ...oneClerk, variables: { class: ['gold', 'basic'] }, to: 1440 }
  const alone = (id: string) => figuresOf({ ...world, alone: { by: 'class', id } }, rows)
  const gold = alone('gold')
  expect(gold['cases/class=gold']).toMatchObject({ value: 2 })
  expect(gold['wait.mean@serve/class=gold']).toMatchObject({ value: 3, n: 2 })
  expect(gold['wait.p90@serve/class=gold'].value).toBeGreaterThan(2)
  expect(gold['service.mean@serve/class=gold']).toMatchObject({ value: 2, n: 2 })
  expect(alone('basic')['wait.mean@serve/class=basic']).toMatchObject({ value: 10, n: 1 })
  expect(alone('nobody')['cases/class=nobody']).toMatchObject({ value: 0 })
  expect(Object.keys(figuresOf(world, rows)).filter((key) => key.startsWith('wait.mean@serve/class'))).toEqual([])
})

describe('cost', () => {
  const priced = (records: Record<string, unknown>, more: Partial<World> = {}): World => ({
    ...oneClerk,
    records: { ...oneClerk.records, ...records },
    to: 1440,
    ...more,
  })
  const costs = (world: World, rows: HandRow[]) =>
    Object.fromEntries(
      Object.entries(figuresOf(world, rows)).flatMap(([key, { measure, value }]) =>
        measure === 'cost.mean' ? [[key.slice(9), value]] : [],
      ),
    )

  test('an hour at 60, a fee of 2 an order, and what the steps state', () => {
    const world = priced({
      clerks: pool({ cost: { perHour: 60, perUse: 2 } }),
      serve: action('Serve', { needs: [{ from: ['clerks'] }], cost: 0.5 }),
      done: { type: 'node', kind: 'end', name: { en: 'Done' }, lane: 'front', cost: 3 },
    })
    // 5 and 4 minutes of work, two orders, two cases.
    expect(costs(world, two)).toEqual({ '': 10, '@serve': 7, '@done': 3, '@clerks': 6.5, '@desk': 10 })
    expect(figuresOf(world, two)['cost.mean']).toMatchObject({ unit: 'money', n: 2, replications: [10] })
  })

  test('a blueprint that states no cost has no figure of it', () => {
    expect(costs(oneClerk, two)).toEqual({})
  })

  test('whoever goes on with suspended work is paid for the time at work, the fee only once', () => {
    const world = priced(
      {
        clerks: pool({ cost: { perHour: 60 } }),
        crew: pool({ cost: { perHour: 600, perUse: 7 } }),
        serve: action('Serve', { needs: [{ from: ['clerks', 'crew'] }] }),
      },
      { pools: ['clerks', 'crew'], places: { serve: ['clerks', 'crew'], done: [] } },
    )
    const rows: HandRow[] = [
      [0, 'arrive', 0, 0, 'serve', 0, 0],
      [0, 'enter', 0, 0, 'serve', -1, 0],
      [0, 'pool', -1, 0, 'crew', 1, 1],
      [0, 'begin', 0, 0, 'serve', -1, 0],
      [2, 'suspend', 0, 0, 'serve', 0, 3],
      [2, 'pool', -1, 0, 'crew', 0, 0],
      [60, 'pool', -1, 0, 'clerks', 1, 1],
      [60, 'resume', 0, 0, 'serve', 0, 58],
      [63, 'finish', 0, 0, 'serve', 'out', 63],
      [63, 'pool', -1, 0, 'clerks', 1, 0],
      [63, 'end', 0, 0, 'done', 'satisfied', 63],
      [63, 'gone', 0, 0, 'done', 'satisfied', 63],
    ]
    expect(costs(world, rows)).toEqual({ '': 30, '@serve': 30, '@clerks': 3, '@crew': 27, '@desk': 30 })
  })

  test('who stays with the case is paid there too, also while it waits', () => {
    const world = priced(
      {
        guides: pool({ cost: { perHour: 120 } }),
        clerks: pool({ cost: { perHour: 60 } }),
        meet: action('Meet', { needs: [{ from: ['guides'] }] }),
        serve: action('Serve', { needs: [{ from: ['clerks'] }], holds: ['meet'] }),
      },
      {
        pools: ['guides', 'clerks'],
        places: { meet: ['guides'], serve: ['clerks'], done: [] },
        holds: { serve: ['meet'] },
        flows: ['on', 'out'],
      },
    )
    const rows: HandRow[] = [
      [0, 'arrive', 0, 0, 'meet', 0, 0],
      [0, 'enter', 0, 0, 'meet', -1, 0],
      [0, 'pool', -1, 0, 'guides', 1, 1],
      [0, 'begin', 0, 0, 'meet', -1, 0],
      [1, 'finish', 0, 0, 'meet', 'on', 1],
      [1, 'enter', 0, 0, 'serve', 'on', 0],
      [4, 'pool', -1, 0, 'clerks', 1, 1],
      [4, 'begin', 0, 0, 'serve', 'on', 3],
      [6, 'finish', 0, 0, 'serve', 'out', 2],
      [6, 'pool', -1, 0, 'clerks', 1, 0],
      [6, 'end', 0, 0, 'done', 'satisfied', 6],
      [6, 'pool', -1, 0, 'guides', 1, 0],
      [6, 'gone', 0, 0, 'done', 'satisfied', 6],
    ]
    // The guide: 1 minute at the meeting and 5 at the counter, at 2 a minute; the clerk: 2 minutes at 1.
    expect(costs(world, rows)).toEqual({ '': 14, '@meet': 2, '@serve': 12, '@guides': 12, '@clerks': 2, '@desk': 14 })
  })

  test('who leaves without completing is paid for by those who complete', () => {
    const world = priced({ clerks: pool({ cost: { perHour: 60 } }) })
    const lost: HandRow[] = [...two.slice(0, -2), [9, 'end', 1, 0, 'done', -1, 7], [9, 'gone', 1, 0, 'done', -1, 0]]
    expect(costs(world, lost)).toEqual({ '': 9, '@serve': 9, '@clerks': 9, '@desk': 9 })
  })
})

test('utilisation goes by the local hour: the run starts at midnight, the clerk is there from 1 to 3', () => {
  const shift: HandRow[] = [
    [0, 'pool', -1, 0, 'clerks', 0, 0],
    [60, 'pool', -1, 0, 'clerks', 2, 0],
    [90, 'pool', -1, 0, 'clerks', 2, 1],
    [150, 'pool', -1, 0, 'clerks', 2, 0],
    [180, 'pool', -1, 0, 'clerks', 0, 0],
  ]
  const figures = figuresOf({ ...oneClerk, to: 1440 }, shift)
  expect(figures['utilisation@clerks'].value).toBe(60 / 240)
  expect(figures['utilisation@clerks/hour=1'].value).toBe(30 / 120)
  expect(figures['present@clerks/hour=1'].value).toBe(2)
  expect(figures['busy@clerks/hour=2'].value).toBe(0.5)
  expect(figures['utilisation@clerks/hour=3']).toMatchObject({ reason: { en: 'Nobody came here.' } })
  expect(figures['utilisation@clerks/day=mon'].value).toBe(0.25)
})

test('who waits, waits for the pools that serve the case', () => {
  const world: World = {
    ...oneClerk,
    records: {
      ...base,
      gold: { type: 'class', name: { en: 'Gold' } },
      basic: { type: 'class', name: { en: 'Basic' } },
      crew: pool({ serves: 'class == "gold"' }),
      clerks: pool(),
      serve: action('Serve', { needs: [{ from: ['crew', 'clerks'] }] }),
    },
    pools: ['crew', 'clerks'],
    places: { serve: ['crew', 'clerks'] },
    variables: { class: ['basic', 'gold'] },
  }
  const figures = figuresOf(world, [
    [0, 'arrive', 0, 0, 'serve', 0, 0],
    [0, 'assign', 0, 0, 'class', 0, 0],
    [0, 'enter', 0, 0, 'serve', -1, 0],
    [1, 'arrive', 1, 0, 'serve', 0, 1],
    [1, 'assign', 1, 0, 'class', 0, 1],
    [1, 'enter', 1, 0, 'serve', -1, 0],
    [4, 'begin', 0, 0, 'serve', -1, 4],
    [9, 'begin', 1, 0, 'serve', -1, 8],
  ])
  expect(figures['wait.mean@crew'].value).toBe(8)
  expect(figures['wait.mean@clerks'].value).toBe(6)
  expect(figures['queue.mean@crew'].value).toBeCloseTo(0.8, 12)
})

describe('promises', () => {
  const clock = (more = {}) => ({
    ...{ type: 'clock', name: { en: 'Answer' }, counts: 'natural', leading: true },
    ...{ start: { at: 'serve', when: 'enter' }, stop: { at: 'serve', when: 'finish' } },
    ...more,
  })
  const level = (minutes: number, more = {}) => ({
    ...{ type: 'service-level', clock: 'answer', within: { value: minutes, unit: 'min' }, attainment: 0.9 },
    ...more,
  })
  const promised = (records: Record<string, unknown>): World => ({
    ...oneClerk,
    to: 1440,
    records: { ...oneClerk.records, ...records },
  })
  /** One case: comes at `from`, is served from `from` to `to`. */
  const served = (from: number, to: number): HandRow[] => [
    [from, 'arrive', 0, 0, 'serve', 0, 0],
    [from, 'enter', 0, 0, 'serve', -1, 0],
    [from, 'begin', 0, 0, 'serve', -1, 0],
    [to, 'finish', 0, 0, 'serve', 'out', to - from],
    [to, 'end', 0, 0, 'done', 'satisfied', to - from],
    [to, 'gone', 0, 0, 'done', 'satisfied', to - from],
  ]

  test('a stop exactly at the limit is in time, a second later is late', () => {
    const world = promised({ answer: clock(), row: level(60) })
    expect(figuresOf(world, served(3.3, 63.3))['attainment@answer'].value).toBe(1)
    expect(figuresOf(world, served(3.3, 63.3 + 1 / 60))['attainment@answer'].value).toBe(0)
  })

  test('a loop starts no clock again, and the first stop holds', () => {
    const loop: HandRow[] = [
      [0, 'arrive', 0, 0, 'serve', 0, 0],
      [0, 'enter', 0, 0, 'serve', -1, 0],
      [0, 'begin', 0, 0, 'serve', -1, 0],
      [50, 'finish', 0, 0, 'serve', 'out', 50],
      [90, 'enter', 0, 0, 'serve', -1, 0],
      [90, 'begin', 0, 0, 'serve', -1, 0],
      [120, 'finish', 0, 0, 'serve', 'out', 30],
      [120, 'gone', 0, 0, 'done', 'satisfied', 120],
    ]
    const figures = figuresOf(promised({ answer: clock(), row: level(60) }), loop)
    expect(figures['attainment@answer']).toMatchObject({ value: 1, n: 1 })
    expect(figures['clock.mean@answer'].value).toBe(50)
  })

  test('working time counts only while the calendar is open', () => {
    const day = { type: 'calendar', name: { en: 'Day' } }
    const hours = { type: 'opening', calendar: 'day', days: ['mon', 'tue'], spans: [['08:00', '22:00']] }
    const records = { day, hours, answer: clock({ counts: 'working', calendar: 'day' }), row: level(90) }
    // From Monday 21:30 to Tuesday 09:00: half an hour and one hour.
    const figures = figuresOf(promised(records), served(21.5 * 60, 33 * 60))
    expect(figures['clock.mean@answer'].value).toBeCloseTo(90, 9)
    expect(figures['attainment@answer'].value).toBe(1)
  })

  test('the clock stands still while the case is at a pause', () => {
    const records = {
      answer: clock({ pauses: [{ at: 'rebook' }], start: { at: 'rebook', when: 'enter' } }),
      row: level(60),
      rebook: action('Rebook'),
    }
    const world = { ...promised(records), places: { serve: ['clerks'], done: [], rebook: [] } }
    const paused: HandRow[] = [
      [0, 'arrive', 0, 0, 'rebook', 0, 0],
      [0, 'enter', 0, 0, 'rebook', -1, 0],
      [0, 'begin', 0, 0, 'rebook', -1, 0],
      [100, 'finish', 0, 0, 'rebook', '', 100],
      [100, 'enter', 0, 0, 'serve', -1, 0],
      [110, 'begin', 0, 0, 'serve', -1, 10],
      [150, 'finish', 0, 0, 'serve', 'out', 40],
      [150, 'gone', 0, 0, 'done', 'satisfied', 150],
    ]
    expect(figuresOf(world, paused)['clock.mean@answer'].value).toBe(50)
  })

  test('a cut-off goes by the local time of the start: 13:59 has 8 h, 14:00 has 24 h', () => {
    const records = {
      answer: clock(),
      early: level(480, { before: '14:00', order: 'b' }),
      late: level(1440, { order: 'c' }),
    }
    const figures = figuresOf(promised(records), served(13 * 60 + 59, 23 * 60), served(14 * 60, 23 * 60))
    expect(figures['attainment@answer/row=early'].value).toBe(0)
    expect(figures['attainment@answer/row=late'].value).toBe(1)
    expect(figures['attainment@answer/row=early/hour=13'].value).toBe(0)
    expect(figures['attainment@answer/row=late/day=mon'].value).toBe(1)
  })

  test('the first row that fits holds; where none fits the case is counted apart', () => {
    const cable = { type: 'attribute', kind: 'number', name: { en: 'Cable' } }
    const records = {
      cable,
      answer: clock(),
      short: level(10, { when: 'cable <= 300', order: 'b' }),
      long: level(100, { when: 'cable <= 500', order: 'c' }),
    }
    const world: World = { ...promised(records), variables: { cable: undefined } }
    const withCable = (metres: number): HandRow[] => {
      const [first, ...rest] = served(0, 50)
      return [first, [0, 'assign', 0, 0, 'cable', 0, metres], ...rest]
    }
    const figures = figuresOf(world, withCable(300), withCable(301), withCable(501))
    expect(figures['attainment@answer/row=short']).toMatchObject({ value: 0, n: 1 })
    expect(figures['attainment@answer/row=long']).toMatchObject({ value: 1, n: 1 })
    expect(figures['attainment@answer']).toMatchObject({ value: 0.5, n: 2 })
    expect(figures['no-rule@answer']).toMatchObject({ value: 1 / 3, n: 3 })
  })

  test('a case still inside is late once its clock is past the limit, else it is open', () => {
    const inside: HandRow[] = [
      [0, 'arrive', 0, 0, 'serve', 0, 0],
      [0, 'enter', 0, 0, 'serve', -1, 0],
      [70, 'arrive', 1, 0, 'serve', 0, 1],
      [70, 'enter', 1, 0, 'serve', -1, 0],
      [100, 'open', 0, 0, '', -1, 100],
      [100, 'open', 1, 0, '', -1, 30],
    ]
    const figures = figuresOf(promised({ answer: clock(), row: level(60) }), inside)
    expect(figures['attainment@answer']).toMatchObject({ value: 0, n: 1 })
    expect(figures['open@answer'].value).toBe(1)
  })
})

describe('handoffs', () => {
  const world: World = {
    records: {
      ...base,
      clerks: pool(),
      front: lane,
      serve: action('Serve'),
      check: action('Check', { department: 'office', needs: [{ from: ['clerks'] }] }),
      over: {
        ...{ type: 'flow', kind: 'sequence', from: 'serve', to: 'check' },
        handoff: {
          agreed: { value: 30, unit: 'min' },
          bounce: { share: 0.1 },
          transfer: { distribution: 'constant', value: 10 },
        },
      },
    },
    places: { serve: [], over: [], 'over~receipt': [], check: ['clerks'] },
    pools: ['clerks'],
    flows: ['over', 'over~refused'],
  }
  /** Leaves `serve` at 0, is 10 on its way, waits 5, is worked on for 20. */
  const handed = (work: number): HandRow[] => [
    [0, 'arrive', 0, 0, 'serve', 0, 0],
    [0, 'pass', 0, 0, 'serve', 'over', 0],
    [0, 'enter', 0, 0, 'over', 'over', 0],
    [0, 'begin', 0, 0, 'over', 'over', 0],
    [10, 'finish', 0, 0, 'over', 'over', 10],
    [10, 'decide', 0, 0, 'over~receipt', 'over', 0],
    [10, 'enter', 0, 0, 'check', 'over', 0],
    [15, 'begin', 0, 0, 'check', 'over', 5],
    [15 + work, 'finish', 0, 0, 'check', '', work],
    [15 + work, 'gone', 0, 0, '', 'satisfied', 0],
  ]
  const refused: HandRow[] = [
    [0, 'arrive', 0, 0, 'serve', 0, 0],
    [0, 'pass', 0, 0, 'serve', 'over', 0],
    [0, 'enter', 0, 0, 'over', 'over', 0],
    [0, 'begin', 0, 0, 'over', 'over', 0],
    [10, 'finish', 0, 0, 'over', 'over', 10],
    [10, 'decide', 0, 0, 'over~receipt', 'over~refused', 0],
    [10, 'open', 0, 0, '', -1, 10],
  ]
  test('wait is the way and the queue at the receiver; the agreed time ends with the receiver’s work', () => {
    expect(figuresOf(world, handed(15))['wait.mean@over'].value).toBe(15)
    expect(figuresOf(world, handed(15))['agreed@over'].value).toBe(1)
    expect(figuresOf(world, handed(16))['agreed@over'].value).toBe(0)
    expect(figuresOf(world, handed(15))['volume@over'].value).toBe(1)
  })
  test('what is refused on receipt is a bounce', () => {
    const other = refused.map((row): HandRow => [
      row[0],
      row[1],
      1,
      ...(row.slice(3) as [number, string, string, number]),
    ])
    const figures = figuresOf(world, [...handed(15), ...other])
    expect(figures['bounce@over'].value).toBe(0.5)
    expect(figures['wait.mean@over'].value).toBe(25)
  })
})

test('losses are shares of those who came', () => {
  const figures = figuresOf({ ...oneClerk, patience: ['serve'], rooms: ['serve'] }, [
    [0, 'arrive', 0, 0, 'serve', 0, 0],
    [0, 'enter', 0, 0, 'serve', -1, 0],
    [1, 'arrive', 1, 0, 'serve', 0, 1],
    [1, 'enter', 1, 0, 'serve', -1, 0],
    [1, 'full', 1, 0, 'serve', 'out', 0],
    [3, 'abandon', 0, 0, 'serve', 'out', 3],
  ])
  expect(figures['loss@serve'].value).toBe(0.5)
  expect(figures['abandon@serve'].value).toBe(0.5)
  expect(figures['queue.mean@serve'].value).toBeCloseTo(0.3, 12)
})

test('chases and escalations that had their effect are counted per day', () => {
  const records = {
    ...oneClerk.records,
    nudge: { type: 'chase', at: ['serve'], after: { value: 5, unit: 'min' }, share: 0.5, to: 'serve' },
    up: { type: 'escalation', at: ['serve'], after: { value: 9, unit: 'min' } },
  }
  const figures = figuresOf({ ...oneClerk, records, timers: ['nudge', 'up'], to: 1440 }, [
    [0, 'arrive', 0, 0, 'serve', 0, 0],
    [0, 'enter', 0, 0, 'serve', -1, 0],
    [5, 'timer', 0, 0, 'serve', 0, 1],
    [7, 'timer', 0, 0, 'serve', 0, 0],
    [9, 'timer', 0, 0, 'serve', 1, 1],
  ])
  expect(figures['chases'].value).toBe(1)
  expect(figures['chases@nudge'].value).toBe(1)
  expect(figures['chases@serve'].value).toBe(1)
  expect(figures['escalations'].value).toBe(1)
})

describe('over replications', () => {
  test('a mean is the pooled ratio with a jackknife interval', () => {
    const [a, b] = [two, two.slice(0, 5).concat(two.slice(7, 9), two.slice(11, 13))]
    const figures = figuresOf(oneClerk, a, b)
    // 5 and 7 minutes, then 5 alone: 17 over 3.
    expect(figures['cycle-time.mean']).toMatchObject({ value: 17 / 3, n: 3, replications: [6, 5] })
    expect(figures['cycle-time.mean'].low).toBeLessThan(17 / 3)
  })
  test('one replication gives values and no intervals', () => {
    expect(figuresOf(oneClerk, two)['cycle-time.mean'].low).toBeUndefined()
  })
  test('a share of few is as wide as Wilson says, though all replications agree', () => {
    const figures = figuresOf(oneClerk, two, two)
    expect(figures['outcome.complaint'].low).toBeCloseTo(0.15, 2)
    expect(figures['outcome.complaint'].high).toBeCloseTo(0.85, 2)
  })
})

test('where ways meet, the last one keeps the others waiting', () => {
  const records = {
    ...base,
    split: { type: 'node', kind: 'fork', name: { en: 'Split' }, lane: 'front' },
    meet: { type: 'node', kind: 'join', name: { en: 'Meet' }, lane: 'front' },
    design: action('Design'),
    network: action('Network'),
    'split-design': { type: 'flow', kind: 'sequence', from: 'split', to: 'design' },
    'split-network': { type: 'flow', kind: 'sequence', from: 'split', to: 'network' },
  }
  const world = {
    records,
    places: { split: [], design: [], network: [], meet: [] },
    flows: ['split-design', 'split-network'],
  }
  const figures = figuresOf(world, [
    [0, 'arrive', 0, 0, 'split', 0, 0],
    [0, 'fork', 0, 0, 'split', '', 0],
    [0, 'branch', 0, 0, 'split', 'split-design', 0],
    [0, 'branch', 0, 1, 'split', 'split-network', 0],
    [4, 'absorb', 0, 0, 'meet', '', 0],
    [9, 'join', 0, 1, 'meet', '', 0],
  ])
  expect(figures['last@split-network'].value).toBe(1)
  expect(figures['last@split-design'].value).toBe(0)
  expect(figures['wait.mean@meet'].value).toBe(5)
})
