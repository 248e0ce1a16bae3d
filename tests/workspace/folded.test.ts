// @vitest-environment happy-dom
/** What is folded is remembered for each blueprint on this device. */
import { beforeEach, expect, test } from 'vitest'
import { readFolded, writeFolded, writeSetting } from '../../src/workspace/index.ts'

beforeEach(() => localStorage.clear())

test('each blueprint has its own, and unfolding all leaves nothing behind', () => {
  writeFolded('one', ['front', 'begin'])
  writeFolded('two', ['back'])
  expect([readFolded('one'), readFolded('two'), readFolded('three')]).toEqual([['front', 'begin'], ['back'], []])
  writeFolded('one', [])
  writeFolded('two', [])
  expect(localStorage.getItem('throughline/folded')).toBe('[]')
})

test('the fifty last are kept', () => {
  for (let at = 0; at < 60; at += 1) writeFolded(`d${at}`, ['front'])
  expect(readFolded('d9')).toEqual([])
  expect(readFolded('d10')).toEqual(['front'])
})

test('what somebody else wrote there does no harm', () => {
  for (const text of ['{', '{"a":1}', '[["one",7],["two",["ok"]],null]']) {
    writeSetting('folded', text)
    expect(readFolded('one')).toEqual([])
  }
  expect(readFolded('two')).toEqual(['ok'])
})
