import { expect, test } from 'vitest'
import { overloadedSkills, poolLoads, takings, trafficOf, visits } from '../../src/blueprint/index.ts'
import { draw, minutes } from './draw.ts'

const perDay = (count: number, more = {}) => ({
  type: 'stream',
  at: 'arrive',
  arrivals: { kind: 'rate', perDay: count },
  ...more,
})
const pool = (capacity: number | null, more = {}) => ({ type: 'pool', name: {}, capacity, ...more })
const needs = (...pools: string[]) => ({ needs: pools.map((id) => ({ from: [id] })) })
const rounded = (map: ReadonlyMap<string, number>) =>
  Object.fromEntries([...map].map(([id, count]) => [id, Number(count.toFixed(4))]))
const loads = (blueprint: Parameters<typeof poolLoads>[0]) =>
  Object.fromEntries(poolLoads(blueprint).map(({ pool, load }) => [pool, Number(load.toFixed(4))]))

test('a choice parts the visits by its shares', () => {
  const blueprint = draw('arrive > decide > a{share: 0.3} > end\n decide > b{share: 0.7} > end', { s: perDay(10) })
  expect(rounded(visits(blueprint))).toEqual({ arrive: 1, decide: 1, a: 0.3, b: 0.7, end: 1 })
})

test('rework of a quarter brings each case to the step 4/3 times', () => {
  const blueprint = draw('arrive > a > decide > a{share: 0.25}\n decide > end{share: 0.75}', { s: perDay(10) })
  expect(rounded(visits(blueprint))).toEqual({ arrive: 1, a: 1.3333, decide: 1.3333, end: 1 })
})

test('a loop with a limit is cut exactly: 1 + 1/2 + 1/4', () => {
  const loop =
    'arrive > a > decide > a{share: 0.5, limit: 2, instead: decide-to-late}\n decide > end{share: 0.5}\n decide > late{share: 0} > end'
  const found = rounded(visits(draw(loop, { s: perDay(10) })))
  expect(found).toMatchObject({ a: 1.75, late: 0.125, end: 1 })
  const always = loop.replaceAll('share: 0.5', 'share: 1').replace('end{share: 1}', 'end{share: 0}')
  expect(rounded(visits(draw(always, { s: perDay(10) })))).toMatchObject({ a: 3, late: 1, end: 1 })
})

test('two limits on one loop are counted apart', () => {
  // Each way back may be taken once, and is always preferred to the way out: four visits would need three ways back.
  const loop =
    'arrive > a > decide > a{share: 1, limit: 1, instead: decide-to-b}\n decide > b{share: 0, limit: 1, instead: decide-to-end} > a\n decide > end{share: 0}'
  expect(rounded(visits(draw(loop, { s: perDay(10) })))).toMatchObject({ a: 3, b: 1, end: 1 })
})

test('classes take their own ways, and may be asked for alone', () => {
  const blueprint = draw('arrive > decide > a > end\n decide > b{share: 1} > end', {
    s: perDay(10),
    gold: { type: 'class', name: {}, share: 0.2 },
    basic: { type: 'class', name: {}, share: 0.8 },
    'decide-to-a': { when: 'class == "gold"', share: undefined },
  })
  expect(rounded(visits(blueprint))).toMatchObject({ a: 0.2, b: 0.8 })
  expect(rounded(visits(blueprint, 'gold'))).toMatchObject({ a: 1, decide: 1 })
})

test('shares by case, categories and numbers are weighted by how often they come', () => {
  const blueprint = draw('arrive > decide > a{share: 0.1} > end\n decide > b{share: 0.9} > end', {
    s: perDay(10),
    region: {
      type: 'attribute',
      name: {},
      kind: 'category',
      options: { city: { name: {}, share: 0.75 }, county: { name: {} } },
    },
    cable: { type: 'attribute', name: {}, kind: 'number', distribution: { distribution: 'uniform', min: 0, max: 500 } },
    'decide-to-a': { shares: [{ when: 'region == "county" && cable > 300', share: 0.5 }] },
    'decide-to-b': { shares: [{ when: 'region == "county" && cable > 300', share: 0.5 }] },
  })
  // A quarter county, two fifths of it long: 0.1 of all take the step half of the time, the rest a tenth.
  expect(rounded(visits(blueprint)).a).toBe(0.14)
  expect(trafficOf(blueprint).doubts.size).toBe(0)
})

test('a stream that sets an attribute has only that', () => {
  const blueprint = draw('arrive > decide > a > end\n decide > b{share: 1} > end', {
    s: perDay(30, { sets: { region: 'county' } }),
    t: perDay(10, { sets: { region: 'city' } }),
    region: { type: 'attribute', name: {}, kind: 'category', options: { city: { name: {} }, county: { name: {} } } },
    'decide-to-a': { when: 'region == "county"', share: undefined },
  })
  expect(rounded(visits(blueprint)).a).toBe(0.75)
})

test('a block is passed once by all its branches, a loop around it counts', () => {
  const blueprint = draw(
    'arrive > fork > a > join > decide > fork{share: 0.5}\n decide > end{share: 0.5}\n fork > b > join',
    { s: perDay(10) },
  )
  expect(rounded(visits(blueprint))).toMatchObject({ fork: 2, a: 2, b: 2, join: 2, end: 1 })
})

test('refused handoffs are done again', () => {
  const blueprint = draw('arrive > a > b > end', { s: perDay(10), 'a-to-b': { handoff: { bounce: { share: 0.2 } } } })
  expect(rounded(visits(blueprint))).toMatchObject({ a: 1.25, b: 1 })
  expect(rounded(takings(blueprint))['a-to-b']).toBe(1.25)
})

test('cases pass through a sub-blueprint', () => {
  const blueprint = draw(
    'arrive > room > end\n in room: enter > look > decide > look{share: 0.5}\n in room: decide > end-room{share: 0.5}',
    { s: perDay(10) },
  )
  expect(rounded(visits(blueprint))).toMatchObject({ room: 1, look: 2, end: 1 })
})

test('a delay that may outlast its deadline sends that share on by the deadline', () => {
  const blueprint = draw('arrive > delay > end\n delay > late{on: deadline} > end', {
    s: perDay(10),
    delay: {
      stages: [{ time: { distribution: 'uniform', min: 0, max: 4, unit: 'h' } }],
      deadline: { distribution: 'constant', value: 3, unit: 'h' },
    },
  })
  expect(rounded(visits(blueprint)).late).toBe(0.25)
})

test('ρ is the work that comes over the work that can be done: 96 × 12 min a day for 2 people', () => {
  const blueprint = draw('arrive > a > end', {
    s: perDay(96),
    desk: pool(2),
    a: { ...needs('desk'), stages: [{ time: minutes(12) }] },
  })
  expect(poolLoads(blueprint)).toEqual([
    {
      ...{ pool: 'desk', load: expect.closeTo(0.4), work: expect.closeTo(0.8), capacity: 2 },
      ...{ reached: expect.closeTo(0.4), stable: true, isEstimate: false },
    },
  ])
})

test('a desk that is open eight hours on workdays can do less', () => {
  const blueprint = draw('arrive > a > end', {
    s: perDay(40),
    desk: pool(2, { calendar: 'office' }),
    office: { type: 'calendar', name: {} },
    hours: {
      type: 'opening',
      calendar: 'office',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      spans: [['09:00', '17:00']],
    },
    a: { ...needs('desk'), stages: [{ time: minutes(12) }] },
  })
  expect(loads(blueprint)).toEqual({ desk: 0.7 })
})

test('shifts, speed and outages change what can be done', () => {
  const day = {
    type: 'shift',
    pool: 'desk',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    spans: [['08:00', '20:00']],
    headcount: 4,
  }
  const action = { ...needs('desk'), stages: [{ time: minutes(10) }] }
  const repaired = { type: 'outage', pool: 'desk', between: minutes(900), repair: minutes(100) }
  expect(loads(draw('arrive > a > end', { s: perDay(72), desk: pool(9), day, a: action }))).toEqual({ desk: 0.25 })
  expect(loads(draw('arrive > a > end', { s: perDay(72), desk: pool(9, { speed: 0.5 }), day, a: action }))).toEqual({
    desk: 0.5,
  })
  expect(loads(draw('arrive > a > end', { s: perDay(72), desk: pool(2), repaired, a: action }))).toEqual({
    desk: 0.2778,
  })
})

test('work that several pools can do is shared so that none is busier than it must be', () => {
  const time = { stages: [{ time: minutes(60) }] }
  const blueprint = draw('arrive > a > b > end', {
    s: perDay(24),
    city: pool(1),
    both: pool(3),
    a: { needs: [{ from: ['city', 'both'] }], ...time },
    b: { ...needs('both'), ...time },
  })
  expect(loads(blueprint)).toEqual({ both: 0.5, city: 0.5 })
  const tight = draw('arrive > a > b > end', {
    s: perDay(24),
    city: pool(1),
    both: pool(1),
    a: { needs: [{ from: ['city', 'both'] }], ...time },
    b: { ...needs('both'), ...time },
  })
  expect(loads(tight)).toEqual({ both: 1, city: 1 })
})

test('a pool serves only those that it may', () => {
  const blueprint = draw('arrive > a > end', {
    s: perDay(24),
    gold: { type: 'class', name: {}, share: 0.25 },
    basic: { type: 'class', name: {}, share: 0.75 },
    vip: pool(1, { serves: 'class == "gold"' }),
    desk: pool(1),
    a: {
      needs: [{ from: ['vip', 'desk'] }],
      stages: [{ time: minutes(60), variants: [{ when: 'class == "gold"', time: minutes(30) }] }],
    },
  })
  expect(loads(blueprint)).toEqual({ desk: 0.75, vip: 0.125 })
})

test('people who stay with the case work there too', () => {
  const blueprint = draw('arrive > a > decide > end{share: 0.9}\n decide > repair{share: 0.1} > decide', {
    s: perDay(24),
    crew: pool(2),
    a: { ...needs('crew'), stages: [{ time: minutes(60) }] },
    repair: { holds: ['a'], stages: [{ time: minutes(90) }] },
  })
  // 60 min once and 90 min 1/9 of a time.
  expect(loads(blueprint)).toEqual({ crew: Number((70 / 120).toFixed(4)) })
})

test('too much work is unstable, but not where those who wait too long leave', () => {
  const work = { ...needs('desk'), stages: [{ time: minutes(100) }] }
  const impatient = { ...work, patience: { time: minutes(10) } }
  const some = { ...work, patience: { time: minutes(10), share: 0.05 } }
  const stable = (a: object) =>
    poolLoads(
      draw('arrive > a > end\n a > end{on: abandon}', {
        s: perDay(24),
        desk: pool(1),
        a: a as Record<string, unknown>,
      }),
    )[0].stable
  expect([stable(work), stable(impatient), stable(some)]).toEqual([false, 'bounded', false])
})

test('where half of those who wait leave in time, the other half may come up to what can be done', () => {
  const half = (work: number) =>
    poolLoads(
      draw('arrive > a > end\n a > end{on: abandon}', {
        s: perDay(24),
        desk: pool(1),
        a: { ...needs('desk'), stages: [{ time: minutes(work) }], patience: { time: minutes(10), share: 0.5 } },
      }),
    )[0].stable
  expect([half(50), half(110), half(130)]).toEqual([true, 'bounded', false])
})

test('a pool behind an overloaded one gets only what that one lets through', () => {
  // 24 a day come; the first desk can do 16 of them, so the second gets 16 × 80 min in 24 h.
  const blueprint = draw('arrive > a > b > end', {
    s: perDay(24),
    first: pool(1),
    second: pool(1),
    a: { ...needs('first'), stages: [{ time: minutes(90) }] },
    b: { ...needs('second'), stages: [{ time: minutes(80) }] },
  })
  expect(poolLoads(blueprint).map(({ pool, load, reached, stable }) => [pool, load, reached, stable])).toEqual([
    ['first', expect.closeTo(1.5), expect.closeTo(1.5), false],
    ['second', expect.closeTo(4 / 3), expect.closeTo(8 / 9, 3), true],
  ])
})

test('who comes back to an overloaded step weighs as much as who comes for the first time', () => {
  // Of n visits a day the desk does 16; half of those come back: n = 24 + 16 / 2 = 32, twice what can be done.
  const blueprint = draw('arrive > a > decide > a{share: 0.5}\n decide > end{share: 0.5}', {
    s: perDay(24),
    desk: pool(1),
    a: { ...needs('desk'), stages: [{ time: minutes(90) }] },
  })
  expect(poolLoads(blueprint)[0]).toMatchObject({ load: expect.closeTo(3), reached: expect.closeTo(2, 3) })
})

test('who gives up before an overloaded desk goes where the givers-up go', () => {
  const blueprint = draw('arrive > a > end\n a > call{on: abandon} > end', {
    s: perDay(24),
    desk: pool(1),
    line: pool(1),
    a: { ...needs('desk'), stages: [{ time: minutes(90) }], patience: { time: minutes(10) } },
    call: { ...needs('line'), stages: [{ time: minutes(30) }] },
  })
  // A third of 24 cannot be served and calls: 8 × 30 min a day.
  expect(poolLoads(blueprint).map(({ pool, stable }) => [pool, stable])).toEqual([
    ['desk', 'bounded'],
    ['line', true],
  ])
})

test('nobody there at all, and as many as needed', () => {
  const blueprint = draw('arrive > a > b > end', {
    s: perDay(24),
    none: pool(0),
    all: pool(null),
    a: needs('none'),
    b: needs('all'),
  })
  expect(poolLoads(blueprint).map(({ pool, load, stable }) => [pool, load, stable])).toEqual([
    ['all', 0, true],
    ['none', Infinity, false],
  ])
})

test('broken documents have figures too, and never throw', () => {
  const blueprint = draw('arrive > decide > decide{share: 1}\n decide > a > end', {
    s: perDay(24),
    t: { type: 'stream', at: 'nowhere', arrivals: { kind: 'rate', perDay: 10 } },
    u: { type: 'stream', at: 'arrive', arrivals: { kind: 'renewal', gap: { distribution: 'exponential', mean: -1 } } },
    a: { needs: [{ from: ['nobody'] }], stages: [{ time: { distribution: 'triangular', min: 9 } }] },
    desk: pool(1, { calendar: 'nothing', serves: 'this is not' }),
  })
  expect(poolLoads(blueprint)).toHaveLength(1)
  expect([...trafficOf(blueprint).doubts]).toContain('endless')
})

test('a skill that only some have is overloaded although the crew is not', () => {
  const crew = (splicers: number) =>
    pool(4, {
      levels: [
        { name: { en: 'fitters' }, count: 4 - splicers, speed: 1 },
        { name: { en: 'splicers' }, count: splicers, speed: 1, skills: ['splicing'] },
      ],
    })
  const blueprint = (splicers: number, each = 60) =>
    draw('arrive > lay > splice > end', {
      ...{ s: perDay(30), crew: crew(splicers) },
      lay: { ...needs('crew'), stages: [{ time: minutes(40) }] },
      splice: { needs: [{ from: ['crew'], skills: ['splicing'] }], stages: [{ time: minutes(each) }] },
    })
  // 30 × 60 minutes of splicing a day are 1.25 people; with the laying 2.08 of the four are busy.
  expect(loads(blueprint(1))).toEqual({ crew: 0.5208 })
  const [one] = overloadedSkills(blueprint(1))
  expect(one).toMatchObject({ skills: ['splicing'], pools: ['crew'], capacity: 1 })
  expect(one.work).toBeCloseTo(1.25, 9)
  // Two splicers, or shorter work, will do: the laying is left to the others.
  expect(overloadedSkills(blueprint(2))).toEqual([])
  expect(overloadedSkills(blueprint(1, 40))).toEqual([])
  // Where the whole crew is overloaded, that is what is said.
  expect(overloadedSkills(blueprint(1, 200))).toEqual([])
})
