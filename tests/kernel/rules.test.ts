/** Each rule of src/kernel/SPEC.md as a story. Randomness (K3 to K5) is in luck.test.ts. */
import { describe, expect, test } from 'vitest'
import type { Ending } from '../../src/kernel/recording.ts'
import { byCase, minutes, run, tiny, trace, type Tiny } from './tiny.ts'

const out = { kind: 'end', outcome: 'satisfied' }
const lost = { kind: 'end', outcome: 'lost', counts: false }
const opening = (calendar: string, ...spans: [string, string][]) => ({
  ...{ type: 'opening', calendar, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], spans },
})
/** Open from 00:10 to 00:20 and from 00:30 on. */
const office = {
  office: { type: 'calendar', name: { en: 'Office' } },
  hours: opening('office', ['00:10', '00:20'], ['00:30', '24:00']),
}

/** One desk with one server. */
const desk = (arrivals: readonly number[], serve: object, more: Partial<Tiny> = {}) =>
  tiny({
    ...{ pools: { clerk: 1 }, arrivals: { in: arrivals } },
    steps: { serve: { needs: ['clerk'], ...serve }, out, lost },
    flows: [
      ['in', 'serve'],
      ['serve', 'out'],
    ],
    ...more,
  })
const served = { rows: ['begin', 'finish'] } as const

describe('order', () => {
  test('K2 a server freed at 5 serves the case arriving at 5', () => {
    expect(trace(desk([0, 5], { time: 5 }), served)).toEqual([
      '0 begin a serve',
      '5 finish a serve',
      '5 begin b serve',
      '10 finish b serve',
    ])
  })

  const abandon: Tiny['flows'] = [
    ['in', 'serve'],
    ['serve', 'out'],
    ['serve', 'lost', { on: 'abandon' }],
  ]

  test('K1 ends of work come before patience: who is freed a server at the last moment is served', () => {
    const patient = { time: 10, patience: { time: minutes(9) } }
    expect(trace(desk([0, 1], patient, { flows: abandon }))).toEqual([
      '0 begin a serve',
      '10 finish a serve',
      '10 begin b serve',
      '10 end a out',
      '20 finish b serve',
      '20 end b out',
    ])
  })

  test('K1 capacity changes come before patience: who waits for opening time at the last moment is served', () => {
    const waits = { time: 1, patience: { time: minutes(10) } }
    const more = { ...office }
    const pools = { clerk: { capacity: 1, calendar: 'office' } }
    expect(trace(desk([0], waits, { pools, more, flows: abandon }), served)).toEqual([
      '10 begin a serve',
      '11 finish a serve',
    ])
  })

  test('K1 ends of work come before capacity changes: work that ends at closing time is not suspended', () => {
    const pools = { clerk: { capacity: 1, calendar: 'office' } }
    expect(trace(desk([10], { time: 10 }, { pools, more: office }))).toEqual([
      '10 begin a serve',
      '20 finish a serve',
      '20 end a out',
    ])
  })

  test('K1 patience ends before arrivals: who gives up at 10 makes room for who comes at 10', () => {
    const narrow = { time: 20, room: 1, patience: { time: minutes(9) } }
    const flows: Tiny['flows'] = [...abandon, ['serve', 'lost', { on: 'full' }]]
    expect(trace(desk([0, 1, 10], narrow, { flows }), { rows: ['abandon', 'full', 'begin'] })).toEqual([
      '0 begin a serve',
      '10 abandon b serve',
      '19 abandon c serve',
    ])
  })

  test('K1 inside a kind in the order scheduled: of two that end at 6 the one that began first ends first', () => {
    const steps = { slow: { needs: ['one'], time: 6 }, quick: { needs: ['two'], time: 4 }, out }
    const blueprint = tiny({
      ...{ pools: { one: 1, two: 1 }, arrivals: { 'at-once': [0], later: [2] }, steps },
      flows: [
        ['at-once', 'slow'],
        ['later', 'quick'],
        ['slow', 'out'],
        ['quick', 'out'],
      ],
    })
    expect(trace(blueprint, { rows: ['finish'] })).toEqual(['6 finish a slow', '6 finish b quick'])
  })

  test('K1 arrivals of different sources at one moment come by source id', () => {
    const blueprint = tiny({
      pools: { clerk: 1 },
      arrivals: { zoe: [0], adam: [0] },
      steps: { 'for-zoe': { needs: ['clerk'], time: 1 }, 'for-adam': { needs: ['clerk'], time: 1 }, out },
      flows: [
        ['zoe', 'for-zoe'],
        ['adam', 'for-adam'],
        ['for-zoe', 'out'],
        ['for-adam', 'out'],
      ],
    })
    expect(trace(blueprint, { rows: ['begin'] })).toEqual(['0 begin a for-adam', '1 begin b for-zoe'])
  })

  test('K6 a delay of zero lets the token go on at once and changes nobody’s turn', () => {
    // Both would serve at 3; the one with an idle delay before its step comes first and stays first.
    const blueprint = tiny({
      ...{ pools: { clerk: 1 }, arrivals: { in: [3, 3] } },
      steps: { nothing: { kind: 'delay', time: 0 }, serve: { needs: ['clerk'], time: 2 }, out },
      flows: [
        ['in', 'nothing'],
        ['nothing', 'serve'],
        ['serve', 'out'],
      ],
    })
    expect(trace(blueprint, { rows: ['finish', 'begin'] })).toEqual([
      '3 begin a nothing',
      '3 finish a nothing',
      '3 begin a serve',
      '3 begin b nothing',
      '3 finish b nothing',
      '5 finish a serve',
      '5 begin b serve',
      '7 finish b serve',
    ])
  })

  test('K8 the ways of a fork move in the order of their flows, each until it rests', () => {
    const blueprint = tiny({
      ...{ pools: { clerk: 1 }, arrivals: { in: [0] } },
      steps: {
        ...{
          part: { kind: 'fork' },
          mark: {},
          first: { needs: ['clerk'], time: 1 },
          second: { needs: ['clerk'], time: 1 },
        },
        ...{ meet: { kind: 'join' }, out },
      },
      flows: [
        ['in', 'part'],
        ['part', 'mark'],
        ['part', 'second'],
        ['mark', 'first'],
        ['first', 'meet'],
        ['second', 'meet'],
        ['meet', 'out'],
      ],
    })
    expect(trace(blueprint, { rows: ['branch', 'pass', 'enter', 'begin'] }).slice(0, 7)).toEqual([
      '0 pass a in',
      '0 branch a part',
      '0 branch a.1 part',
      '0 pass a mark',
      '0 enter a first',
      '0 begin a first',
      '0 enter a.1 second',
    ])
  })
})

describe('work', () => {
  const both = (fields: object = {}): Tiny => ({
    pools: { doctor: 1, nurse: 1 },
    arrivals: { 'for-both': [0, 1], 'for-nurse': [2] },
    steps: { operate: { needs: ['doctor', 'nurse'], time: 5 }, dress: { needs: ['nurse'], time: 1 }, out },
    flows: [
      ['for-both', 'operate'],
      ['for-nurse', 'dress'],
      ['operate', 'out'],
      ['dress', 'out'],
    ],
    ...fields,
  })

  test('K7 several pools are taken together or not at all', () => {
    const blueprint = tiny({ ...both(), arrivals: { 'for-nurse': [0], 'for-both': [0.5] } })
    expect(trace(blueprint, { rows: ['begin'] })).toEqual(['0 begin a dress', '1 begin b operate'])
  })

  test('K7 who waits for two blocks nobody who needs one of them', () => {
    // The doctor is busy until 8; the nurse, free from 5, does not wait for the doctor with b.
    const blueprint = tiny({
      ...both({ arrivals: { 'for-doctor': [0], 'for-both': [1], 'for-nurse': [2, 3] } }),
      steps: { ...both().steps, consult: { needs: ['doctor'], time: 8 } },
      flows: [...both().flows, ['for-doctor', 'consult'], ['consult', 'out']],
    })
    expect(trace(blueprint, { rows: ['begin'] })).toEqual([
      '0 begin a consult',
      '2 begin c dress',
      '3 begin d dress',
      '8 begin b operate',
    ])
  })

  test('K7 of the pools that can serve, the first that is free', () => {
    const blueprint = desk(
      [0, 0, 0],
      { needs: [{ from: ['senior', 'junior'] }], time: 4 },
      { pools: { senior: 1, junior: 1 } },
    )
    expect(trace(blueprint, { rows: ['pool'] }).filter((line) => !line.startsWith('0 '))).toEqual([
      '4 pool senior',
      '4 pool senior',
      '4 pool junior',
      '8 pool senior',
    ])
    expect(trace(blueprint, { rows: ['begin'] })).toEqual(['0 begin a serve', '0 begin b serve', '4 begin c serve'])
  })

  test('K7 a pool serves only those whom it may serve', () => {
    const blueprint = tiny({
      pools: { senior: { capacity: 1, serves: 'class == "vip"' }, junior: 1 },
      arrivals: {
        gold: { classes: { vip: 1 }, arrivals: { kind: 'times', unit: 'min', times: [1, 2] } },
        plain: { classes: { other: 1 }, arrivals: { kind: 'times', unit: 'min', times: [0, 0.5] } },
      },
      steps: { serve: { needs: [{ from: ['junior', 'senior'] }], time: 10 }, out },
      flows: [
        ['gold', 'serve'],
        ['plain', 'serve'],
        ['serve', 'out'],
      ],
      more: {
        vip: { type: 'class', name: { en: 'Gold' } },
        other: { type: 'class', name: { en: 'Other' } },
      },
    })
    // b, plain, waits for the junior though the senior is free; c, gold, takes the senior at once.
    expect(trace(blueprint, { rows: ['begin'] })).toEqual([
      '0 begin a serve',
      '1 begin c serve',
      '10 begin b serve',
      '11 begin d serve',
    ])
  })

  test('K7 one queue per pool over all its places', () => {
    const blueprint = tiny({
      ...both({ arrivals: { 'for-nurse': [0, 2], 'for-other': [1] } }),
      steps: { dress: { needs: ['nurse'], time: 5 }, wash: { needs: ['nurse'], time: 5 }, out },
      flows: [
        ['for-nurse', 'dress'],
        ['for-other', 'wash'],
        ['dress', 'out'],
        ['wash', 'out'],
      ],
    })
    expect(trace(blueprint, { rows: ['begin'] })).toEqual(['0 begin a dress', '5 begin b wash', '10 begin c dress'])
  })

  test('K7 a lower level number goes first, and running work is not interrupted', () => {
    const times = (...moments: number[]) => ({ kind: 'times', unit: 'min', times: moments })
    const blueprint = tiny({
      pools: { clerk: 1 },
      arrivals: {
        low: { classes: { second: 1 }, arrivals: times(0, 1) },
        high: { classes: { best: 1 }, arrivals: times(2, 3) },
      },
      steps: { serve: { needs: ['clerk'], time: 5 }, out },
      flows: [
        ['low', 'serve'],
        ['high', 'serve'],
        ['serve', 'out'],
      ],
      more: {
        best: { type: 'class', name: { en: 'Best' }, priority: 1 },
        second: { type: 'class', name: { en: 'Second' }, priority: 2 },
      },
    })
    expect(trace(blueprint, { rows: ['begin'] })).toEqual([
      '0 begin a serve',
      '5 begin c serve',
      '10 begin d serve',
      '15 begin b serve',
    ])
  })

  test('K7 last come, first served where the pool says so', () => {
    const pools = { clerk: { capacity: 1, discipline: 'last' } }
    expect(trace(desk([0, 1, 2, 3], { time: 5 }, { pools }), { rows: ['begin'] })).toEqual([
      '0 begin a serve',
      '5 begin d serve',
      '10 begin c serve',
      '15 begin b serve',
    ])
  })

  test('K7 a need of two units waits until two are free', () => {
    const blueprint = tiny({
      ...{ pools: { crew: 2 }, arrivals: { single: [0, 1], double: [0.5] } },
      steps: { carry: { needs: [{ from: ['crew'], units: 2 }], time: 1 }, fetch: { needs: ['crew'], time: 4 }, out },
      flows: [
        ['single', 'fetch'],
        ['double', 'carry'],
        ['fetch', 'out'],
        ['carry', 'out'],
      ],
    })
    // The second single may pass: who waits for two blocks nobody.
    expect(trace(blueprint, { rows: ['begin'] })).toEqual(['0 begin a fetch', '1 begin c fetch', '5 begin b carry'])
  })

  test('K9 what a later step holds stays with the case through a decision, and is free on coming to the first that does not', () => {
    const blueprint = tiny({
      ...{ pools: { guide: 1, lab: 1 }, arrivals: { in: [0, 1] } },
      steps: {
        greet: { needs: ['guide'], time: 2 },
        sort: { kind: 'decision' },
        test: { needs: ['lab'], holds: ['greet'], time: 3 },
        rest: { kind: 'delay', time: 10 },
        out,
      },
      flows: [
        ['in', 'greet'],
        ['greet', 'sort'],
        ['sort', 'test', { share: 1 }],
        ['test', 'rest'],
        ['rest', 'out'],
      ],
    })
    // The guide comes back to b at 5, when a begins to rest, not at 2.
    expect(trace(blueprint, { rows: ['begin'] })).toEqual([
      '0 begin a greet',
      '2 begin a test',
      '5 begin b greet',
      '5 begin a rest',
      '7 begin b test',
      '10 begin b rest',
    ])
  })

  const closing = (how: string): Partial<Tiny> => ({
    pools: { clerk: { capacity: 1, calendar: 'office', closing: how } },
    more: office,
  })

  test('K10 work is suspended at closing time, keeps what is done, and goes on before anything else', () => {
    expect(trace(desk([0, 12], { time: 15 }, closing('suspend')))).toEqual([
      '10 begin a serve',
      '20 suspend a serve',
      '30 resume a serve',
      '35 finish a serve',
      '35 begin b serve',
      '35 end a out',
      '50 finish b serve',
      '50 end b out',
    ])
  })

  test('K10 or what is begun is finished, and nothing new starts', () => {
    expect(trace(desk([0, 12], { time: 15 }, closing('finish')))).toEqual([
      '10 begin a serve',
      '25 finish a serve',
      '25 end a out',
      '30 begin b serve',
      '45 finish b serve',
      '45 end b out',
    ])
  })

  test('K10 of two at work the one that began last stops when one of two goes home; its other pool is free meanwhile', () => {
    const shift = (spans: [string, string][]) => ({
      ...{ type: 'shift', pool: 'crew', days: ['mon', 'tue'], spans, headcount: 1 },
    })
    const blueprint = tiny({
      pools: { crew: 2, van: 1 },
      arrivals: { 'by-foot': [0], 'by-van': [1, 2] },
      steps: {
        walk: { needs: ['crew'], time: 20 },
        drive: { needs: ['crew', 'van'], time: 12 },
        park: { needs: ['van'], time: 1 },
        out,
      },
      flows: [
        ['by-foot', 'walk'],
        ['by-van', 'drive'],
        ['walk', 'out'],
        ['drive', 'out'],
        ['park', 'out'],
      ],
      more: { long: shift([['00:00', '24:00']]), short: shift([['00:00', '00:10']]) },
    })
    expect(trace(blueprint)).toEqual([
      '0 begin a walk',
      '1 begin b drive',
      '10 suspend b drive',
      '20 finish a walk',
      '20 resume b drive',
      '20 end a out',
      '23 finish b drive',
      '23 begin c drive',
      '23 end b out',
      '35 finish c drive',
      '35 end c out',
    ])
  })

  test('K11 stages add up; service counts open time, a delay elapsed time, a delay with a calendar its open time', () => {
    const blueprint = tiny({
      ...{ pools: { clerk: { capacity: 1, calendar: 'office' } }, arrivals: { in: [0] }, more: office },
      steps: {
        serve: { needs: ['clerk'], time: [6, 6] },
        think: { kind: 'delay', time: 5 },
        post: { kind: 'delay', time: 5, calendar: 'office' },
        out,
      },
      flows: [
        ['in', 'think'],
        ['think', 'post'],
        ['post', 'serve'],
        ['serve', 'out'],
      ],
    })
    expect(trace(blueprint)).toEqual([
      '0 begin a think',
      '5 finish a think',
      '5 begin a post',
      '15 finish a post',
      '15 begin a serve',
      '20 suspend a serve',
      '30 resume a serve',
      '31 stage a serve',
      '37 finish a serve',
      '37 end a out',
    ])
  })

  test('K11 a faster pool takes less time', () => {
    expect(trace(desk([0], { time: 9 }, { pools: { clerk: { capacity: 1, speed: 1.5 } } }), served)).toEqual([
      '0 begin a serve',
      '6 finish a serve',
    ])
  })

  test('K12 patience runs until work first starts: suspended work is not given up', () => {
    const flows: Tiny['flows'] = [
      ['in', 'serve'],
      ['serve', 'out'],
      ['serve', 'lost', { on: 'abandon' }],
    ]
    const blueprint = desk([10, 11], { time: 15, patience: { time: minutes(15) } }, { ...closing('suspend'), flows })
    expect(trace(blueprint)).toEqual([
      '10 begin a serve',
      '20 suspend a serve',
      '26 abandon b serve',
      '26 end b lost',
      '30 resume a serve',
      '35 finish a serve',
      '35 end a out',
    ])
  })

  const deadline: Tiny['flows'] = [
    ['in', 'serve'],
    ['serve', 'out'],
    ['serve', 'lost', { on: 'deadline' }],
  ]

  test('K12 a deadline runs from entry and interrupts waiting and running work; the pool is free at once', () => {
    const blueprint = desk([0, 1, 5], { time: 8, deadline: minutes(6) }, { flows: deadline })
    expect(trace(blueprint)).toEqual([
      '0 begin a serve',
      '6 expire a serve',
      '6 begin b serve',
      '6 end a lost',
      '7 expire b serve',
      '7 begin c serve',
      '7 end b lost',
      '11 expire c serve',
      '11 end c lost',
    ])
  })

  test('K12 work that ends with its deadline has ended', () => {
    expect(trace(desk([0], { time: 6, deadline: minutes(6) }, { flows: deadline }))).toEqual([
      '0 begin a serve',
      '6 finish a serve',
      '6 end a out',
    ])
  })

  test('K12 a deadline interrupts a delay', () => {
    const steps = { serve: { kind: 'delay', time: 30, deadline: minutes(20) }, out, lost }
    expect(trace(desk([0], {}, { steps, flows: deadline }))).toEqual([
      '0 begin a serve',
      '20 expire a serve',
      '20 end a lost',
    ])
  })

  test('K13 a place with room 1 turns away who would be the second to wait; who can start needs no room', () => {
    const flows: Tiny['flows'] = [
      ['in', 'serve'],
      ['serve', 'out'],
      ['serve', 'lost', { on: 'full' }],
    ]
    expect(trace(desk([0, 1, 2, 5, 6], { time: 5, room: 1 }, { flows }))).toEqual([
      '0 begin a serve',
      '2 full c serve',
      '2 end c lost',
      '5 finish a serve',
      '5 begin b serve',
      '5 end a out',
      '6 full e serve',
      '6 end e lost',
      '10 finish b serve',
      '10 begin d serve',
      '10 end b out',
      '15 finish d serve',
      '15 end d out',
    ])
    expect(trace(desk([0, 1], { time: 5, room: 0 }, { flows }), { rows: ['full', 'begin'] })).toEqual([
      '0 begin a serve',
      '1 full b serve',
    ])
  })
})

describe('ways', () => {
  const sorting = (flows: Tiny['flows'], more: Partial<Tiny> = {}) =>
    tiny({
      arrivals: { in: [0] },
      steps: { sort: { kind: 'decision' }, left: { kind: 'delay', time: 1 }, right: { kind: 'delay', time: 2 }, out },
      flows: [['in', 'sort'], ...flows, ['left', 'out'], ['right', 'out']],
      ...more,
    })

  test('K14 the first condition that holds is taken, before any share', () => {
    const more = {
      more: {
        length: { type: 'attribute', name: { en: 'Length' }, kind: 'number', distribution: minutes(300) },
      },
    }
    const ways = (...whens: (string | undefined)[]) =>
      trace(
        sorting(
          whens.map((when, at) => [
            'sort',
            at % 2 === 0 ? 'left' : 'right',
            when === undefined ? { share: 1 } : { when },
          ]),
          more,
        ),
        { rows: ['begin'] },
      )
    expect(ways(undefined, 'length > 200')).toEqual(['0 begin a right'])
    expect(ways('length > 200', 'length > 100')).toEqual(['0 begin a left'])
    expect(ways('length > 400', undefined)).toEqual(['0 begin a right'])
  })

  test('K14 else one is drawn in proportion to its share', () => {
    const arrivals = { in: Array.from({ length: 4000 }, (_, at) => at) }
    const shares = sorting(
      [
        ['sort', 'left', { share: 0.25 }],
        ['sort', 'right', { share: 0.75 }],
      ],
      { arrivals },
    )
    const left = trace(shares, { rows: ['begin'] }).filter((line) => line.endsWith('left')).length
    // Four standard deviations of a binomial are 110.
    expect(Math.abs(left - 1000)).toBeLessThan(110)
  })

  test('K14 a way that says no share has none beside others, and is certain alone', () => {
    const arrivals = { in: Array.from({ length: 200 }, (_, at) => at) }
    const begun = (...flows: Tiny['flows']) => trace(sorting(flows, { arrivals }), { rows: ['begin'] })
    expect(begun(['sort', 'left', { share: 1 }], ['sort', 'right']).filter((one) => one.endsWith('right'))).toEqual([])
    expect(
      begun(['sort', 'left'], ['sort', 'right', { when: 'false' }]).filter((one) => one.endsWith('left')).length,
    ).toBe(200)
  })

  test('K14 a route with a limit is taken so often by one case; then its instead', () => {
    const blueprint = tiny({
      arrivals: { in: [0, 10] },
      steps: { try: { kind: 'delay', time: 1 }, ask: { kind: 'decision' }, out, lost },
      flows: [
        ['in', 'try'],
        ['try', 'ask'],
        ['ask', 'try', { share: 1, limit: 2, instead: 'flow-003' }],
        ['ask', 'lost', {}],
      ],
    })
    expect(trace(blueprint, { rows: ['begin', 'end'] })).toEqual([
      '0 begin a try',
      '1 begin a try',
      '2 begin a try',
      '3 end a lost',
      '10 begin b try',
      '11 begin b try',
      '12 begin b try',
      '13 end b lost',
    ])
  })

  const parting = (join: object, times: [number, number], fork: object = {}, whens: [string?, string?] = []): Tiny => ({
    arrivals: { in: [0] },
    steps: {
      ...{ part: { kind: 'fork', ...fork }, left: { kind: 'delay', time: times[0] } },
      ...{ right: { kind: 'delay', time: times[1] }, meet: { kind: 'join', ...join }, out },
    },
    flows: [
      ['in', 'part'],
      ['part', 'left', whens[0] === undefined ? {} : { when: whens[0] }],
      ['part', 'right', whens[1] === undefined ? {} : { when: whens[1] }],
      ['left', 'meet'],
      ['right', 'meet'],
      ['meet', 'out'],
    ],
  })

  test('K15 a join of all goes on with its last token', () => {
    expect(trace(tiny(parting({}, [5, 8])), { rows: ['absorb', 'join', 'end'] })).toEqual([
      '5 absorb a meet',
      '8 join a.1 meet',
      '8 end a.1 out',
    ])
  })

  test('K15 tokens of different cases never meet', () => {
    expect(trace(tiny({ ...parting({}, [5, 8]), arrivals: { in: [0, 3] } }), { rows: ['join', 'absorb'] })).toEqual([
      '5 absorb a meet',
      '8 join a.1 meet',
      '8 absorb b meet',
      '11 join b.1 meet',
    ])
  })

  test('K15 an inclusive join waits for the ways that its fork took', () => {
    const vip = {
      vip: { type: 'class', name: { en: 'VIP' }, share: 1 },
      poor: { type: 'class', name: { en: 'P' }, share: 0 },
    }
    const inclusive = { mode: 'inclusive' }
    const one = tiny({ ...parting(inclusive, [5, 8], inclusive, [undefined, 'class == "poor"']), more: vip })
    expect(trace(one, { rows: ['join', 'absorb', 'end'] })).toEqual(['5 join a meet', '5 end a out'])
    const none = tiny({ ...parting(inclusive, [5, 8], inclusive, ['class == "poor"', 'class == "poor"']), more: vip })
    expect(trace(none, { rows: ['join', 'absorb', 'end'] })).toEqual(['0 join a meet', '0 end a out'])
  })

  test('K15 a first-of join goes on with the first and stops the others; their pools are free at once', () => {
    const blueprint = tiny({
      ...parting({ mode: 'first' }, [5, 8]),
      ...{ pools: { clerk: 1 }, arrivals: { in: [0, 1] } },
      steps: { ...parting({ mode: 'first' }, [5, 8]).steps, right: { needs: ['clerk'], time: 8 } },
    })
    expect(trace(blueprint, { rows: ['begin', 'cancel', 'join', 'absorb', 'end'] })).toEqual([
      '0 begin a left',
      '0 begin a.1 right',
      '1 begin b left',
      '5 cancel a.1 right',
      '5 begin b.1 right',
      '5 join a meet',
      '5 end a out',
      '6 cancel b.1 right',
      '6 join b meet',
      '6 end b out',
    ])
  })

  test('K15 or the others finish and are absorbed as they come', () => {
    const blueprint = tiny(parting({ mode: 'first', others: 'finish' }, [5, 8]))
    expect(trace(blueprint, { rows: ['join', 'absorb', 'end', 'gone'] })).toEqual([
      '5 join a meet',
      '5 end a out',
      '8 absorb a.1 meet',
      '8 gone a out',
    ])
  })

  test('K15 a case that comes to a fork twice has an instance for each time', () => {
    const base = parting({}, [5, 8])
    const blueprint = tiny({
      ...base,
      steps: { ...base.steps, again: { kind: 'decision' } },
      flows: [
        ...base.flows.slice(0, 5),
        ['meet', 'again'],
        ['again', 'part', { share: 1, limit: 1, instead: 'flow-007' }],
        ['again', 'out', {}],
      ],
    })
    expect(trace(blueprint, { rows: ['join', 'absorb', 'end'] })).toEqual([
      '5 absorb a meet',
      '8 join a.1 meet',
      '13 absorb a.1 meet',
      '16 join a.2 meet',
      '16 end a.2 out',
    ])
  })

  test('K15 a late token of a block that is over is not stopped by a later block', () => {
    // outer: (quick ‖ inner: first of early and late, the late one absorbed) — then a race of its own.
    const blueprint = tiny({
      arrivals: { in: [0] },
      steps: {
        ...{ outer: { kind: 'fork' }, 'outer-end': { kind: 'join' }, quick: { kind: 'delay', time: 1 } },
        ...{ inner: { kind: 'fork' }, 'inner-end': { kind: 'join', mode: 'first', others: 'finish' } },
        ...{ early: { kind: 'delay', time: 2 }, late: { kind: 'delay', time: 9 } },
        ...{ race: { kind: 'fork' }, 'race-end': { kind: 'join', mode: 'first' } },
        ...{ hare: { kind: 'delay', time: 1 }, snail: { kind: 'delay', time: 5 } },
        out,
      },
      flows: [
        ...([
          ['in', 'outer'],
          ['outer', 'quick'],
          ['outer', 'inner'],
          ['quick', 'outer-end'],
        ] as [string, string][]),
        ...([
          ['inner', 'early'],
          ['inner', 'late'],
          ['early', 'inner-end'],
          ['late', 'inner-end'],
        ] as [string, string][]),
        ...([
          ['inner-end', 'outer-end'],
          ['outer-end', 'race'],
          ['race', 'hare'],
          ['race', 'snail'],
        ] as [string, string][]),
        ...([
          ['hare', 'race-end'],
          ['snail', 'race-end'],
          ['race-end', 'out'],
        ] as [string, string][]),
      ],
    })
    expect(trace(blueprint, { rows: ['join', 'absorb', 'cancel', 'end', 'gone'] })).toEqual([
      '1 absorb a outer-end',
      '2 join a.1 inner-end',
      '2 join a.1 outer-end',
      '3 cancel a.3 snail',
      '3 join a.1 race-end',
      '3 end a.1 out',
      '9 absorb a.2 inner-end',
      '9 gone a out',
    ])
  })

  test('K16 a case is gone with its last token; its time and outcome are those of its last counted end', () => {
    const blueprint = tiny({
      arrivals: { in: [0] },
      steps: {
        ...{ part: { kind: 'fork' }, short: { kind: 'delay', time: 5 }, long: { kind: 'delay', time: 9 } },
        ...{ good: out, aside: lost },
      },
      flows: [
        ['in', 'part'],
        ['part', 'short'],
        ['part', 'long'],
        ['short', 'good'],
        ['long', 'aside'],
      ],
    })
    expect(trace(blueprint, { rows: ['end', 'gone'] })).toEqual(['5 end a good', '9 end a.1 aside', '9 gone a good'])
    expect(byCase(blueprint, 'gone', 'good')).toEqual({ 'in-stream 0': [5] })
  })

  test('K17 who waits chases, up to the limit; the call takes work of its own; it falls silent when work starts', () => {
    const chased = (limit: number) =>
      tiny({
        ...{ pools: { crew: 1, agent: 1 }, arrivals: { in: [0, 1] } },
        steps: { repair: { needs: ['crew'], time: 20 }, answer: { needs: ['agent'], time: 2 }, out, aside: lost },
        flows: [
          ['in', 'repair'],
          ['repair', 'out'],
          ['answer', 'aside'],
        ],
        more: {
          call: { type: 'chase', at: ['repair'], after: { value: 6, unit: 'min' }, share: 1, limit, to: 'answer' },
        },
      })
    expect(trace(chased(5), { rows: ['timer', 'begin', 'finish'] })).toEqual([
      '0 begin a repair',
      '7 timer b repair',
      '7 begin b.1 answer',
      '9 finish b.1 answer',
      '13 timer b repair',
      '13 begin b.2 answer',
      '15 finish b.2 answer',
      '19 timer b repair',
      '19 begin b.3 answer',
      '20 finish a repair',
      '20 begin b repair',
      '21 finish b.3 answer',
      '40 finish b repair',
    ])
    expect(trace(chased(1), { rows: ['timer'] })).toEqual(['7 timer b repair'])
  })
})

describe('whose figures', () => {
  const long = desk([0, 5, 10, 15, 20], { time: 6 })

  test('K18 arrivals go on until the measured cases have left', () => {
    // Measured: b (5) and c (10). They leave at 12 and 18; d comes meanwhile, e does not.
    const span = { warmup: 5, length: 10, followUp: 100 }
    expect(trace(long, { ...span, rows: ['arrive', 'gone', 'open'] })).toEqual([
      '0 arrive a in',
      '5 arrive b in',
      '6 gone a out',
      '10 arrive c in',
      '12 gone b out',
      '15 arrive d in',
      '18 gone c out',
    ])
    expect(run(long, span, () => {}).ending).toEqual({ is: 'followed-up' })
  })

  test('K18 at most for the follow-up time; who is inside then is open', () => {
    const span = { warmup: 5, length: 10, followUp: 1 }
    expect(trace(long, { ...span, rows: ['gone', 'open'] })).toEqual(['6 gone a out', '12 gone b out', '16 open c'])
    expect(run(long, span, () => {}).ending).toEqual({ is: 'cap' })
  })

  test('K19 a loop in which no time passes ends the run and names the places', () => {
    const round = tiny({
      arrivals: { in: [3] },
      steps: { here: { kind: 'decision' }, there: { kind: 'decision' }, out },
      flows: [
        ['in', 'here'],
        ['here', 'there', { share: 1 }],
        ['there', 'here', { share: 1 }],
        ['there', 'out', { share: 0 }],
      ],
    })
    const { is, at, places } = run(round, {}, () => {}).ending as Extract<Ending, { is: 'zero-time-loop' }>
    expect([is, at, places.toSorted()]).toEqual(['zero-time-loop', 3, ['here', 'there']])
  })

  test('K19 a crowd that comes at one instant is no loop', () => {
    const crowd = tiny({
      arrivals: { in: Array.from({ length: 60_000 }, () => 3) },
      steps: { here: { kind: 'decision' }, there: { kind: 'decision' }, out },
      flows: [
        ['in', 'here'],
        ['here', 'there', { share: 1 }],
        ['there', 'out', { share: 1 }],
      ],
    })
    expect(run(crowd, {}, () => {}).ending).toEqual({ is: 'followed-up' })
  })

  test('K19 more that come together than may be inside end the run before they are all inside', () => {
    const crowd = tiny({
      arrivals: {
        in: {
          together: { distribution: 'constant', value: 1_000_000_000 },
          arrivals: { kind: 'times', unit: 'min', times: [3] },
        },
      },
      steps: { stay: { kind: 'delay', time: 10 }, out },
      flows: [
        ['in', 'stay'],
        ['stay', 'out'],
      ],
    })
    expect(run(crowd, { mostLive: 1_000 }, () => {}).ending).toEqual({ is: 'too-many-cases', at: 3, live: 1_001 })
  })

  test('K19 a case that splits again and again ends the run, and the fork is named', () => {
    const split = tiny({
      arrivals: { in: [3] },
      steps: { wait: { kind: 'delay', time: 1 }, split: { kind: 'fork' } },
      flows: [
        ['in', 'wait'],
        ['wait', 'split'],
        ['split', 'wait'],
        ['split', 'wait'],
      ],
    })
    expect(run(split, {}, () => {}).ending).toMatchObject({ is: 'too-many-tokens', place: 'split' })
  })

  test('K19 more live cases than allowed end the run', () => {
    const crowd = desk(
      Array.from({ length: 50 }, (_, at) => at),
      { time: 100 },
    )
    expect(run(crowd, { mostLive: 10 }, () => {}).ending).toEqual({ is: 'too-many-cases', at: 10, live: 11 })
  })
})

describe('priority that interrupts, batches, cases that come together', () => {
  const two = (how: string, arrivals: { low: number[]; high: number[] }) => {
    const times = (moments: number[]) => ({ kind: 'times', unit: 'min', times: moments })
    return tiny({
      pools: { clerk: { capacity: 1, preemption: how } },
      arrivals: {
        low: { classes: { second: 1 }, arrivals: times(arrivals.low) },
        high: { classes: { best: 1 }, arrivals: times(arrivals.high) },
      },
      steps: { serve: { needs: ['clerk'], time: 10 }, out },
      flows: [
        ['low', 'serve'],
        ['high', 'serve'],
        ['serve', 'out'],
      ],
      more: {
        best: { type: 'class', name: { en: 'Best' }, priority: 1 },
        second: { type: 'class', name: { en: 'Second' }, priority: 2 },
      },
    })
  }

  test('K20 a better priority interrupts; the work goes back to the head of its level and goes on later', () => {
    expect(trace(two('resume', { low: [0, 1], high: [4, 5] }))).toEqual([
      '0 begin a serve',
      '4 suspend a serve',
      '4 begin c serve',
      '14 finish c serve',
      '14 begin d serve',
      '14 end c out',
      '24 finish d serve',
      '24 resume a serve',
      '24 end d out',
      '30 finish a serve',
      '30 begin b serve',
      '30 end a out',
      '40 finish b serve',
      '40 end b out',
    ])
  })

  test('K20 or begins anew, with the same time', () => {
    expect(trace(two('restart', { low: [0], high: [4] }), { rows: ['finish'] })).toEqual([
      '14 finish b serve',
      '24 finish a serve',
    ])
  })

  test('K20 nobody interrupts an equal', () => {
    expect(trace(two('resume', { low: [], high: [0, 5] }), served)).toEqual([
      '0 begin a serve',
      '10 finish a serve',
      '10 begin b serve',
      '20 finish b serve',
    ])
  })

  const baking = (batch: object, arrivals: readonly number[]) =>
    tiny({
      ...{
        pools: { oven: 1 },
        arrivals: { in: arrivals },
        more: { back: { type: 'lane', name: { en: 'Back' }, role: 'backstage' } },
      },
      steps: {
        gather: { kind: 'batch', lane: 'back', ...batch },
        bake: { needs: ['oven'], time: 4 },
        part: { kind: 'unbatch', lane: 'back' },
        out,
      },
      flows: [
        ['in', 'gather'],
        ['gather', 'bake'],
        ['bake', 'part'],
        ['part', 'out'],
      ],
    })

  test('K21 a batch of three goes on with its third, is worked on once, and parts in the order in which they came', () => {
    expect(trace(baking({ size: 3 }, [0, 2, 3, 7]), { rows: ['end'] })).toEqual([
      '7 end a out',
      '7 end b out',
      '7 end c out',
    ])
    expect(trace(baking({ size: 3 }, [0, 2, 3, 7]), { rows: ['pool'] }).slice(-2)).toEqual([
      '3 pool oven',
      '7 pool oven',
    ])
  })

  test('K21 or when its first has waited for the timeout', () => {
    const batch = { size: 3, timeout: { value: 5, unit: 'min' } }
    expect(trace(baking(batch, [0, 2, 7]), { rows: ['end'] })).toEqual(['9 end a out', '9 end b out', '16 end c out'])
  })

  test('K22 cases that come together arrive one after the other at the same instant', () => {
    const pair = {
      together: { distribution: 'constant', value: 2 },
      arrivals: { kind: 'times', unit: 'min', times: [3] },
    }
    const blueprint = desk([], { time: 5 }, { arrivals: { in: pair } })
    expect(trace(blueprint, { rows: ['arrive', 'begin'] })).toEqual([
      '3 arrive a in',
      '3 begin a serve',
      '3 arrive b in',
      '8 begin b serve',
    ])
  })
})

test('K10 who is sent home hands the work to another pool that has somebody free', () => {
  const blueprint = tiny({
    pools: {
      day: { capacity: 1, steps: { unit: 'min', changes: [{ at: 0, capacity: 1 }, { at: 5, capacity: 0 }] } }, // prettier-ignore
      night: 1,
    },
    arrivals: { in: [0] },
    steps: { serve: { needs: [{ from: ['day', 'night'] }], time: 8 }, out: { kind: 'end' } },
    flows: [
      ['in', 'serve'],
      ['serve', 'out'],
    ],
  })
  expect(trace(blueprint, { rows: ['begin', 'suspend', 'resume', 'finish'] })).toEqual([
    '0 begin a serve',
    '5 suspend a serve',
    '5 resume a serve',
    '8 finish a serve',
  ])
})
