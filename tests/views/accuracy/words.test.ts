import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from '../../../src/formats/index.ts'
import { figure } from '../../../src/views/accuracy/figures.ts'
import { words } from '../../../src/views/accuracy/words.ts'

test('every metric of the shipped cases has words', () => {
  const cases = read(readFileSync(join(import.meta.dirname, '../../../simulations/known-answers.json'), 'utf8'))
  const metrics = cases.ok ? cases.value.flatMap((one) => one.expect.map((each) => each.metric)) : []
  expect(metrics.length).toBeGreaterThan(80)
  expect(metrics.filter((metric) => !Object.hasOwn(words.en.metrics, metric))).toEqual([])
})

test.each([
  [0, '0'],
  [0.19906727, '0.1991'],
  [14.978661, '14.979'],
  [1530, '1530.0'],
  [-2.5, '−2.5000'],
])('%d is written %s', (value, written) => expect(figure(value)).toBe(written))
