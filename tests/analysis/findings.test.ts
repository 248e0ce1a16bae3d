import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages, render, type Texts } from '../../src/base/index.ts'
import { parse } from '../../src/blueprint/index.ts'
import { figureKey, sections, type Figure, type Report } from '../../src/analysis/index.ts'
import { LocalTime } from '../../src/analysis/local-time.ts'
import { peakOf, wordsOf } from '../../src/analysis/peaks.ts'
import { simulate } from '../../src/simulation/index.ts'
import { blueprintOf } from './by-hand.ts'

/** A report that knows only how long was waited for one pool, and when. */
function waitsOf(by: 'hour' | 'day' | 'date', waits: Record<string, [cases: number, minutes: number]>): Report {
  const figures: Record<string, Figure> = {}
  for (const [when, [n, value]] of Object.entries(waits)) {
    const about = { measure: 'wait.mean', of: 'crew', by: { [by]: when } }
    figures[figureKey('wait.mean', 'crew', about.by)] = { ...about, unit: 'minutes', value, n, replications: [] }
  }
  return { figures } as Report
}
const even = (names: readonly string[], cases: number, minutes: number): Record<string, [number, number]> =>
  Object.fromEntries(names.map((name): [string, [number, number]] => [name, [cases, minutes]]))
const hours = Array.from({ length: 24 }, (_, hour) => `${hour}`)

describe('when cases wait', () => {
  test('in the evening: three hours hold most of it', () => {
    const report = waitsOf('hour', { ...even(hours, 10, 5), 19: [20, 300], 20: [20, 400], 21: [20, 500] })
    expect(peakOf(report, 'crew')).toMatchObject({ is: 'hours', from: 19, to: 21, inside: 400, outside: 5 })
    expect(peakOf(report, 'crew')?.words).toEqual({ en: 'in the evening (19–22)', 'zh-CN': '傍晚（19–22 点）' })
  })
  test('over midnight the stretch goes on', () => {
    const report = waitsOf('hour', { ...even(hours, 10, 5), 23: [20, 300], 0: [20, 400], 1: [20, 300] })
    expect(peakOf(report, 'crew')).toMatchObject({ from: 23, to: 1 })
  })
  test('at the weekend', () => {
    const days = { ...even(['mon', 'tue', 'wed', 'thu', 'fri'], 10, 60), sat: [10, 2000], sun: [10, 1000] }
    expect(peakOf(waitsOf('day', days as never), 'crew')?.words).toEqual({ en: 'at the weekend', 'zh-CN': '周末' })
  })
  test('on some dates: a campaign', () => {
    const dates = Array.from({ length: 28 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`)
    const report = waitsOf('date', { ...even(dates, 10, 10), ...even(dates.slice(8, 14), 15, 600) })
    expect(peakOf(report, 'crew')).toMatchObject({ is: 'dates', inside: 600, outside: 10 })
    expect(peakOf(report, 'crew')?.words).toEqual({ en: 'from 9 to 14 November', 'zh-CN': '11 月 9 日至 14 日' })
  })
  test('never in particular, and never at all', () => {
    expect(peakOf(waitsOf('hour', even(hours, 10, 30)), 'crew')).toBeUndefined()
    expect(peakOf(waitsOf('hour', even(hours, 10, 0)), 'crew')).toBeUndefined()
    expect(peakOf({ figures: {} } as Report, 'crew')).toBeUndefined()
  })
  test.each([
    [8, 10, 'in the morning (8–11)'],
    [11, 12, 'around noon (11–13)'],
    [14, 16, 'in the afternoon (14–17)'],
    [22, 4, 'at night (22–5)'],
    [5, 6, 'early in the morning (5–7)'],
  ])('hours %i to %i are %s', (from, to, words) => expect(wordsOf('hours', from, to).en).toBe(words))
})

test('local time follows a clock change: the day has 23 hours and no hour is lost count of', () => {
  const blueprint = blueprintOf({})
  const about = { ...blueprint.records.blueprint, start: '2026-03-28T00:00', timezone: 'Europe/Berlin' }
  const time = new LocalTime({ id: 'x', records: { blueprint: about } as never }, 4 * 1440)
  // Sunday 29 March: two o'clock is three.
  const sunday = 1440
  expect([0, 60, 119, 120, 180].map((minutes) => time.hourOf(sunday + minutes))).toEqual([0, 1, 1, 3, 4])
  expect(time.hourOf(sunday + 23 * 60)).toBe(0)
  expect(time.dateOf(time.dayOf(sunday + 23 * 60))).toBe('2026-03-30')
  expect(time.weekdayOf(sunday)).toBe(6)
})

describe('the shipped blueprints speak', () => {
  const folder = join(import.meta.dirname, '../../blueprints')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  test.each(files)('%s: every sentence is whole in both languages', async (name) => {
    const parsed = parse(readFileSync(join(folder, name), 'utf8'))
    if (!parsed.ok) throw new Error(name)
    const result = await simulate(parsed.value, { replications: 2, asks: false })
    if (!result.ok) throw new Error(JSON.stringify(result.findings))
    expect(result.value.findings[0].rule).toBe('verdict')
    const report = result.value
    const made = sections.flatMap((one) => one.make({ blueprint: parsed.value, report }) ?? [])
    for (const finding of [...report.findings, ...made.flatMap(({ says, missing }) => [...says, ...missing])])
      for (const language of languages)
        for (const text of [finding.what, finding.remedy].filter((one): one is Texts => one !== undefined)) {
          const said = render(text[language], finding.facts, language)
          expect(said).not.toMatch(/[{}]|undefined|NaN|Infinity/)
          expect(said).toMatch(language === 'en' ? /[.]$/ : /[。]$/)
        }
    // A table is as wide as its head, and there is none without rows.
    for (const { id, columns, rows } of made.flatMap(({ tables }) => tables)) {
      expect([id, rows.length > 0]).toEqual([id, true])
      for (const { cells } of rows) expect([id, cells.length]).toEqual([id, columns.length])
    }
  })
})
