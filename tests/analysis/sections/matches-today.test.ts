import { expect, test } from 'vitest'
import type { Figure, Report } from '../../../src/analysis/report.ts'
import { matchesToday } from '../../../src/analysis/sections/matches-today.ts'
import { findingsToday } from '../../../src/analysis/today.ts'
import { factText, say, type Language } from '../../../src/base/index.ts'
import type { Blueprint, BlueprintRecord } from '../../../src/blueprint/index.ts'
import { cellOf } from '../../../src/formats/written/cell.ts'
import { document, flow, step } from '../../layout/documents.ts'

const seen = (of: string, measure: string, value: number, more: object = {}): BlueprintRecord =>
  ({ type: 'observation', of, measure, value, ...more }) as BlueprintRecord

const worked = (en: string, zh: string) =>
  step('frontstage', { name: { en, 'zh-CN': zh }, needs: [{ from: ['clerks'] }] } as never)

const blueprintWith = (observed: Record<string, BlueprintRecord>): Blueprint =>
  document({
    receive: worked('Receive', '受理'),
    repair: worked('Repair', '修理'),
    'receive-repair': flow('receive', 'repair'),
    ...observed,
  })

/** Value, half-width; null for a value of one run alone. */
function reportOf(values: Record<string, [number, number | null] | string>, findings: Report['findings'] = []): Report {
  const figures = Object.entries(values).map(([key, said]): [string, Figure] => {
    const [measure, of] = key.split('@')
    const unit = measure === 'bounce' ? 'share' : 'minutes'
    const about = { measure, ...(of !== undefined && { of }), unit, n: 1000 } as const
    if (typeof said === 'string') return [key, { ...about, replications: [], reason: { en: said, 'zh-CN': said } }]
    const [value, half] = said
    return [key, { ...about, replications: [], value, ...(half !== null && { low: value - half, high: value + half }) }]
  })
  return { figures: Object.fromEntries(figures), findings } as unknown as Report
}

const sectionOf = (blueprint: Blueprint, report: Report) => matchesToday.make({ blueprint, report })!
const read = (blueprint: Blueprint, report: Report, language: Language = 'en'): string[][] =>
  sectionOf(blueprint, report).tables[0].rows.map(({ cells }) => cells.map((cell) => cellOf(cell, language).text))

test('each observed figure stands beside the simulated one, and says no more than both intervals allow', () => {
  const blueprint = blueprintWith({
    o1: seen('repair', 'service.mean', 1, { unit: 'h', n: 400, halfWidth: 0.05 }),
    o2: seen('repair', 'wait.mean', 125, { unit: 'min', n: 400, halfWidth: 12 }),
    o3: seen('receive', 'wait.mean', 4, { unit: 'min', n: 5, halfWidth: 6 }),
    o4: seen('receive-repair', 'bounce', 10, { unit: '%', n: 100 }),
  })
  const report = reportOf({
    'service.mean@repair': [61, 1],
    'wait.mean@repair': [200, 9],
    'wait.mean@receive': [8, 1],
    'bounce@receive-repair': [0.12, 0.01],
    'cycle-time.mean': [80, 2],
  })
  // √(9² + 12²) = 15; √(1² + 6²) = 6.1, more than a quarter of 4 min and a twentieth of 80; Wilson: 10 of 100 ±6.
  expect(read(blueprint, report)).toEqual([
    ['Receive', 'wait', '4 min ±6 min', '5', '8 min ±1 min', '4 min ±6.1 min', 'cannot be told: too few to tell'],
    ['Repair', 'time on the job', '1 h ±3 min', '400', '1 h 01 ±1 min', '1 min ±3.2 min', '✓ matches'],
    ['Repair', 'wait', '2 h 05 ±12 min', '400', '3 h 20 ±9 min', '1 h 15 ±15 min', '✗ surely differs'],
    [
      ...['Receive → Repair', 'sent back', '10.0 % ±6.0', '100', '12.0 % ±1.0', '2.0 ±6.0'],
      'cannot be told: too few to tell',
    ],
  ])
  const [inAll, apart] = sectionOf(blueprint, report).says
  expect(say(inAll, 'en')).toBe(
    '0 of 3 match today; not “Repair”; of “Receive”, “Receive → Repair” too little is known.',
  )
  expect(say(apart, 'zh-CN')).toBe(
    '“修理”的等待：仿真 3 小时 20 分，实测 2 小时 05 分，多 1 小时 15 分 ±15 分。请先更正相关数据，再看改动的效果。',
  )
  expect(findingsToday(blueprint, report).map((one) => say(one, 'en'))).toEqual([
    '“Repair”, wait: the run has 3 h 20, today it is 2 h 05: 1 h 15 ±15 min more. ' +
      'Correct the figures it rests on before you believe what a change would bring.',
  ])
})

test('all that matches is said as a count, and no finding is made of it', () => {
  const blueprint = blueprintWith({
    o1: seen('repair', 'service.mean', 60, { unit: 'min', n: 900, halfWidth: 2 }),
    o2: seen('receive', 'service.mean', 10, { unit: 'min', n: 900, halfWidth: 0.5 }),
  })
  const report = reportOf({ 'service.mean@repair': [61, 1], 'service.mean@receive': [10, 0.2] })
  const { says, missing } = sectionOf(blueprint, report)
  expect(says.map((one) => say(one, 'zh-CN'))).toEqual(['2 处中有 2 处与现状相符。'])
  expect([missing, findingsToday(blueprint, report)]).toEqual([[], []])
})

test('without a spread times are taken to vary as much as they are long, and that is said', () => {
  const blueprint = blueprintWith({ o1: seen('repair', 'service.mean', 60, { unit: 'min', n: 101 }) })
  const report = reportOf({ 'service.mean@repair': [61, 1] })
  // Student with 100 degrees of freedom: 1.984 × 60 / √101 = 11.8.
  expect(read(blueprint, report)[0].slice(2, 7)).toEqual([
    ...['1 h ±12 min', '101', '1 h 01 ±1 min', '1 min ±12 min', '✓ matches'],
  ])
  expect(sectionOf(blueprint, report).missing.map(({ at }) => at)).toEqual([['receive'], ['repair']])
})

test('where one of the two is not known, neither is whether they match, and why is said', () => {
  const blueprint = blueprintWith({
    o1: seen('repair', 'service.mean', 60, { unit: 'min' }),
    o2: seen('receive', 'wait.mean', 5, { unit: 'min', n: 50 }),
    o3: seen('receive', 'service.mean', 5, { unit: 'min', n: 50 }),
    o4: seen('repair', 'wait.mean', 5, { unit: 'parsecs', n: 50 }),
    o5: seen('blueprint', 'TCSI broadband', 68.3, { unit: 'points' }),
  })
  const report = reportOf({
    'service.mean@repair': [61, 1],
    'wait.mean@receive': 'never settles',
    'service.mean@receive': [5, null],
  })
  expect(read(blueprint, report).map((row) => row.slice(-2))).toEqual([
    ['unknown', 'cannot be told: never settles'],
    ['unknown', 'cannot be told: one run tells no interval'],
    ['unknown', 'cannot be told: of how many is not said'],
  ])
  const { says, missing } = sectionOf(blueprint, report)
  expect(says).toHaveLength(1)
  expect(missing.map((one) => factText(one.facts.list, 'en'))).toEqual(['“Repair”', '“Receive”', '“Repair”'])
})

test('where nothing was observed there is no table, and what to do is said', () => {
  const { says, tables, missing } = sectionOf(blueprintWith({}), reportOf({}))
  expect([says, tables]).toEqual([[], []])
  expect(say(missing[0], 'en')).toMatch(/^Nothing was observed.*event log/)
})
