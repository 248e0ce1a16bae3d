/** The written report as data: what it says, in which order, and what it does where there is little to say. */
import { beforeAll, describe, expect, test } from 'vitest'
import { languages, say } from '../../src/base/index.ts'
import { headlineOf } from '../../src/analysis/index.ts'
import { chartOf, onPaper } from '../../src/formats/charts/index.ts'
import { writtenOf } from '../../src/formats/index.ts'
import { toText } from '../../src/formats/svg/element.ts'
import { bareDesk, busyDesk, chineseDesk, type Reported } from './reported.ts'

let busy: Reported
let bare: Reported
let chinese: Reported
beforeAll(async () => {
  busy = await busyDesk()
  bare = await bareDesk()
  chinese = await chineseDesk()
}, 60_000)

const written = ({ blueprint, report }: Reported, language: 'en' | 'zh-CN' = 'en') =>
  writtenOf(blueprint, report, { language, date: '22 November 2026' })

test.each(languages)('it opens with the verdict, then three findings at most, all findings once (%s)', (language) => {
  const { headline, points, also, facts } = written(busy, language)
  const { findings } = busy.report
  expect(headline?.text).toBe(say(headlineOf(busy.report)!, language))
  expect(points.length).toBeLessThanOrEqual(3)
  const told = [headline!, ...points, ...also].map(({ text }) => text)
  expect(told.toSorted()).toEqual(findings.map((one) => say(one, language)).toSorted())
  expect(facts.map(({ text }) => text)).toContain('22 November 2026')
})

test('a finding stands beside the picture that proves it, and no picture is shown twice', () => {
  const { points, sections } = written(busy)
  const shown = points.flatMap(({ proof }) => (proof ? [`${proof.section} ${proof.table.id}`] : []))
  expect(shown).toContain('on-time promises')
  expect(new Set(shown).size).toBe(shown.length)
  expect(sections.map(({ name }) => name)).toEqual(expect.arrayContaining(shown.map((one) => one.split(' ')[0])))
})

test('a cell has the words that are read and the number behind them', () => {
  const [promises] = written(busy).sections.find(({ name }) => name === 'on-time')!.tables
  const [name, target, kept, time] = promises.rows[0].cells
  const { value, low, high, n } = busy.report.figures['attainment@promise/row=hour']
  expect([name.text, target]).toEqual(['Everybody', { text: '90.0 %', value: 0.9, unit: 'share' }])
  expect(kept).toMatchObject({ value, low, high, n, unit: 'share' })
  expect(kept.text).toMatch(/^\d\d\.\d % ±\d+\.\d$/)
  expect(time).toMatchObject({ unit: 'minutes' })
})

test('how sure it is names the runs, the seed and both leading figures', () => {
  const { says, tables } = written(busy).certainty
  expect(says[0]).toBe('5 runs were asked for.')
  expect(says.at(-1)).toBe(`Seed ${busy.report.seed}: the same blueprint and seed give the same figures again.`)
  expect(tables[0].rows.map(({ cells }) => cells[0].text)).toEqual(['Served', 'Time from beginning to end'])
})

test('what is partial says why, and never passes for whole', () => {
  const partial = { ...busy, report: { ...busy.report, partial: true, cutShort: 'time' as const } }
  expect(written(partial).certainty.says[1]).toBe(
    'The time for the runs was over before their end: what is said is sound, but less exact.',
  )
  expect(written(busy).certainty.says.join()).not.toContain('less exact')
})

describe('without departments, promises and sources', () => {
  test.each(languages)('it still has its figures, and says what to add (%s)', (language) => {
    const { headline, missing, assumptions, certainty } = written(bare, language)
    expect(headline?.text).toMatch(language === 'en' ? /takes|wait/ : /历时|等/)
    expect(
      missing.some((one) => (language === 'en' ? /Give each step the department/ : /指定归属部门/).test(one)),
    ).toBe(true)
    expect(missing.some((one) => (language === 'en' ? /Add a clock/ : /添加时钟/).test(one))).toBe(true)
    expect(assumptions.missing[0]).toMatch(
      language === 'en' ? /No figure says where it comes from/ : /没有数据标明来源/,
    )
    expect(certainty.tables[0].rows).toHaveLength(1)
  })

  test('no table is empty, and no picture has nothing in it', () => {
    const { sections, assumptions, certainty } = written(bare)
    const tables = [...sections, assumptions, certainty].flatMap((one) => one.tables)
    expect(tables.filter(({ rows }) => rows.length === 0)).toEqual([])
    for (const table of tables.filter(({ picture }) => picture)) {
      const drawn = chartOf(table, { paint: onPaper, language: 'en', width: 600 })
      expect(toText(drawn!)).toMatch(/<circle|<rect[^>]*rx/)
    }
  })
})

test('names in Chinese alone stand in the English report as they are', () => {
  const { title, sections } = written(chinese)
  expect(title).toBe('名称blueprint')
  const promises = sections.find(({ name }) => name === 'on-time')!
  expect(promises.tables[0].rows[0].cells[0].text).toBe('名称hour')
})
