import { expect, test } from 'vitest'
import type { Report } from '../../../src/analysis/report.ts'
import { fiveGaps } from '../../../src/analysis/sections/five-gaps.ts'
import { factText, say } from '../../../src/base/index.ts'
import type { Blueprint } from '../../../src/blueprint/index.ts'
import { reportOf } from '../../drawing/figures.ts'
import { document, step } from '../../layout/documents.ts'

const rated = (name: string, quality: object) =>
  step('frontstage', { name: { en: name, 'zh-CN': name }, quality } as never)
const sectionOf = (blueprint: Blueprint, report: Report) => fiveGaps.make({ blueprint, report })!

/** A table as it is read, in English. */
function read(blueprint: Blueprint, report: Report, id: string): string[][] {
  const table = sectionOf(blueprint, report).tables.find((one) => one.id === id)!
  return table.rows.map(({ cells }) =>
    cells.map((cell) =>
      typeof cell === 'object' && 'unknown' in cell ? cell.unknown.en : factText(cell as never, 'en'),
    ),
  )
}

const served = reportOf({ 'wait.mean@serve': 60, 'service.mean@serve': 30, 'cycle-time.mean': 300 })

test('five values make five gaps; what the run measures has its interval', () => {
  const blueprint = document({
    serve: rated('Serve', { unit: 'h', expected: 1, promised: 2, specified: 1.25, perceived: 3 }),
  })
  expect(read(blueprint, served, 'quality-values')).toEqual([
    ['Serve', '1 h', '2 h', '1 h 15', '1 h 30 ±30 min', '3 h'],
  ])
  expect(read(blueprint, served, 'five-gaps')).toEqual([
    ['Serve', '1 h', '−45 min', '15 min ±30 min', '−30 min ±30 min', '2 h'],
  ])
  const { says, missing } = sectionOf(blueprint, served)
  // The delivery gap may be nothing: it is not said.
  expect(says.map((one) => say(one, 'en'))).toEqual([
    '“Serve”, perception gap: what is perceived takes 2 h longer than what is expected.',
    '“Serve”, knowledge gap: what is promised takes 1 h longer than what is expected.',
  ])
  expect(say(says[0], 'zh-CN')).toBe('“Serve”的感知差距：感知比期望长 2 小时。')
  expect(missing).toEqual([])
})

test('the whole stands first, and takes as long as a case is inside', () => {
  const blueprint = document({ serve: rated('Serve', { specified: 5 }) })
  const whole: Blueprint = {
    ...blueprint,
    records: {
      ...blueprint.records,
      blueprint: { ...blueprint.records.blueprint, quality: { unit: 'h', expected: 4 } } as never,
    },
  }
  expect(read(whole, served, 'quality-values')).toEqual([
    ['Test', '4 h', 'unknown', 'unknown', '5 h ±15 min', 'unknown'],
    ['Serve', 'unknown', 'unknown', '5', 'unknown', 'unknown'],
  ])
})

test('what nobody knows is unknown, and what to add is said', () => {
  const blueprint = document({
    serve: rated('Serve', { expected: 6, perceived: 4.5 }),
    ask: rated('Ask', { expected: 5 }),
  })
  expect(read(blueprint, served, 'five-gaps')).toEqual([
    ['Ask', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
    ['Serve', 'unknown', 'unknown', 'unknown', 'unknown', '1.5'],
  ])
  expect(sectionOf(blueprint, served).missing.map(({ facts, at }) => [facts.value, at])).toEqual([
    [{ en: 'promised', 'zh-CN': '承诺' }, ['ask', 'serve']],
    [{ en: 'specified', 'zh-CN': '标准' }, ['ask', 'serve']],
    [{ en: 'delivered', 'zh-CN': '交付' }, ['ask', 'serve']],
    [{ en: 'perceived', 'zh-CN': '感知' }, ['ask']],
  ])
})

test('a blueprint of which no quality is kept shows no table and says how to begin', () => {
  const { tables, says, missing } = sectionOf(document({ serve: step('frontstage') }), served)
  expect([tables, says]).toEqual([[], []])
  expect(say(missing[0], 'en')).toMatch(/^Nothing is said of the quality.*under “Five gaps”/)
})
