import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inWords, read } from '../../../src/formats/index.ts'
import { figure, said } from '../../../src/views/accuracy/figures.ts'
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

test.each([
  ['stable', '稳定'],
  ['unstable: clerk', '不稳定: clerk'],
  ['1 row', '1 行'],
  ['6 of 6 rows', '6 行中 6 行一致'],
  ['5 of 6 rows, 2 more', '6 行中 5 行一致，多出 2 行'],
  ['3 of 3 refused', '3 项中 3 项被拒绝'],
  ['something new', 'something new'],
])('“%s” is said in Chinese as “%s”', (text, chinese) => expect(said(text, 'zh-CN')).toBe(chinese))

test('every verdict and table of the shipped cases is said in Chinese', () => {
  const cases = read(readFileSync(join(import.meta.dirname, '../../../simulations/known-answers.json'), 'utf8'))
  const expected = cases.ok ? cases.value.flatMap((one) => one.expect.map((each) => each.value)) : []
  const inText = expected.filter((value) => typeof value !== 'number').map((value) => inWords(value))
  expect(inText.length).toBeGreaterThan(10)
  expect(inText.filter((text) => said(text, 'zh-CN') === text)).toEqual([])
})
