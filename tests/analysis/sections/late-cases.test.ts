import { expect, test } from 'vitest'
import type { Report } from '../../../src/analysis/report.ts'
import { lateCases } from '../../../src/analysis/sections/late-cases.ts'
import { say } from '../../../src/base/index.ts'
import type { BlueprintRecord } from '../../../src/blueprint/index.ts'
import { document, step } from '../../layout/documents.ts'

const promised = document({
  mend: step('backstage', { name: { en: 'Mend', 'zh-CN': '修复' } }),
  check: step('backstage', { name: { en: 'Check', 'zh-CN': '核查' } }),
  clock: { type: 'clock', name: { en: 'Answer', 'zh-CN': '答复' }, counts: 'natural' } as unknown as BlueprintRecord,
  hour: { type: 'service-level', clock: 'clock', within: { value: 1, unit: 'h' }, attainment: 1 } as BlueprintRecord,
})

/** Two replications of each figure, by `measure@of/cases`. */
const reportOf = (values: Record<string, [number, number]>): Report => {
  const figures = Object.entries(values).map(([key, replications]) => {
    const [measure, of, cases] = key.split(/[@/]/)
    const value = (replications[0] + replications[1]) / 2
    const figure = { measure, of, by: { cases }, unit: 'minutes', value, n: 40, replications }
    return [`${measure}@${of}/cases=${cases}`, figure]
  })
  return { figures: Object.fromEntries(figures) as Report['figures'], findings: [] } as unknown as Report
}
const made = (report: Report) => lateCases.make({ blueprint: promised, report })!

const told = reportOf({
  'clock.mean@clock/late': [100, 100],
  'clock.mean@clock/kept': [40, 40],
  'clock.wait@mend/late': [61, 59],
  'clock.work@mend/late': [20, 20],
  'clock.wait@mend/kept': [5, 5],
  'clock.work@mend/kept': [15, 15],
  'clock.wait@check/late': [0, 0],
  'clock.work@check/late': [20, 20],
  'clock.wait@check/kept': [0, 0],
  'clock.work@check/kept': [20, 20],
})

test('the step that ate the time of the late cases stands first, and is named', () => {
  const { says, tables, missing } = made(told)
  expect(says.map((one) => say(one, 'en'))).toEqual([
    'A case that misses “Answer” takes 1 h 40, one that keeps it 40 min; most of it is lost at “Mend”: 1 h ±13 min more, 1 h of waiting against 5 min.',
  ])
  expect(say(says[0], 'zh-CN')).toBe(
    '超过“答复”的工单历时 1 小时 40 分，按时的 40 分；多耗的时间主要在“修复”：多 1 小时 ±13 分，其中等待 1 小时，按时的等待 5 分。',
  )
  expect(tables[0].rows.map(({ of, cells }) => [of, cells[5]])).toEqual([
    ['mend', { minutes: 60, halfWidth: expect.closeTo(12.7, 1) as number }],
    ['check', { minutes: 0, halfWidth: 0 }],
  ])
  expect(missing).toEqual([])
})

test('where the difference may be chance no step is blamed', () => {
  const unsure = reportOf({
    'clock.mean@clock/late': [100, 100],
    'clock.mean@clock/kept': [40, 40],
    'clock.wait@mend/late': [5, 115],
    'clock.work@mend/late': [20, 20],
    'clock.wait@mend/kept': [5, 5],
    'clock.work@mend/kept': [15, 15],
  })
  expect(say(made(unsure).says[0], 'en')).toBe('A case that misses “Answer” takes 1 h 40, one that keeps it 40 min.')
})

test('none late is said, and so is that all are', () => {
  const kept = reportOf({ 'clock.mean@clock/kept': [40, 40] })
  expect(say(made(kept).says[0], 'en')).toBe('Of 40 cases that came to the end of “Answer”, none was late.')
  const late = reportOf({ 'clock.mean@clock/late': [100, 100], 'clock.wait@mend/late': [80, 80] })
  expect(made(late).missing.map((one) => say(one, 'en'))).toEqual([
    'Every case misses “Answer”, so there is none that was kept to compare with.',
  ])
  expect(made(late).tables[0].rows[0].cells.slice(3)).toEqual(
    Array.from({ length: 3 }, () => ({ unknown: { en: 'no case', 'zh-CN': '没有工单' } })),
  )
})

test('without a promise nothing is late', () => {
  expect(lateCases.make({ blueprint: document({}), report: told })).toBeUndefined()
})
