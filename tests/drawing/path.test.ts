import { expect, test } from 'vitest'
import { arrowHead, lengthOf, pointAt, roundedPath, shortened } from '../../src/drawing/path.ts'

const bent = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
]

test('a corner is rounded by seven pixels', () => {
  expect(roundedPath(bent)).toBe('M0 0L93 0Q100 0 100 7L100 50')
})

test('a corner between short stretches takes half of the shorter one', () => {
  const short = [...bent.slice(0, 2), { x: 100, y: 6 }]
  expect(roundedPath(short)).toBe('M0 0L97 0Q100 0 100 3L100 6')
})

test('a point that repeats the one before makes no corner', () => {
  expect(roundedPath([bent[0], bent[0], bent[1]])).toBe('M0 0L100 0')
})

test('a way is as long as its stretches, and walked along from its start', () => {
  expect(lengthOf(bent)).toBe(150)
  expect(pointAt(bent, 40)).toEqual({ x: 40, y: 0 })
  expect(pointAt(bent, 120)).toEqual({ x: 100, y: 20 })
  expect(pointAt(bent, 999)).toEqual({ x: 100, y: 50 })
  expect(pointAt(bent, -1)).toEqual({ x: 0, y: 0 })
})

test('the head lies at the end of the way, and the line stops inside of it', () => {
  expect(arrowHead(bent, 8, 6)).toEqual([
    { x: 100, y: 50 },
    { x: 97, y: 42 },
    { x: 103, y: 42 },
  ])
  expect(shortened(bent, 7).at(-1)).toEqual({ x: 100, y: 43 })
})
