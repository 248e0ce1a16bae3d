/** People who differ: levels of experience, skills, days away. K26 and K27 as stories and against theory. */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Row } from '../../src/kernel/recording.ts'
import { expectTheory, waitsAt } from './theory.ts'
import { about, run, tiny, trace, type Tiny } from './tiny.ts'

const out = { kind: 'end', outcome: 'satisfied' }
const level = (name: string, count: number, speed: number, skills?: string[]) => ({
  ...{ name: { en: name }, count, speed },
  ...(skills ? { skills } : {}),
})
const crew = [level('junior', 1, 0.5), level('senior', 1, 2)]
const worked = { rows: ['begin', 'finish'] } as const

const desk = (arrivals: readonly number[], pool: object, serve: object = {}, more: Partial<Tiny> = {}) =>
  tiny({
    ...{ pools: { crew: { capacity: 2, ...pool } }, arrivals: { in: arrivals } },
    steps: { serve: { needs: ['crew'], time: 10, ...serve }, out },
    flows: [
      ['in', 'serve'],
      ['serve', 'out'],
    ],
    ...more,
  })

describe('K26 levels of experience', () => {
  test('the fastest of those free is taken, and the time is divided by the speed', () => {
    // a has the senior until 5, b the junior until 21; c waits for the first that is free, the senior.
    expect(trace(desk([0, 1, 2], { levels: crew }), worked)).toEqual([
      '0 begin a serve',
      '1 begin b serve',
      '5 finish a serve',
      '5 begin c serve',
      '10 finish c serve',
      '21 finish b serve',
    ])
  })

  test('several people for one need work at the mean of their speeds', () => {
    const both = { needs: [{ from: ['crew'], units: 2 }] }
    expect(trace(desk([0], { levels: crew }, both), worked)).toEqual(['0 begin a serve', '8 finish a serve'])
  })

  test('of fewer people than the levels count, each level has its part; of equal parts the faster has more', () => {
    // Four juniors and two seniors; of three who are there one is a senior, of one it is a junior.
    const levels = [level('junior', 4, 1), level('senior', 2, 2)]
    expect(trace(desk([0, 0, 0], { capacity: 3, levels }), { rows: ['finish'] })).toEqual([
      '5 finish a serve',
      '10 finish b serve',
      '10 finish c serve',
    ])
    expect(trace(desk([0], { capacity: 1, levels }), { rows: ['finish'] })).toEqual(['10 finish a serve'])
    expect(trace(desk([0], { capacity: 1, levels: crew }), { rows: ['finish'] })).toEqual(['5 finish a serve'])
  })

  test('what a junior has left undone takes the senior who goes on with it a quarter of the time', () => {
    // From 10 on nobody is there, from 20 on one: of two levels with one each the senior. The junior would have taken
    // half an hour, of which twenty minutes are left.
    const steps = {
      unit: 'min',
      changes: [
        { at: 10, capacity: 0 },
        { at: 20, capacity: 1 },
      ],
    }
    expect(trace(desk([0, 0], { steps, levels: crew }, { time: 15 }))).toEqual([
      '0 begin a serve',
      '0 begin b serve',
      '7.5 finish a serve',
      '7.5 end a out',
      '10 suspend b serve',
      '20 resume b serve',
      '25 finish b serve',
      '25 end b out',
    ])
  })

  test('people who stay with a case keep their level until they are let go', () => {
    const blueprint = tiny({
      pools: { crew: { capacity: 2, levels: crew } },
      arrivals: { in: [0, 1] },
      steps: {
        first: { needs: ['crew'], time: 10 },
        second: { holds: ['first'], time: 10 },
        out,
      },
      flows: [
        ['in', 'first'],
        ['first', 'second'],
        ['second', 'out'],
      ],
    })
    expect(trace(blueprint, { rows: ['begin', 'finish'] })).toEqual([
      '0 begin a first',
      '1 begin b first',
      '5 finish a first',
      '5 begin a second',
      '15 finish a second',
      '21 finish b first',
      '21 begin b second',
      '31 finish b second',
    ])
  })

  test('M/M/2 with a fast and a slow server, the fast one first, is as Gumbel says', () => {
    const [rate, fast, slow] = [1 / 7, 0.15, 0.05]
    const load = rate / (fast + slow)
    const onlySlow = fast / (rate + slow)
    const onlyFast = (fast + slow) / rate - onlySlow
    const nobody = (fast * onlyFast + slow * onlySlow) / rate
    const both = 1 / (nobody + onlyFast + onlySlow + 1 / (1 - load))
    const blueprint = tiny({
      pools: { crew: { capacity: 2, levels: [level('slow', 1, 0.5), level('fast', 1, 1.5)] } },
      arrivals: { in: { arrivals: { kind: 'renewal', gap: about(7) } } },
      steps: { serve: { needs: ['crew'], time: about(10) }, out },
      flows: [
        ['in', 'serve'],
        ['serve', 'out'],
      ],
    })
    const exact = (both * load) / (1 - load) ** 2 / rate
    expectTheory(blueprint, { warmup: 5_000, length: 60_000 }, waitsAt('serve'), { all: exact }, 0.05)
  })
})

describe('K26 skills', () => {
  const splicing = { needs: [{ from: ['crew', 'hall'], skills: ['splicing'] }] }

  test('only a pool that has the skill is asked, though another is free', () => {
    const pools = { hall: { capacity: 1 }, crew: { capacity: 1, skills: ['splicing', 'driving'] } }
    expect(trace(desk([0, 1], {}, splicing, { pools }), { rows: ['begin'] })).toEqual([
      '0 begin a serve',
      '10 begin b serve',
    ])
  })

  test('where only the seniors have it, the others stay free for what asks for none', () => {
    const blueprint = tiny({
      pools: { crew: { capacity: 2, levels: [level('junior', 1, 1), level('senior', 1, 1, ['splicing'])] } },
      arrivals: { 'for-skill': [0, 1], plain: [2] },
      steps: {
        splice: { needs: [{ from: ['crew'], skills: ['splicing'] }], time: 10 },
        greet: { needs: ['crew'], time: 1 },
        out,
      },
      flows: [
        ['for-skill', 'splice'],
        ['plain', 'greet'],
        ['splice', 'out'],
        ['greet', 'out'],
      ],
    })
    expect(trace(blueprint, { rows: ['begin'] })).toEqual(['0 begin a splice', '2 begin c greet', '10 begin b splice'])
  })

  test('two needs of one pool: whom the first is promised the second does not have', () => {
    const needs = [{ from: ['crew'], skills: ['splicing'] }, { from: ['crew'] }]
    const levels = [level('junior', 1, 1), level('senior', 1, 2, ['splicing'])]
    expect(trace(desk([0, 1], { levels }, { needs }), { rows: ['begin'] })).toEqual([
      '0 begin a serve',
      '5 begin b serve',
    ])
  })

  test('nobody is interrupted who lacks the skill', () => {
    const blueprint = tiny({
      pools: {
        crew: {
          capacity: 2,
          preemption: 'resume',
          levels: [level('junior', 1, 1), level('senior', 1, 2, ['splicing'])],
        },
      },
      arrivals: { plain: [0, 0], urgent: [1] },
      steps: {
        ...{ greet: { needs: ['crew'], time: 10 }, out },
        splice: { needs: [{ from: ['crew'], skills: ['splicing'] }], time: 4, priority: -1 },
      },
      flows: [
        ['plain', 'greet'],
        ['urgent', 'splice'],
        ['splice', 'out'],
        ['greet', 'out'],
      ],
    })
    // b began last, but is with the junior.
    expect(trace(blueprint, { rows: ['suspend', 'begin'] }).slice(2)).toEqual(['1 suspend a greet', '1 begin c splice'])
  })
})

describe('K27 people are away', () => {
  /** People there on each of the first days, from midnight on. */
  function present(capacity: number, days: number, seed: number, absence = 0.2): number[] {
    const found: number[] = []
    const blueprint = desk([days * 1440 - 1], { capacity, absence })
    run(blueprint, { seed, length: days * 1440, followUp: 0 }, (block) => {
      for (let row = 0; row < block.count; row += 1)
        if (block.kind[row] === Row.pool && block.time[row] % 1440 === 0)
          found[block.time[row] / 1440] = block.detail[row]
    })
    return found.slice(0, days)
  }

  test('one more on the shift changes nobody else’s days', () => {
    const [three, four] = [present(3, 200, 5), present(4, 200, 5)]
    expect(new Set(four.map((heads, day) => heads - three[day]))).toEqual(new Set([0, 1]))
    expect(new Set(three)).toEqual(new Set([0, 1, 2, 3]))
  })

  test('where nobody is ever away all are there; where all are, nobody is', () => {
    expect(new Set(present(3, 20, 5, 0))).toEqual(new Set([3]))
    expect(new Set(present(3, 20, 5, 1))).toEqual(new Set([0]))
  })

  test('of ten people of whom a fifth is away, eight are there on average, with variance 1.6', () => {
    const seed = randomInt(2 ** 31)
    console.log(`seed ${seed}`)
    const days = 4_000
    const heads = present(10, days, seed)
    const mean = heads.reduce((a, b) => a + b, 0) / days
    const variance = heads.reduce((sum, one) => sum + (one - 8) ** 2, 0) / days
    expect(Math.abs(mean - 8)).toBeLessThan(5 * Math.sqrt(1.6 / days))
    expect(Math.abs(variance - 1.6)).toBeLessThan(5 * 1.6 * Math.sqrt(2.2 / days))
  })

  test('it is a day of the pool’s own time zone', () => {
    const pool = { capacity: 50, absence: 0.5, calendar: 'office' }
    const more = {
      office: { type: 'calendar', name: { en: 'Office' }, timezone: 'Asia/Shanghai' },
      hours: {
        ...{ type: 'opening', calendar: 'office', spans: [['00:00', '24:00']] },
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      },
    }
    const changes: number[] = []
    run(desk([3000], pool, {}, { more }), { length: 2880, followUp: 0 }, (block) => {
      for (let row = 0; row < block.count; row += 1) if (block.kind[row] === Row.pool) changes.push(block.time[row])
    })
    // Midnight in Shanghai is 16:00 in the blueprint's own zone, UTC.
    expect(changes.filter((at) => at > 0 && at < 2880)).toEqual([960, 2400])
  })
})
