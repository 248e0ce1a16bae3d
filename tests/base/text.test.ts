import { describe, expect, test } from 'vitest'
import {
  amount,
  assert,
  duration,
  factText,
  inLanguage,
  inPoints,
  margin,
  percent,
  phrased,
  plainNumber,
  render,
  say,
  type Finding,
} from '../../src/base/index.ts'

describe('durations as people write them', () => {
  test.each([
    [0, '0 min', '0 分'],
    [0.001, '1 s', '1 秒'],
    [0.75, '45 s', '45 秒'],
    [8, '8 min', '8 分'],
    [9.96, '10 min', '10 分'],
    [2.55, '2.6 min', '2.6 分'],
    [59.4, '59 min', '59 分'],
    [59.7, '1 h', '1 小时'],
    [200, '3 h 20', '3 小时 20分'],
    [2879, '47 h 59', '47 小时 59分'],
    [3600, '2.5 d', '2.5 天'],
    [-90, '−1 h 30', '−1 小时 30分'],
  ])('%d minutes: %s', (minutes, en, zh) => {
    expect(duration(minutes, 'en')).toBe(en)
    expect(duration(minutes, 'zh-CN').replaceAll(' 分', '分')).toBe(zh.replaceAll(' 分', '分'))
  })
})

test('large amounts stand in groups of three', () => {
  expect([2060031, 9999, 12500.4, -129954].map(amount)).toEqual([
    '2\u202f060\u202f031',
    '9999',
    '12\u202f500',
    '-129\u202f954',
  ])
})

test('points have a minus of their own, and nothing has none', () => {
  expect([0.0136, -0.004, -0.0001, 0].map(inPoints)).toEqual(['1.4', '−0.4', '0.0', '0.0'])
})

describe('half the width of an interval', () => {
  test.each([
    [2678, 22032, '1.9 d', '1.9 天'],
    [20, 22032, '20 min', '20 分'],
    [203, 1371, '3 h 23', '3 小时 23 分'],
    [0.4, 200, '1 min', '1 分'],
    [0.9, 30, '54 s', '54 秒'],
    [0, 200, '0 min', '0 分'],
  ])('%d beside %d minutes: ±%s', (half, beside, en, zh) => {
    expect(margin(half, beside, 'en')).toBe(en)
    expect(margin(half, beside, 'zh-CN')).toBe(zh)
  })
})

describe('figures', () => {
  test.each([
    [3, '3'],
    [0.1 + 0.2, '0.3'],
    [12.345, '12.3'],
    [123.6, '124'],
    [-0.004, '0'],
  ])('%d is written %s', (value, text) => {
    expect(plainNumber(value).replace('-0', '0')).toBe(text)
  })

  test('shares and points carry their interval', () => {
    expect(percent(0.9349)).toBe('93.5 %')
    expect(factText({ share: 0.935, halfWidth: 0.006 }, 'en')).toBe('93.5 % ±0.6')
    expect(factText({ points: -0.02 }, 'en')).toBe('−2.0')
    expect(factText({ minutes: 200, halfWidth: 5 }, 'en')).toBe('3 h 20 ±5 min')
  })
})

test('what is said of one thing is parted by commas of the language; what is empty is left out', () => {
  expect(phrased(['7 steps', '', undefined, 'folded'], 'en')).toBe('7 steps, folded')
  expect(phrased(['7 个步骤', '', undefined, '已折叠'], 'zh-CN')).toBe('7 个步骤，已折叠')
})

describe('texts with places for facts', () => {
  test('are filled, and an unknown place stays to be seen', () => {
    expect(render('“{name}” waits {wait}; {what}?', { name: { en: 'Check' }, wait: { minutes: 8 } }, 'en')).toBe(
      '“Check” waits 8 min; {what}?',
    )
  })

  test('what a fact holds is never read as a place', () => {
    expect(render('{name}', { name: '{secret}', secret: 'x' }, 'en')).toBe('{secret}')
  })

  test('the user’s words in the wanted language, else in the other', () => {
    expect([
      inLanguage({ en: 'A' }, 'zh-CN'),
      inLanguage({ 'zh-CN': '甲' }, 'en'),
      inLanguage({}, 'en'),
      inLanguage(undefined, 'en'),
    ]).toEqual(['A', '甲', '', ''])
  })

  test('a finding says what, then what to do', () => {
    const finding: Finding = {
      ...{ rule: 'r', severity: 'defect', at: [], facts: { name: 'X' } },
      what: { en: '{name} is late.', 'zh-CN': '{name}迟到。' },
      remedy: { en: 'Hurry.', 'zh-CN': '请快。' },
    }
    expect([say(finding, 'en'), say(finding, 'zh-CN')]).toEqual(['X is late. Hurry.', 'X迟到。请快。'])
  })
})

test('our own bugs name the place and the fact', () => {
  expect(() => assert(false, 'kernel/station', 'released 2 servers, only 1 busy')).toThrow(
    'kernel/station: released 2 servers, only 1 busy',
  )
  expect(() => assert(true, 'a', 'b')).not.toThrow()
})
