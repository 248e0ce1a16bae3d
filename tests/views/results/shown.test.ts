import { expect, test } from 'vitest'
import type { Figure, Report } from '../../../src/analysis/report.ts'
import type { Blueprint } from '../../../src/blueprint/index.ts'
import { shown } from '../../../src/views/results/shown.ts'

const blueprint: Blueprint = { format: 'throughline-blueprint', schemaVersion: 1, id: 'b', records: {} } as never

/** A report whose only figure is known to so many minutes of 100. */
const report = (key: string, done: number, half: number): Report => {
  const figure: Figure = {
    ...{ measure: 'cycle-time.mean', unit: 'minutes', n: 10, replications: [] },
    ...{ value: 100, low: 100 - half, high: 100 + half },
  }
  return { key, replications: { done, wanted: 20 }, figures: { 'cycle-time.mean': figure }, findings: [] } as never
}

const old = report('before', 20, 2)

test('the first figures are shown at once, dimmed until they are good to a tenth', () => {
  const rough = report('a', 2, 30)
  expect(shown(blueprint, rough, undefined, 'running', false)).toEqual({ report: rough, isDimmed: true })
  const good = report('a', 3, 9)
  expect(shown(blueprint, good, undefined, 'running', false)).toEqual({ report: good, isDimmed: false })
})

test('after an edit old figures stay, dimmed, until new ones are good', () => {
  expect(shown(blueprint, old, old, 'running', true)).toEqual({ report: old, isDimmed: true })
  expect(shown(blueprint, report('after', 1, 50), old, 'running', false)).toEqual({ report: old, isDimmed: true })
})

test('what was stopped is shown as it is: nothing better will come', () => {
  const partial = report('after', 2, 50)
  expect(shown(blueprint, partial, old, 'stopped', false)).toEqual({ report: partial, isDimmed: false })
})

test('stopped before the first run was done, the old figures stay', () => {
  expect(shown(blueprint, report('after', 0, 0), old, 'stopped', false)).toEqual({ report: old, isDimmed: true })
})

test('when a stopped run goes on, its longer half stays until it is overtaken', () => {
  const stopped = report('a', 7, 5)
  expect(shown(blueprint, report('a', 3, 8), stopped, 'running', false).report).toBe(stopped)
  const further = report('a', 8, 4)
  expect(shown(blueprint, further, stopped, 'running', false).report).toBe(further)
})
