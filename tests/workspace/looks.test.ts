// @vitest-environment happy-dom
/** What is folded is remembered for each blueprint on this device. */
import { beforeEach, expect, test } from 'vitest'
import { focused, folded, writeSetting } from '../../src/workspace/index.ts'

beforeEach(() => localStorage.clear())

test('each blueprint has its own, and unfolding all leaves nothing behind', () => {
  folded.write('one', ['front', 'begin'])
  folded.write('two', ['back'])
  expect([folded.read('one'), folded.read('two'), folded.read('three')]).toEqual([
    ['front', 'begin'],
    ['back'],
    undefined,
  ])
  folded.write('one', undefined)
  folded.write('two', undefined)
  expect(localStorage.getItem('throughline/folded')).toBe('[]')
})

test('the fifty last are kept', () => {
  for (let at = 0; at < 60; at += 1) folded.write(`d${at}`, ['front'])
  expect(folded.read('d9')).toBeUndefined()
  expect(folded.read('d10')).toEqual(['front'])
})

test('what somebody else wrote there does no harm', () => {
  for (const text of ['{', '{"a":1}', '[["one",7],["two",["ok"]],null]']) {
    writeSetting('folded', text)
    expect(folded.read('one')).toBeUndefined()
  }
  expect(folded.read('two')).toEqual(['ok'])
})

test('whose cases were looked at is remembered for each blueprint', () => {
  focused.write('one', { by: 'class', id: 'gold' })
  folded.write('one', ['front'])
  expect([focused.read('one'), focused.read('two')]).toEqual([{ by: 'class', id: 'gold' }, undefined])
  writeSetting('focus', '[["one",{"by":"colour","id":"gold"}]]')
  expect(focused.read('one')).toBeUndefined()
})
