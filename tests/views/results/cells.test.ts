import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/base/index.ts'
import { figureKey, type Figure, type Report } from '../../../src/analysis/report.ts'
import { parse, type Blueprint } from '../../../src/blueprint/index.ts'
import { byClass, roomFor } from '../../../src/views/results/by-class.ts'
import { changedFigures } from '../../../src/views/results/changed.ts'
import { linesOfNames } from '../../../src/views/results/name-rows.ts'
import { onTimeOf } from '../../../src/views/results/on-time.ts'
import { tablesOf } from '../../../src/views/results/tables.ts'
import { busyPools, openHours, throughTheDay } from '../../../src/views/results/through-the-day.ts'
import { words } from '../../../src/views/results/words.ts'

function template(name: string): Blueprint {
  const read = parse(readFileSync(`blueprints/${name}.json`, 'utf8'))
  if (!read.ok) throw new Error(name)
  return read.value
}
const repair = template('fault-repair')

type By = Record<string, string>
const figure = (
  measure: string,
  of: string | undefined,
  by: By | undefined,
  rest: Partial<Figure>,
): [string, Figure] => [
  figureKey(measure, of, by),
  { measure, of, by, unit: 'share', n: 100, replications: [], ...rest } as Figure,
]
const report = (...figures: [string, Figure][]): Report =>
  ({ replications: { done: 2, wanted: 2 }, figures: Object.fromEntries(figures), findings: [] }) as never

test('each class has its own promise: the rows that name it, with their time where there is one', () => {
  const rows = byClass(repair, undefined)?.rows.map(({ id, within, target }) => [id, within?.en, target])
  expect(Object.fromEntries(rows?.map(([id, ...rest]) => [id, rest]) ?? [])).toMatchObject({
    data: ['8 h', 0.98],
    'dia-gold': ['2 h', 0.98],
    fixed: [undefined, 0.98],
    'ip-shop': [undefined, 0.98],
  })
})

test('a class that no row names has the rows for all', () => {
  const rows = byClass(template('business-hall'), undefined)?.rows
  expect(rows?.map(({ id, target }) => [id, target])).toEqual(
    expect.arrayContaining([
      ['gold', 0.95],
      ['basic', 0.9],
    ]),
  )
})

test('where there is no room for all, the lowest are shown in their order', () => {
  const at = (id: string, value: number) => ({ id, figure: { value } }) as never
  expect(roomFor([at('a', 0.5), at('b', 0.9), at('c', 0.4)], 2).map(({ id }) => id)).toEqual(['a', 'c'])
})

test('a name that is too long for its column takes two lines, and the last rows make room', () => {
  const names = ['Storekeeper', 'Emergency crews of the contractor', '远程支撑工程师', 'Dispatcher']
  expect(linesOfNames(names, 118, 6)).toEqual([1, 2, 1, 1])
  expect(linesOfNames(names, 118, 4)).toEqual([1, 2, 1])
  expect(linesOfNames(names, 60, 6)).toEqual([2, 2, 2])
  expect(linesOfNames(names, 0, 3)).toEqual([1, 1, 1])
})

test('the large figure is the leading clock’s, against what was promised', () => {
  const one = onTimeOf(
    repair,
    report(figure('attainment', 'fault-repaired', undefined, { value: 0.94, low: 0.93, high: 0.95 })),
  )
  expect([one.clock?.id, one.figure?.value, one.target, one.state]).toEqual(['fault-repaired', 0.94, 0.98, 'missed'])
})

test('of one class: its own share on time, against its own promise, and its own times', () => {
  const ofData = { class: 'data' }
  const one = onTimeOf(
    repair,
    report(
      figure('attainment', 'fault-repaired', undefined, { value: 0.99, low: 0.985, high: 0.995 }),
      figure('attainment', 'fault-repaired', ofData, { value: 0.94, low: 0.93, high: 0.95 }),
      figure('cycle-time.p50', undefined, ofData, { unit: 'minutes', value: 200 }),
    ),
    'data',
  )
  expect([one.figure?.value, one.target, one.state, one.median?.value]).toEqual([0.94, 0.98, 'missed', 200])
})

test('the day is that of the team that is waited for most; few cases say nothing of their hour', () => {
  const wait = (hour: number, value: number, n: number) =>
    figure('wait.mean', 'late-repairers', { hour: `${hour}` }, { unit: 'minutes', value, n })
  const day = throughTheDay(
    repair,
    report(
      figure('wait.mean', 'late-repairers', undefined, { unit: 'minutes', value: 60, n: 50 }),
      figure('wait.mean', 'agents', undefined, { unit: 'minutes', value: 1, n: 50 }),
      wait(9, 30, 40),
      wait(20, 300, 6),
      wait(3, 900, 2),
      figure('present', 'late-repairers', { hour: '9' }, { unit: 'count', value: 3 }),
      figure('present', 'late-repairers', { hour: '10' }, { unit: 'count', value: 3 }),
    ),
  )
  expect(day?.pool.id).toBe('late-repairers')
  expect(day?.most).toBe(300)
  expect(day?.hours[3].wait).toBeUndefined()
  expect(openHours(day?.hours ?? [])).toEqual([[9, 11]])
})

test('nobody waits: there is no day to draw', () => expect(throughTheDay(repair, report())).toBeUndefined())

test('the busiest team stands first; what has no limit has no load', () => {
  const pools = busyPools(
    template('business-hall'),
    report(figure('utilisation', 'greeters', undefined, { value: 0.9 })),
  )
  expect(pools[0].pool.id).toBe('greeters')
  expect(pools.some(({ pool }) => pool.id === 'crm')).toBe(false)
})

test('what an edit changed: the promise in question first, then what is sure', () => {
  const row = { row: 'level-data' }
  const run = (data: number[], time: number[], all: number[]) =>
    report(
      figure('attainment', 'fault-repaired', row, { value: data[0], low: 0.9, high: 0.95, replications: data }),
      figure('attainment', 'fault-repaired', undefined, { value: all[0], replications: all }),
      figure('cycle-time.mean', undefined, undefined, { unit: 'minutes', value: time[0], replications: time }),
    )
  const before = run([0.93, 0.94, 0.92, 0.93], [300, 310, 290, 305], [0.9, 0.95, 0.92, 0.93])
  const after = run([0.97, 0.985, 0.96, 0.97], [250, 261, 239, 256], [0.94, 0.9, 0.97, 0.9])
  expect(changedFigures(repair, before, after).map(({ key, says }) => [key, says])).toEqual([
    ['attainment@fault-repaired/row=level-data', 'large'],
    ['cycle-time.mean', 'large'],
    ['attainment@fault-repaired', 'not-enough'],
  ])
})

describe('what an edit saves in a year', () => {
  const run = (costs: number[]) => ({
    ...report(
      figure('cost.mean', undefined, undefined, { unit: 'money', value: mean(costs), n: 400, replications: costs }),
    ),
    // Four runs of ten days: 400 cases in 40 days are 3650 a year.
    ...{ study: 'steady' as const, lengthMinutes: 14_400, replications: { done: 4, wanted: 4 } },
  })
  const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const changes = (before: Report, after: Report, language: Language) =>
    tablesOf(
      { blueprint: repair, report: after, words: words[language], language },
      { report: before, act: 'Edit' },
    ).find(({ id }) => id === 'changes')

  test('each case costs 9, 10, 10 and 11 less: 36 500, with the interval of the difference', () => {
    const [saved] = changedFigures(repair, run([80, 82, 78, 80]), run([71, 72, 68, 69]))
    expect(saved).toMatchObject({ key: 'saving', unit: 'money', value: 36_500, before: 292_000, after: 255_500 })
    // 10 ± 3.182 × 0.816 / √4, 3650 times.
    expect([saved.low, saved.high].map((one) => Math.round(((one ?? NaN) / 3650) * 100) / 100)).toEqual([8.7, 11.3])
    expect(changes(run([80, 82, 78, 80]), run([71, 72, 68, 69]), 'en')?.rows).toEqual([
      [
        'Saving a year on work done, idle pay apart, CNY',
        '292\u202f000 → 255\u202f500',
        '+36\u202f500 ±4742',
        'enough, large',
        expect.stringMatching(/%$/),
      ],
    ])
  })

  test('what costs more saves less than nothing', () => {
    const [saved] = changedFigures(repair, run([80, 82, 78, 80]), run([81, 83, 79, 81]))
    expect([saved.value, saved.says]).toEqual([-3650, 'enough'])
  })

  test('where one of the two does not know the cost it is unknown, in both languages', () => {
    expect(changedFigures(repair, report(), run([71, 72, 68, 69]))).toEqual([])
    expect(changes(run([80, 82, 78, 80]), report(), 'en')?.rows).toEqual([
      [
        'Saving a year on work done, idle pay apart, CNY',
        '',
        'unknown',
        'what a case costs is not known both before and after',
        '',
      ],
    ])
    expect(changes(report(), report(), 'zh-CN')?.rows).toEqual([
      ['处理成本年节约，空闲薪酬不计（CNY）', '', '未知', '修改前后的单件成本未全部知道', ''],
    ])
  })
})

test.each(['en', 'zh-CN'] as const)('every chart has its table, and what is missing says so (%s)', (language) => {
  const tables = tablesOf({ blueprint: repair, report: report(), words: words[language], language })
  expect(tables.map(({ id }) => id)).toEqual(['promises', 'classes', 'times', 'busy'])
  for (const { heads, rows } of tables) for (const row of rows) expect(row).toHaveLength(heads.length)
  expect(tables[0].rows[0]).toContain(words[language].unknown)
})

test('waiting by cause: all that a case waits, then where; only causes that take time have a column', () => {
  const part = (of: string | undefined, cause: string, value: number) =>
    figure('wait.mean', of, { cause }, { unit: 'minutes', value, low: value - 6, high: value + 6 })
  const told = report(
    part(undefined, 'off-shift', 90),
    part(undefined, 'priority', 0),
    part('visit', 'contention', 30),
    part('log', 'contention', 0),
  )
  const table = tablesOf({ blueprint: repair, report: told, words: words.en, language: 'en' })
  expect(table.find(({ id }) => id === 'waits')).toMatchObject({
    heads: ['Step, handoff or team', 'off shift', 'busy'],
    rows: [
      ['In all', '1 h 30 ±6 min', ''],
      ['Travel and repair', '', '30 min ±6 min'],
    ],
  })
})
