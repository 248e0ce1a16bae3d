import { describe, expect, test } from 'vitest'
import { fileName } from '../../../src/views/shell/file.ts'
import { ago } from '../../../src/views/shell/moment.ts'
import { accuracyAddress, addressOf, casesIn, idIn } from '../../../src/views/shell/route.svelte.ts'

const now = Date.UTC(2026, 10, 6, 12)
const second = 1000
const hour = 3600 * second

describe('how long ago', () => {
  test.each([
    [5 * second, undefined, undefined],
    [47 * second, '40 seconds ago', '40秒钟前'],
    [3 * 60 * second, '3 minutes ago', '3分钟前'],
    [25 * hour, 'yesterday', '昨天'],
    [6 * 24 * hour, '6 days ago', '6天前'],
    [9 * 24 * hour, '28 October', '10月28日'],
    [-hour, undefined, undefined],
  ])('%i ms', (past, english, chinese) => {
    const said = [ago(now - past, now, 'en'), ago(now - past, now, 'zh-CN')]
    expect(said.map((one) => one?.replace('October 28', '28 October'))).toEqual([english, chinese])
  })
})

describe('the name of a file', () => {
  test.each([
    ['Fault repair', 'Fault-repair.json'],
    ['故障修复（县）', '故障修复（县）.json'],
    ['a/b\\c:d*e?"f"<g>|h', 'a-b-c-d-e-f-g-h.json'],
    ['../../etc/passwd', 'etc-passwd.json'],
    ['  ', 'blueprint.json'],
  ])('%s', (name, file) => expect(fileName(name)).toBe(file))
})

test('an address names a blueprint or the start page', () => {
  expect([addressOf(), addressOf('b1-2')]).toEqual(['#/', '#/b/b1-2'])
  expect(['', '#/', '#/b/', '#/b/b1-2', '#/b/../x'].map(idIn)).toEqual([
    undefined,
    undefined,
    undefined,
    'b1-2',
    undefined,
  ])
})

test('an address names the page “Accuracy”, and which cases', () => {
  expect([accuracyAddress, '#/accuracy/S01,S05', '#/accuracy/', '#/', '#/b/accuracy'].map(casesIn)).toEqual([
    [],
    ['S01', 'S05'],
    [],
    undefined,
    undefined,
  ])
})
