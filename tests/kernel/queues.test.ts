/** Who goes first, and who does not queue at all: K23 to K25 as stories. */
import { describe, expect, test } from 'vitest'
import { check } from '../../src/rules/index.ts'
import { minutes, tiny, trace, type Tiny } from './tiny.ts'

const out = { kind: 'end', outcome: 'satisfied' }
const begins = { rows: ['begin'] } as const

/** A desk that is busy with `a` until 10; b, c and d come at 1, 2 and 3, each by a way of its own. */
const desk = (pool: object, steps: Record<string, object>, flows: Tiny['flows'] = [], more: Partial<Tiny> = {}) =>
  tiny({
    pools: { clerk: { capacity: 1, ...pool } },
    arrivals: { 'in-a': [0], 'in-b': [1], 'in-c': [2], 'in-d': [3] },
    steps: {
      ...{ a: { needs: ['clerk'], time: 10 }, b: { needs: ['clerk'], time: 4 }, c: { needs: ['clerk'], time: 3 } },
      ...{ d: { needs: ['clerk'], time: 2 }, out },
      ...steps,
    },
    flows: [
      ...(['a', 'b', 'c', 'd'] as const).flatMap((step): Tiny['flows'][number][] => [
        [`in-${step}`, step],
        [step, 'out'],
      ]),
      ...flows,
    ],
    ...more,
  })
/** The steps in the order in which they begin: `abcd`. */
const order = (lines: string[]) =>
  lines
    .map((line) => line.split(' ').at(-1) ?? '')
    .filter((step) => step.length === 1)
    .join('')

describe('K23 a queue stands by the rule of its pool', () => {
  test.each([
    ['first', 'abcd'],
    ['last', 'adcb'],
    ['shortest', 'adcb'],
    ['earliest-due', 'abcd'],
  ])('%s: %s', (discipline, expected) => {
    expect(order(trace(desk({ discipline }, {}), begins))).toBe(expected)
  })

  test('the shortest counts all stages of the work, as drawn for this case', () => {
    const steps = { d: { needs: ['clerk'], time: [1, 4] } }
    expect(order(trace(desk({ discipline: 'shortest' }, steps), begins))).toBe('acbd')
  })

  test('equally short ones go in order of coming', () => {
    const steps = { b: { needs: ['clerk'], time: 2 }, c: { needs: ['clerk'], time: 2 } }
    expect(order(trace(desk({ discipline: 'shortest' }, steps), begins))).toBe('abcd')
  })

  test('earliest due: the deadline of the step decides; who has none stands last', () => {
    const steps = {
      c: { needs: ['clerk'], time: 3, deadline: minutes(40) },
      d: { needs: ['clerk'], time: 2, deadline: minutes(30) },
    }
    const flows: Tiny['flows'] = [
      ['c', 'out', { on: 'deadline' }],
      ['d', 'out', { on: 'deadline' }],
    ]
    expect(order(trace(desk({ discipline: 'earliest-due' }, steps, flows), begins))).toBe('adcb')
  })

  /** b and c are handed over at 1 and 2; d has no agreed time. */
  const handed = (toC: object) =>
    tiny({
      pools: { clerk: { capacity: 1, discipline: 'earliest-due' } },
      arrivals: { 'in-a': [0], 'in-b': [1], 'in-c': [2], 'in-d': [3] },
      steps: {
        ...{ a: { needs: ['clerk'], time: 10 }, b: { needs: ['clerk'], time: 4 }, c: { needs: ['clerk'], time: 3 } },
        ...{ d: { needs: ['clerk'], time: 2 }, first: {}, second: {}, out },
      },
      flows: [
        ['in-a', 'a'],
        ['in-b', 'first'],
        ['in-c', 'second'],
        ['first', 'b', { handoff: { agreed: { value: 30, unit: 'min' } } }],
        ['second', 'c', { handoff: toC }],
        ['in-d', 'd'],
        ...(['a', 'b', 'c', 'd'] as const).map((step): Tiny['flows'][number] => [step, 'out']),
      ],
    })

  test('earliest due: the agreed time of the handoff counts from the handing over', () => {
    expect(order(trace(handed({ agreed: { value: 20, unit: 'min' } }), begins))).toBe('acbd')
    // Handed over at 2, on its way until 7, due at 32 and so after b, which is due at 31.
    expect(order(trace(handed({ agreed: { value: 30, unit: 'min' }, transfer: minutes(5) }), begins))).toBe('abcd')
    expect(order(trace(handed({ agreed: { value: 28, unit: 'min' }, transfer: minutes(5) }), begins))).toBe('acbd')
  })

  describe('earliest due: what the customer was promised', () => {
    const promise = (step: string, minutes: number, more: object = {}) => ({
      [`${step}-clock`]: {
        ...{ type: 'clock', name: { en: step }, counts: 'natural' },
        ...{ start: { at: `in-${step}`, when: 'enter' }, stop: { at: step, when: 'finish' } },
        ...more,
      },
      [`${step}-row`]: {
        ...{ type: 'service-level', clock: `${step}-clock`, attainment: 0.9 },
        within: { value: minutes, unit: 'min' },
      },
    })
    const served = (more: Tiny['more'], other: Partial<Tiny> = {}, steps = {}, flows: Tiny['flows'] = []) =>
      order(trace(desk({ discipline: 'earliest-due' }, steps, flows, { more, ...other }), begins))

    test('who was promised an earlier answer goes first, and who was promised none goes last', () => {
      // b is due at 31, c at 22, d at no time.
      expect(served({ ...promise('b', 30), ...promise('c', 20) })).toBe('acbd')
      expect(served({ ...promise('b', 30), ...promise('c', 29.5) })).toBe('abcd')
      expect(served({ ...promise('d', 500) })).toBe('adbc')
    })

    test('what was promised inside is no promise to the customer', () => {
      expect(served({ ...promise('b', 30), ...promise('c', 20, { audience: 'internal' }) })).toBe('abcd')
    })

    test('the first row that fits holds: by class, and by the time of day at which the clock starts', () => {
      const rows = {
        ...promise('b', 30),
        ...promise('c', 90),
        gold: { type: 'class', name: { en: 'Gold' }, share: 1 },
        'c-gold': {
          ...{ type: 'service-level', clock: 'c-clock', attainment: 0.9, order: 'b' },
          ...{ when: 'class == "gold"', before: '00:03', within: { value: 20, unit: 'min' } },
        },
        'c-row': {
          ...{ type: 'service-level', clock: 'c-clock', attainment: 0.9, order: 'c' },
          within: { value: 90, unit: 'min' },
        },
      }
      // c comes at 2 past midnight.
      expect(served(rows)).toBe('acbd')
      expect(served({ ...rows, 'c-gold': { ...rows['c-gold'], before: '00:02' } })).toBe('abcd')
    })

    test('working time runs while the calendar is open', () => {
      const hours = {
        hours: { type: 'calendar', name: { en: 'Hours' } },
        open: {
          type: 'opening',
          calendar: 'hours',
          days: ['mon'],
          spans: [
            ['00:00', '00:05'],
            ['01:00', '24:00'],
          ],
        },
      }
      // c has 3 minutes until 0:05 and the other 17 from 1:00 on: due at 77.
      const working = promise('c', 20, { counts: 'working', calendar: 'hours' })
      expect(served({ ...hours, ...promise('b', 75), ...working })).toBe('abcd')
      expect(served({ ...hours, ...promise('b', 77), ...working })).toBe('acbd')
    })

    test('a clock that has stood still is due so much later', () => {
      const document = (minutes: number) =>
        tiny({
          pools: { clerk: { capacity: 1, discipline: 'earliest-due' } },
          arrivals: { 'in-a': [0], 'in-b': [1], 'in-c': [2] },
          steps: {
            ...{
              a: { needs: ['clerk'], time: 10 },
              b: { needs: ['clerk'], time: 4 },
              c: { needs: ['clerk'], time: 3 },
            },
            ...{ ask: { kind: 'delay', time: 5 }, out },
          },
          flows: [
            ['in-a', 'a'],
            ['in-b', 'b'],
            ['in-c', 'ask'],
            ['ask', 'c'],
            ...(['a', 'b', 'c'] as const).map((step): Tiny['flows'][number] => [step, 'out']),
          ],
          more: { ...promise('b', minutes), ...promise('c', 20, { pauses: [{ at: 'ask', cause: 'customer' }] }) },
        })
      // c comes at 2, its clock stands still from 2 to 7: due at 27.
      expect(order(trace(document(25.5), begins))).toBe('abc')
      expect(order(trace(document(26.5), begins))).toBe('acb')
    })
  })

  test('a better level stands before a worse one, whatever the rule', () => {
    const steps = { b: { needs: ['clerk'], time: 4, priority: -1 } }
    expect(order(trace(desk({ discipline: 'shortest' }, steps), begins))).toBe('abdc')
  })

  test('an interrupted case stands at the head, although others are shorter', () => {
    const steps = { c: { needs: ['clerk'], time: 3, priority: -1 } }
    const told = trace(desk({ discipline: 'shortest', preemption: 'resume' }, steps), { rows: ['begin', 'resume'] })
    expect(told).toEqual(['0 begin a a', '2 begin c c', '5 resume a a', '13 begin d d', '15 begin b b'])
  })
})

describe('K24 waiting weighs as priority', () => {
  const ageing = (every: number, discipline?: string) =>
    desk(
      { ageing: { value: every, unit: 'min' }, ...(discipline ? { discipline } : {}) },
      { d: { needs: ['clerk'], time: 2, priority: -1 } },
    )

  test('who came more than x before a case one step better goes first', () => {
    // b came at 1, c at 2, d at 3 with one step better priority: it overtakes whom it follows within x.
    expect(order(trace(ageing(0.5), begins))).toBe('abcd')
    expect(order(trace(ageing(1.5), begins))).toBe('abdc')
    expect(order(trace(ageing(5), begins))).toBe('adbc')
  })

  test('two steps of priority are worth twice as much', () => {
    const steps = { d: { needs: ['clerk'], time: 2, priority: -2 } }
    expect(order(trace(desk({ ageing: { value: 0.9, unit: 'min' } }, steps), begins))).toBe('abdc')
  })

  test('the shortest first: a minute of waiting weighs as a minute of work', () => {
    const pool = { ageing: { value: 0, unit: 'min' }, discipline: 'shortest' }
    expect(order(trace(desk(pool, {}), begins))).toBe('adcb')
    const aged = { ageing: { value: 60, unit: 'min' }, discipline: 'shortest' }
    // 1 + 4, 2 + 3 and 3 + 2 are alike: in order of coming.
    expect(order(trace(desk(aged, {}), begins))).toBe('abcd')
  })
})

describe('K25 who finds too many waiting does not queue', () => {
  const busy = (balk: object, serve: object = {}) =>
    tiny({
      pools: { clerk: 1 },
      arrivals: { in: [0, 1, 2, 3, 11] },
      steps: {
        serve: { needs: ['clerk'], time: 10, balk, ...serve },
        ...{ out, away: { kind: 'end', outcome: 'lost', counts: false } },
      },
      flows: [
        ['in', 'serve'],
        ['serve', 'out'],
        ['serve', 'away', { on: 'balk' }],
        ...('room' in serve ? [['serve', 'out', { on: 'full' }] as Tiny['flows'][number]] : []),
      ],
    })
  const rows = { rows: ['begin', 'full', 'end'] } as const

  test('d finds two waiting and goes; e, who finds one, stays', () => {
    expect(trace(busy({ waiting: 2 }), rows)).toEqual([
      '0 begin a serve',
      '3 full d serve',
      '3 end d away',
      '10 begin b serve',
      '10 end a out',
      '20 begin c serve',
      '20 end b out',
      '30 begin e serve',
      '30 end c out',
      '40 end e out',
    ])
  })

  test('nobody goes where the share is 0, and who is served at once is not asked', () => {
    expect(trace(busy({ waiting: 0, share: 0 }), { rows: ['full'] })).toEqual([])
    expect(trace(busy({ waiting: 0 }), { rows: ['full'] })).toEqual([
      '1 full b serve',
      '2 full c serve',
      '3 full d serve',
    ])
  })

  test('who finds no room is turned away without being asked', () => {
    expect(trace(busy({ waiting: 1 }, { room: 1 }), { rows: ['full', 'end'] }).slice(0, 4)).toEqual([
      '2 full c serve',
      '2 end c out',
      '3 full d serve',
      '3 end d out',
    ])
  })
})

describe('K20 nobody is idle after an interruption', () => {
  const gold = { needs: ['one'], time: 5, priority: -1 }

  test('who was interrupted goes on at once where another pool that serves it is free', () => {
    // a works at one while two is busy until 3 … at 4 it is free, and a goes on there.
    const blueprint = tiny({
      pools: { one: { capacity: 1, preemption: 'resume' }, two: 1 },
      arrivals: { 'in-b': [0], 'in-a': [1], 'in-g': [4] },
      steps: {
        ...{ b: { needs: ['two'], time: 3 }, a: { needs: [{ from: ['two', 'one'] }], time: 10 }, g: gold, out },
      },
      flows: [
        ...(['a', 'b', 'g'] as const).flatMap((step): Tiny['flows'][number][] => [
          [`in-${step}`, step],
          [step, 'out'],
        ]),
      ],
    })
    expect(trace(blueprint, { rows: ['begin', 'suspend', 'resume', 'finish'] })).toEqual([
      '0 begin a b',
      '1 begin b a',
      '3 finish a b',
      '4 suspend b a',
      '4 begin c g',
      '4 resume b a',
      '9 finish c g',
      '11 finish b a',
    ])
  })
})

describe('K17 what waits goes up level by level', () => {
  const escalating = (...then: number[]) =>
    tiny({
      pools: { clerk: 1 },
      arrivals: { in: [0, 1, 2] },
      steps: { serve: { needs: ['clerk'], time: 20 }, out },
      flows: [
        ['in', 'serve'],
        ['serve', 'out'],
      ],
      more: {
        supervise: {
          ...{ type: 'escalation', at: ['serve'], after: { value: 5, unit: 'min' } },
          then: then.map((value) => ({ after: { value, unit: 'min' } })),
        },
      },
    })

  test('each level counts from the beginning of the wait and falls silent when work starts', () => {
    // b waits from 1 to 20, c from 2 to 40: warned after 5, supervised after 10, brought before the next after 30.
    expect(trace(escalating(10, 30), { rows: ['timer', 'begin'] })).toEqual([
      '0 begin a serve',
      '6 timer b serve',
      '7 timer c serve',
      '11 timer b serve',
      '12 timer c serve',
      '20 begin b serve',
      '32 timer c serve',
      '40 begin c serve',
    ])
  })

  test('a level that is not later than the one before cannot be', () => {
    expect(check(escalating(10, 10)).map((one) => [one.rule, one.facts.field])).toContainEqual([
      'figures-in-range',
      'then.1.after',
    ])
    expect(check(escalating(10, 30)).map((one) => one.rule)).not.toContain('figures-in-range')
  })
})
