import { expect, test } from 'vitest'
import { figureKey, type Report } from '../../../src/analysis/report.ts'
import { waiting } from '../../../src/analysis/sections/waiting.ts'
import { say } from '../../../src/base/index.ts'
import { document, step } from '../../layout/documents.ts'

const blueprint = document({
  mend: step('backstage', { name: { en: 'Mend', 'zh-CN': '修复' } }),
  check: step('backstage', { name: { en: 'Check', 'zh-CN': '核查' } }),
})

/** Minutes and cases, with an interval of a tenth to each side. */
const reportOf = (...figures: [of: string | undefined, cause: string | undefined, minutes: number, n: number][]) =>
  ({
    findings: [],
    figures: Object.fromEntries(
      figures.map(([of, cause, value, n]) => {
        const by = cause === undefined ? undefined : { cause }
        const [low, high] = [value * 0.9, value * 1.1]
        const about = { measure: 'wait.mean', ...(of && { of }), ...(by && { by }), unit: 'minutes' }
        return [figureKey('wait.mean', of, by), { ...about, value, low, high, n, replications: [value, value] }]
      }),
    ),
  }) as unknown as Report
const made = (report: Report) => waiting.make({ blueprint, report })!

const told = reportOf(
  [undefined, undefined, 100, 10],
  [undefined, 'off-shift', 70, 10],
  [undefined, 'contention', 30, 10],
  [undefined, 'priority', 0, 10],
  ['check', 'contention', 6, 50],
  ['mend', 'off-shift', 70, 10],
  ['mend', 'contention', 0, 10],
)

test('the largest cause is named, and where the most waiting arises stands first', () => {
  const { says, tables, missing } = made(told)
  expect(says.map((one) => say(one, 'en'))).toEqual([
    'A case waits 1 h 40 ±10 min in all. The largest part, 1 h 10 ±7 min, is “off shift”: Fewer were there than it needs.',
  ])
  expect(say(says[0], 'zh-CN')).toBe(
    '一件工单共等待 1 小时 40 分 ±10 分，其中最多的 1 小时 10 分 ±7 分是“下班”：在岗人数不够它所需。',
  )
  expect(tables.map(({ id }) => id)).toEqual(['causes', 'waiting-steps'])
  expect(tables[0].rows.map(({ cells }) => (cells[0] as { en: string }).en)).toEqual(['off shift', 'busy'])
  // 70 minutes for 10 cases are more than 6 for 50; nobody is passed, so there is no such column.
  expect(tables[1].columns.map(({ head }) => head.en)).toEqual(['Step', 'off shift', 'busy'])
  expect(tables[1].rows.map(({ of, cells }) => [of, cells[2]])).toEqual([
    ['mend', { minutes: 0 }],
    ['check', { figure: told.figures['wait.mean@check/cause=contention'] }],
  ])
  expect(tables[1].picture).toEqual({
    is: 'stacked',
    parts: [
      { column: 1, colour: 'cause-off-shift' },
      { column: 2, colour: 'cause-contention' },
    ],
  })
  expect(missing).toEqual([])
})

test('where two causes may be equal neither is said to be the largest', () => {
  const close = reportOf(
    [undefined, undefined, 100, 10],
    [undefined, 'off-shift', 52, 10],
    [undefined, 'contention', 48, 10],
  )
  expect(say(made(close).says[0], 'en')).toBe(
    'A case waits 1 h 40 ±10 min in all. The largest parts are “off shift”, 52 min ±5.2 min, and “busy”, 48 min ±4.8 min; which is larger is not certain.',
  )
})

test('nobody waits; or nothing is known of it, and why', () => {
  expect(made(reportOf([undefined, undefined, 0, 10])).says.map((one) => say(one, 'en'))).toEqual(['Nobody waits.'])
  expect(made(reportOf()).missing.map((one) => say(one, 'en'))).toEqual([
    'No case has come to its end yet, so it is not known why they wait. Let the run go on, or make it longer.',
  ])
})
