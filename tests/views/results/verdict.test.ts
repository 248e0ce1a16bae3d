import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Finding } from '../../../src/base/index.ts'
import { fit } from '../../../src/views/results/fit.ts'
import { speaker, verdictOf } from '../../../src/views/results/verdict.ts'

const finding = (rule: string): Finding => ({
  rule,
  severity: 'advice',
  at: [],
  facts: {},
  what: { en: '', 'zh-CN': '' },
})
const report = (...rules: string[]) => ({ findings: rules.map(finding) }) as never

test('what never settles comes before the verdict, the verdict before all else', () => {
  expect(verdictOf(report('unstable', 'late'))?.rule).toBe('unstable')
  expect(verdictOf(report('late', 'verdict'))?.rule).toBe('verdict')
  expect(verdictOf(report('late'))?.rule).toBe('late')
  expect(verdictOf(undefined)).toBeUndefined()
})

test('a sentence stands as large as its place allows, and never larger', () => {
  const short = 'Evening faults wait.'
  const long = `${'Evening faults wait for the morning; '.repeat(6)}.`
  expect(fit(short, 260, 96)).toEqual({ size: 22, line: 30 })
  expect(fit(long, 260, 96).size).toBe(12)
  expect(fit('傍晚来的工单要等到早上；早班增加一人。', 240, 96)).toEqual({ size: 22, line: 30 })
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the verdict is spoken at most once in five seconds, the newest, and only when it changes', () => {
  const heard: string[] = []
  const voice = speaker(
    (text) => heard.push(text),
    () => Date.now(),
  )
  voice.say('a')
  vi.advanceTimersByTime(1)
  voice.say('b')
  voice.say('c')
  vi.advanceTimersByTime(4000)
  expect(heard).toEqual(['a'])
  vi.advanceTimersByTime(2000)
  expect(heard).toEqual(['a', 'c'])
  voice.say('c')
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual(['a', 'c'])
})
