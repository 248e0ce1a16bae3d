import { expect, test } from 'vitest'
import { gapsAt } from '../../src/analysis/quality-gaps.ts'
import type { Report } from '../../src/analysis/report.ts'
import { serviceQuality } from '../../src/analysis/sections/service-quality.ts'
import { servqualOf, surveyOf } from '../../src/analysis/servqual.ts'
import { say } from '../../src/base/index.ts'
import { get, type RecordOf } from '../../src/blueprint/index.ts'
import { document, step } from '../layout/documents.ts'
import { all, survey } from './surveys.ts'

const report = { figures: {}, findings: [] } as unknown as Report
const asked = (...args: Parameters<typeof survey>) => survey(...args) as RecordOf<'survey'>

test('22 statements make five dimensions, each the mean over persons with its interval', () => {
  const { by, whole } = servqualOf(
    asked([
      { expected: [5, 7, 6, 6, 4], perceived: [5, 4, 6, 5, 5] },
      { expected: [7, 7, 6, 6, 4], perceived: [5, 6, 6, 7, 5] },
    ]),
  )
  expect(by.tangibles.expected).toMatchObject({ value: 6, n: 2 })
  expect(by.reliability.gap.value).toBe(-2)
  expect(by.assurance.gap.value).toBe(0)
  expect(by.empathy.gap).toMatchObject({ value: 1, halfWidth: 0 })
  // Of two persons −3 and −1: t 12.706 × 1.414 ÷ √2.
  expect(by.reliability.gap).toMatchObject({ halfWidth: expect.closeTo(12.706, 2) as number })
  expect(whole.gap.value).toBeCloseTo((-1 - 2 + 0 + 0 + 1) / 5, 12)
})

test('weights make the whole, and a dimension without one does not count', () => {
  const people = [{ expected: [7, 7, 7, 7, null], perceived: [7, 5, 3, 7, null] }] as const
  expect(servqualOf(asked(people)).whole.gap.value).toBeUndefined()
  const weights = { reliability: 30, responsiveness: 10 }
  expect(servqualOf(asked(people, { weights })).whole.gap.value).toBe((30 * -2 + 10 * -4) / 40)
})

test('a person who leaves statements out counts by the rest; one who leaves out all of them does not count', () => {
  const one = asked([
    { expected: all(6), perceived: all(5) },
    { expected: all(6), perceived: all(null) },
  ])
  one.answers[0].perceived[4] = null
  one.answers[0].perceived[5] = 1
  const { by } = servqualOf({ ...one })
  expect(by.reliability.perceived).toMatchObject({ value: (1 + 5 + 5 + 5) / 4, n: 1 })
  expect(by.reliability.gap.n).toBe(1)
})

test('the latest survey of a step says what is expected and perceived there, in marks and not in a time', () => {
  const at = { of: 'serve' }
  const records = {
    serve: step('frontstage'),
    new: survey([{ expected: all(7), perceived: all(6) }], { ...at, date: '2026-11-01' }),
    old: survey([{ expected: all(7), perceived: all(2) }], { ...at, date: '2026-02-01' }),
  }
  const blueprint = document(records)
  expect(surveyOf(blueprint, 'serve')?.id).toBe('new')
  expect(surveyOf(blueprint, undefined)).toBeUndefined()
  const gapOf = (quality?: object) => {
    const one = document({ ...records, serve: step('frontstage', { quality } as never) })
    return gapsAt(one, report, get(one, 'node', 'serve')!)?.[4].short
  }
  expect(gapOf()).toBe(1)
  expect(gapOf({ expected: 6.5 })).toBe(0.5)
  expect(gapOf({ unit: 'h' })).toBeUndefined()
})

function sentences(
  of: 'says' | 'missing',
  record?: ReturnType<typeof survey>,
  language: 'en' | 'zh-CN' = 'en',
): string[] {
  const made = serviceQuality.make({ blueprint: document(record ? { autumn: record } : {}), report })!
  return made[of].map((one) => say(one, language))
}
const many = (count: number, perceived: (at: number) => number) =>
  Array.from({ length: count }, (_, at) => ({ expected: all(6), perceived: [6, perceived(at), 6, 6, 6] as const }))

test('the dimension that surely stays behind is named; so few answers are flagged', () => {
  expect(sentences('says', survey(many(40, (at) => 4 + (at % 2))))).toEqual([
    '“Test (Autumn)” stays behind most in reliability: −1.50 ±0.16 of 7 marks.',
  ])
  expect(sentences('missing', survey(many(40, () => 5)))).toEqual([])
  expect(sentences('says', survey(many(4, (at) => (at % 2 ? 1 : 7))))).toEqual([
    '“Test (Autumn)”: no dimension surely stays behind what is expected.',
  ])
  expect(sentences('missing', survey(many(4, () => 5)), 'zh-CN')).toEqual([
    '“Test（秋季）”只有 4 份答卷，不足 30 份，结论可能出于偶然。请扩大调查，重新导入全部答卷。',
  ])
})

test('nobody asked is unknown, and what was not asked is not zero', () => {
  expect(sentences('missing')[0]).toMatch(/^No customer has been asked, so what is perceived is unknown\./)
  const half = survey(Array.from({ length: 30 }, () => ({ expected: all(null), perceived: all(5) })))
  expect(sentences('missing', half)[0]).toMatch(/the gap between is unknown/)
  const [table] = serviceQuality.make({ blueprint: document({ autumn: half }), report })!.tables
  expect(table.rows[0].cells[1]).toEqual({ unknown: { en: 'not asked', 'zh-CN': '未调查' } })
})
