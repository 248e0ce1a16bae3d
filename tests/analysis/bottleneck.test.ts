/** Four ways of looking for the bottleneck: the longest time without a pause worked by hand, and what the finding says. */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inLanguage, render } from '../../src/base/index.ts'
import {
  figure,
  figureKey,
  findAll,
  sections,
  type Answer,
  type Figure,
  type Report,
} from '../../src/analysis/index.ts'
import { apply } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { about, tiny } from '../kernel/tiny.ts'
import { blueprintOf, figuresOf, type HandRow, type World } from './by-hand.ts'

const records = {
  front: { type: 'lane', name: { en: 'Front' }, role: 'frontstage' },
  clerks: { type: 'pool', name: { en: 'Clerks' }, capacity: 2 },
  crew: { type: 'pool', name: { en: 'Crew' }, capacity: 1 },
}
const world: World = { records, places: { serve: ['clerks'], repair: ['crew'] }, pools: ['clerks', 'crew'], to: 100 }
/** Units present and at work, from a moment on. */
type Change = [at: number, present: number, busy: number]
const changes = (pool: string, list: readonly Change[]): HandRow[] =>
  list.map(([at, present, busy]) => [at, 'pool', -1, 0, pool, present, busy])
const active = (list: readonly Change[], more: Partial<World> = {}) =>
  figuresOf({ ...world, ...more }, changes('clerks', list))['active-period.mean@clerks']

describe('the longest time without a pause', () => {
  test('only while all who are there have work: 10 and 20 minutes', () => {
    const list: Change[] = [
      ...[[0, 2, 0] as Change, [5, 2, 1] as Change, [10, 2, 2] as Change, [20, 2, 1] as Change],
      ...[[30, 2, 2] as Change, [50, 2, 1] as Change, [60, 2, 0] as Change],
    ]
    expect(active(list)).toMatchObject({ value: 15, n: 2, unit: 'minutes' })
  })

  test('who takes up the next case at once has made no pause', () => {
    const list: Change[] = [
      [0, 2, 2],
      [7, 2, 1],
      [7, 2, 2],
      [31, 2, 1],
    ]
    expect(active(list)).toMatchObject({ value: 31, n: 1 })
  })

  test('one who goes home leaves the other at full work, and work after closing time goes on', () => {
    const list: Change[] = [
      [0, 2, 1],
      [10, 1, 1],
      [20, 0, 1],
      [26, 0, 0],
    ]
    expect(active(list)).toMatchObject({ value: 16, n: 1 })
  })

  test('what lies outside of the measured span is cut off', () => {
    const list: Change[] = [
      [0, 2, 2],
      [8, 2, 0],
      [15, 2, 2],
      [30, 2, 0],
      [90, 2, 2],
    ]
    // 15 to 30 counts from 20, 90 to the end up to 100; the first lies before.
    expect(active(list, { from: 20 })).toMatchObject({ value: 10, n: 2 })
  })

  test('who never has all hands full has no such time', () => {
    expect(active([[0, 2, 1]])?.value).toBeUndefined()
  })

  test('M/M/1: the mean busy period is 1 / (μ − λ), 40 minutes', async () => {
    const seed = randomInt(2 ** 31)
    console.log(`busy periods from seed ${seed}`)
    const desk = tiny({
      pools: { clerk: { capacity: 1 } },
      arrivals: { in: { arrivals: { kind: 'renewal', gap: about(10) } } },
      steps: { serve: { needs: ['clerk'], time: about(8) }, out: { kind: 'end' } },
      flows: [
        ['in', 'serve'],
        ['serve', 'out'],
      ],
    })
    // Long, so that the periods cut off at its ends weigh little.
    const days = { kind: 'terminating', warmup: { value: 2, unit: 'd' }, length: { value: 40, unit: 'd' } }
    const long = apply(desk, [{ set: 'blueprint', field: 'study', to: days }])
    if (!long.ok) throw new Error('the study is refused')
    const result = await simulate(long.value, { replications: 30, seed, asks: false })
    const found = result.ok ? figure(result.value, 'active-period.mean', 'clerk') : undefined
    const { value = 0, low = 0, high = 0 } = found ?? {}
    // Twice as wide as 95 %: wrong by chance once in some three thousand runs.
    expect(Math.abs(value - 40)).toBeLessThan(high - low)
    expect(high - low).toBeLessThan(12)
  })
})

describe('do they agree', () => {
  const blueprint = blueprintOf(records)
  /** Busiest in an hour, minutes waited by a hundred cases, and without a pause. */
  function reportOf(each: Record<string, { busy: number; wait: number; active: number }>): Report {
    const figures: Record<string, Figure> = {}
    const put = (one: Omit<Figure, 'n' | 'replications'> & { value: number }) => {
      const interval = { low: one.value * 0.99, high: one.value * 1.01 }
      figures[figureKey(one.measure, one.of, one.by)] = { ...one, ...interval, n: 100, replications: [] }
    }
    for (const [of, { busy, wait, active: minutes }] of Object.entries(each)) {
      put({ measure: 'utilisation', of, by: { hour: '8' }, unit: 'share', value: busy })
      put({ measure: 'present', of, by: { hour: '8' }, unit: 'count', value: 1 })
      put({ measure: 'wait.mean', of, unit: 'minutes', value: wait })
      put({ measure: 'active-period.mean', of, unit: 'minutes', value: minutes })
    }
    put({ measure: 'cycle-time.mean', unit: 'minutes', value: 120 })
    return { figures, lengthMinutes: 1440, study: 'terminating' } as Report
  }
  const helps = (pool: string): Answer => ({
    ask: {
      id: pool,
      kind: 'one-more',
      pool,
      changes: [],
      name: { en: `One more in “${pool}”`, 'zh-CN': `${pool}加一人` },
    },
    replications: 5,
    figures: {},
    differences: [
      {
        ...{ key: 'cycle-time.mean', measure: 'cycle-time.mean', unit: 'minutes', evidence: 'enough' },
        ...{ before: 120, after: 90, value: -30, low: -35, high: -25 },
      },
    ],
  })
  const said = (report: Report, answers: Answer[]) => {
    const found = findAll({ blueprint, report, answers }).find(({ rule }) => rule === 'bottleneck')
    return found && { at: found.at, en: render(inLanguage(found.what, 'en'), found.facts, 'en') }
  }
  const busyClerks = { busy: 0.99, wait: 2, active: 20 }
  const slowCrew = { busy: 0.9, wait: 8, active: 60 }

  test('all four name one', () => {
    const report = reportOf({ clerks: { busy: 0.5, wait: 2, active: 20 }, crew: slowCrew })
    expect(said(report, [helps('crew')])).toEqual({
      at: ['crew'],
      en:
        'All 4 methods name “Crew”; busiest in the morning (8–9): “Crew”, 90.0 %; most of the waiting: “Crew”, 80.0 %; ' +
        'longest without a pause: “Crew”, 1 h on average; helps most: One more in “crew”, 30 min ±5 min less.',
    })
  })

  test('who is busiest is not always who holds it up', () => {
    const found = said(reportOf({ clerks: busyClerks, crew: slowCrew }), [helps('crew')])
    expect(found?.at).toEqual(['clerks', 'crew'])
    expect(found?.en).toMatch(/^3 of 4 methods name “Crew”; busiest .*: “Clerks”, 99.0 %;/)
  })

  test('two against two is no agreement', () => {
    const report = reportOf({ clerks: { ...busyClerks, active: 90 }, crew: slowCrew })
    expect(said(report, [helps('crew')])?.en).toMatch(/^The 4 methods do not agree;/)
  })

  test('where the first two cannot be told apart no vote is cast', () => {
    const report = reportOf({ clerks: { ...busyClerks, active: 58 }, crew: slowCrew })
    for (const of of ['clerks', 'crew']) {
      const one = report.figures[`active-period.mean@${of}`]
      Object.assign(one, { low: (one.value ?? 0) - 5, high: (one.value ?? 0) + 5 })
    }
    const found = said(report, [helps('crew')])
    expect(found?.en).toMatch(/^The 4 methods do not agree;/)
    expect(found?.en).toContain('longest without a pause: “Crew”, 1 h on average, too close to tell;')
  })

  test('one replication has no intervals, so it tells nobody apart', () => {
    const report = reportOf({ clerks: busyClerks, crew: slowCrew })
    for (const one of Object.values(report.figures)) Object.assign(one, { low: undefined, high: undefined })
    expect(said(report, [])).toBeUndefined()
  })

  test('before anything was tried three of them speak', () => {
    expect(said(reportOf({ clerks: busyClerks, crew: slowCrew }), [])?.en).toMatch(/^2 of 3 methods name “Crew”;/)
  })

  test('where nothing is measured nothing is said', () => {
    expect(said({ figures: {} } as Report, [])).toBeUndefined()
  })

  describe('the section of the report', () => {
    const section = (report: Report) => sections.find(({ name }) => name === 'bottleneck')?.make({ blueprint, report })
    const proof = ({ ask, replications, differences }: Answer) => ({ ...ask, replications, differences })

    test('each method with its number for each team, the one that most name first', () => {
      const report = {
        ...reportOf({ clerks: busyClerks, crew: slowCrew }),
        findings: [],
        proofs: [proof(helps('crew'))],
      }
      const made = section(report)
      const methods = made?.tables.find(({ id }) => id === 'methods')
      const unknown = { unknown: { en: 'nothing certain', 'zh-CN': '没有确定的结论' } }
      const of = (pool: string) => methods?.rows.find((row) => row.of === pool)?.cells
      const both = (text: string) => ({ en: text, 'zh-CN': text })
      expect(methods?.rows.map((row) => row.of)).toEqual(['crew', 'clerks'])
      expect(of('crew')).toEqual([
        ...[{ en: 'Crew', 'zh-CN': 'Crew' }, both('8:00–9:00'), { figure: report.figures['utilisation@crew/hour=8'] }],
        ...[{ share: 0.8 }, { figure: report.figures['active-period.mean@crew'] }, { minutes: 30, halfWidth: 5 }],
        both('3 / 4'),
      ])
      expect(of('clerks')?.slice(3)).toEqual([
        ...[{ share: 0.2 }, { figure: report.figures['active-period.mean@clerks'] }, unknown],
        both('1 / 4'),
      ])
      expect(made?.missing).toEqual([])
    })

    test('hour by hour, who is busiest; before anything was tried it says that proof is missing', () => {
      const made = section({ ...reportOf({ clerks: busyClerks, crew: slowCrew }), findings: [] })
      const hours = made?.tables.find(({ id }) => id === 'by-hour')
      expect(hours?.rows.map(({ of, cells }) => [of, cells[0]])).toEqual([
        ['clerks', { en: '8:00–9:00', 'zh-CN': '8:00–9:00' }],
      ])
      expect(made?.missing.map(({ what }) => what.en)).toEqual([
        'No paired run proves yet that one more in a team helps: three methods speak, the fourth is silent.',
      ])
    })

    test('where nothing is measured there is no table, and a reason', () => {
      const made = section({ figures: {}, findings: [] } as unknown as Report)
      expect(made?.tables).toEqual([])
      expect(made?.missing[0].what.en).toBe('Nobody has waited and nobody has worked yet.')
    })
  })
})
