import { expect, test } from 'vitest'
import { TimeWeighted } from '../../src/statistics/index.ts'

test('a queue of 2 for 3 minutes and of 5 for 1 minute', () => {
  const queue = new TimeWeighted(10, 2)
  queue.set(13, 5)
  queue.advance(14)
  expect([queue.integral, queue.span, queue.mean, queue.value]).toEqual([11, 4, 2.75, 5])
})

test('before any time has passed there is no mean', () => {
  const queue = new TimeWeighted(10, 2)
  queue.set(10, 7)
  expect(queue.mean).toBeUndefined()
})

test('a warm-up is forgotten, the value is not', () => {
  const queue = new TimeWeighted(0, 9)
  queue.restart(100)
  queue.advance(102)
  expect([queue.integral, queue.span]).toEqual([18, 2])
})

test('a million small steps lose nothing against a large total', () => {
  const busy = new TimeWeighted(0, 1e15)
  busy.set(1, 0.1)
  for (let i = 1; i <= 1_000_000; i++) busy.advance(1 + i)
  expect(busy.integral).toBe(1e15 + 100_000)
})

test('merged spans add up, and survive a message', () => {
  const first = new TimeWeighted(0, 1)
  first.advance(2)
  const second = new TimeWeighted(5, 4)
  second.advance(6)
  first.merge(structuredClone({ ...second }))
  expect([first.integral, first.span]).toEqual([6, 3])
  expect(TimeWeighted.from(structuredClone({ ...first }))).toEqual(first)
})
