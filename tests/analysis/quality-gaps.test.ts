import { expect, test } from 'vitest'
import { gapsAt } from '../../src/analysis/quality-gaps.ts'
import { get, type Blueprint } from '../../src/blueprint/index.ts'
import { reportOf } from '../drawing/figures.ts'
import { document, step } from '../layout/documents.ts'

const served = reportOf({ 'wait.mean@serve': 60, 'service.mean@serve': 30 })

function gaps(quality: object, report = served): (number | undefined)[] | undefined {
  const blueprint: Blueprint = document({ serve: step('frontstage', { quality } as never) })
  return gapsAt(blueprint, report, get(blueprint, 'node', 'serve')!)?.map(({ short }) => short)
}

test('five values make five exact gaps: times fall short where they are longer', () => {
  const quality = { unit: 'h', expected: 1, promised: 2, specified: 1.25, perceived: 3 }
  expect(gaps(quality)).toEqual([1, -0.75, 0.25, -0.5, 2]) // delivered: 60 + 30 min
})

test('how soon is until the work begins', () => {
  expect(gaps({ unit: 'min', specified: 45, dimension: 'responsiveness' })).toEqual([
    ...[undefined, undefined, 15],
    ...[undefined, undefined],
  ])
})

test('a score falls short where it is lower, and no run measures it', () => {
  expect(gaps({ expected: 6, promised: 5, specified: 5, perceived: 4.5 })).toEqual([1, 0, undefined, undefined, 1.5])
})

test('what is missing is unknown, never 0', () => {
  expect(gaps({ unit: 'h', expected: 0, specified: 2 }, reportOf({}))).toEqual([
    ...[undefined, undefined, undefined],
    ...[undefined, undefined],
  ])
  expect(gaps({})).toEqual([undefined, undefined, undefined, undefined, undefined])
})

test('what is observed counts before what the run measures, and a score may be observed too', () => {
  expect(gaps({ unit: 'h', specified: 1, delivered: 4 })).toEqual([undefined, undefined, 3, undefined, undefined])
  expect(gaps({ specified: 5, delivered: 4, promised: 5 })).toEqual([undefined, 0, 1, 1, undefined])
})

test('a gap says what is not known of it, and how far the run may be off', () => {
  const blueprint: Blueprint = document({
    serve: step('frontstage', { quality: { unit: 'h', specified: 1, expected: 1 } } as never),
  })
  const all = gapsAt(blueprint, served, get(blueprint, 'node', 'serve')!)!
  expect(all.map(({ number, short, halfWidth, unknown }) => [number, short, halfWidth, unknown])).toEqual([
    [1, undefined, undefined, ['promised']],
    [2, undefined, undefined, ['promised']],
    [3, 0.5, 0.5, []], // 60 ±15 and 30 ±15 min
    [4, undefined, undefined, ['promised']],
    [5, undefined, undefined, ['perceived']],
  ])
})
