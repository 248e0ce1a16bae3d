import { expect, test } from 'vitest'
import type { Figure, Report } from '../../src/analysis/report.ts'
import { conformanceOf, perceptionOf } from '../../src/analysis/scores.ts'
import { byTheBook } from '../../src/analysis/sections/by-the-book.ts'
import { shortBoard as section } from '../../src/analysis/sections/short-board.ts'
import { shortBoard } from '../../src/analysis/short-board.ts'
import { say } from '../../src/base/index.ts'
import { get, type Blueprint, type BlueprintRecord } from '../../src/blueprint/index.ts'
import { document, step } from '../layout/documents.ts'
import { all, survey, walk } from './surveys.ts'

const scored = (name: string, quality?: object) => step('frontstage', { name: { en: name }, quality } as never)
const weighing = (blueprint: Blueprint, rules: object): Blueprint => ({
  ...blueprint,
  records: {
    ...blueprint.records,
    blueprint: { ...blueprint.records.blueprint, shortBoard: rules } as BlueprintRecord,
  },
})

/** Mean queues, two replications each. */
const reportOf = (queues: Record<string, [number, number]> = {}): Report => {
  const figures = Object.entries(queues).map(([of, replications]): [string, Figure] => [
    `queue.mean@${of}`,
    { measure: 'queue.mean', of, unit: 'count', value: (replications[0] + replications[1]) / 2, n: 9, replications },
  ])
  return { figures: Object.fromEntries(figures), findings: [] } as unknown as Report
}

test('a score is what shoppers found and what customers answered, unless it was entered', () => {
  const blueprint = document({
    serve: scored('Serve'),
    visits: walk('serve', 30, 10),
    asked: survey(
      Array.from({ length: 30 }, () => ({ expected: all(7), perceived: all(4) })),
      { of: 'serve' },
    ),
  })
  const node = get(blueprint, 'node', 'serve')!
  // 70 of 80 checks done; the 4th of 7 marks lies in the middle.
  expect(conformanceOf(blueprint, node)).toMatchObject({ value: 87.5, n: 40 })
  expect(perceptionOf(blueprint, node)).toMatchObject({ value: 50, n: 30 })
  const entered = { ...node, quality: { conformance: 60, perception: 120 } }
  expect(conformanceOf(blueprint, entered)).toEqual({ value: 60 })
  expect(perceptionOf(blueprint, entered)).toBeUndefined()
})

test('what could not be seen is no failure', () => {
  const visits = walk('serve', 1, 0)
  const half = { ...visits, visits: [{ found: { badge: true } }, { found: {} }] } as BlueprintRecord
  const blueprint = document({ serve: scored('Serve'), half })
  expect(conformanceOf(blueprint, get(blueprint, 'node', 'serve')!)).toMatchObject({ value: 100, n: 1 })
})

test.each([
  [90, 90, 'by the book and satisfying', []],
  [90, 60, 'by the book, but not satisfying', ['the standard misses what matters']],
  [60, 90, 'satisfying, but not by the book', ['people make up for it']],
  [60, 60, 'neither', ['begin here']],
])('conformance %i and perception %i lie in one of four quadrants', (conformance, perception, says, follows) => {
  const blueprint = document({ serve: scored('Serve', { conformance, perception }) })
  const made = byTheBook.make({ blueprint, report: reportOf() })!
  expect(made.tables[0].rows[0].cells[5]).toMatchObject({ en: says })
  expect(made.tables[0].picture).toEqual({ is: 'quadrant', across: 1, up: 3, cutAcross: 80, cutUp: 80, most: 100 })
  expect(made.says.length).toBe(follows.length)
  for (const part of follows) expect(say(made.says[0], 'en')).toContain(part)
})

test('one score alone makes no quadrant, and what is missing is said', () => {
  const made = byTheBook.make({
    blueprint: document({ serve: scored('Serve', { conformance: 90 }) }),
    report: reportOf(),
  })!
  expect(made.tables[0].picture).toBeUndefined()
  expect(made.tables[0].rows[0].cells[5]).toEqual({ unknown: { en: 'unknown', 'zh-CN': '未知' } })
  expect(made.missing.map((one) => say(one, 'en'))).toEqual([
    'How satisfied customers are is not known of “Serve”. Import a survey there, or enter the score under “Five gaps”.',
  ])
})

const three = document({
  ask: scored('Ask', { perception: 90, conformance: 100 }),
  mend: scored('Mend', { perception: 50 }),
  serve: scored('Serve', { perception: 60, conformance: 80 }),
})
const queues = { ask: [1, 1], mend: [1, 1], serve: [2, 2] } as Record<string, [number, number]>
const ranked = (blueprint: Blueprint, report = reportOf(queues)) =>
  shortBoard(blueprint, report).map(({ node, score, unknown }) => [node.id, Math.round(score.value * 10) / 10, unknown])

test('one ranking from three parts: of what is known, the limiting step first', () => {
  expect(ranked(three)).toEqual([
    ['mend', 37.5, ['conformance']], // 50 and 25
    ['serve', 36.7, []], // 40, 20 and 50
    ['ask', 11.7, []], // 10, 0 and 25
  ])
})

test('weights change the order, and a part that weighs nothing is not missed', () => {
  expect(ranked(weighing(three, { delay: 3 }))).toEqual([
    ['serve', 42, []],
    ['mend', 31.3, ['conformance']],
    ['ask', 17, []],
  ])
  expect(ranked(weighing(three, { conformance: 0, delay: 0 }))).toEqual([
    ['mend', 50, []],
    ['serve', 40, []],
    ['ask', 10, []],
  ])
})

test('steps that are equal keep their order, and one of which more is known goes first', () => {
  const equal = document({
    a: scored('A', { perception: 50 }),
    b: scored('B', { perception: 50 }),
    c: scored('C', { perception: 50, conformance: 50 }),
  })
  expect(ranked(equal, reportOf()).map(([id]) => id)).toEqual(['c', 'a', 'b'])
})

test('the short board is only called so where it surely is', () => {
  const says = (replications: [number, number]) =>
    say(
      section.make({
        blueprint: document({ a: scored('A'), b: scored('B') }),
        report: reportOf({ a: replications, b: [1, 1] }),
      })!.says[0],
      'en',
    )
  expect(says([9, 9])).toBe('“A” is the short board; 90.0 % of all waiting is there.')
  expect(says([1, 3])).toBe(
    '“A” may be the short board, “B” cannot be told from it yet; 66.7 % of all waiting is there.',
  )
})

test('where nothing is known there is no table, and what to add is said', () => {
  const made = section.make({ blueprint: document({ a: scored('A') }), report: reportOf() })!
  expect(made.tables).toEqual([])
  expect(say(made.missing[0], 'en')).toMatch(/^Nothing is known of satisfaction.*import a survey/)
})
