/** The hand at the heads, and the small map, without a screen. */
import { expect, test } from 'vitest'
import { landing } from '../../../src/views/canvas/row-drag.ts'
import { cornerFor, mapOf } from '../../../src/views/canvas/minimap.ts'

const spans = [
  { id: 'a', from: 0, to: 100 },
  { id: 'b', from: 100, to: 140 },
  { id: 'c', from: 140, to: 300 },
]

test('a head lands before the first whose middle lies beyond the pointer; where it was it stays', () => {
  expect(landing(spans, 'a', 130)).toEqual({ beside: 'c', side: 'before', at: 140 })
  expect(landing(spans, 'a', 250)).toEqual({ beside: 'c', side: 'after', at: 300 })
  expect(landing(spans, 'c', 20)).toEqual({ beside: 'a', side: 'before', at: 0 })
  expect(landing(spans, 'c', 119)).toEqual({ beside: 'b', side: 'before', at: 100 })
  expect(landing(spans, 'b', 60)).toBeUndefined()
  expect(landing(spans, 'b', 200)).toBeUndefined()
  expect(landing(spans, 'nobody', 20)).toBeUndefined()
})

test('the small map stands where it covers least, and moves only to where it covers far less', () => {
  const [map, screen] = [
    { width: 200, height: 100 },
    { width: 1000, height: 500 },
  ]
  const nameAtTheFoot = { x: 700, y: 480, width: 150, height: 12 }
  const stepAtTheLeft = { x: 20, y: 450, width: 100, height: 40 }
  const stepAtTheTop = { x: 850, y: 20, width: 100, height: 40 }
  expect(cornerFor(map, [], screen, 'bottom-right')).toBe('bottom-right')
  expect(cornerFor(map, [nameAtTheFoot], screen, 'bottom-right')).toBe('bottom-left')
  expect(cornerFor(map, [nameAtTheFoot, stepAtTheLeft], screen, 'bottom-right')).toBe('top-right')
  expect(cornerFor(map, [nameAtTheFoot, stepAtTheLeft, stepAtTheTop], screen, 'bottom-right')).toBe('bottom-right')
  expect(cornerFor(map, [stepAtTheLeft, stepAtTheTop], screen, 'top-right')).toBe('bottom-right')
  expect(cornerFor(map, [stepAtTheLeft], screen, 'top-right')).toBe('top-right')
})

test('words that it would hide count more than steps of their size', () => {
  const [map, screen] = [
    { width: 200, height: 100 },
    { width: 1000, height: 500 },
  ]
  const step = { x: 850, y: 420, width: 50, height: 40 }
  const name = { x: 20, y: 480, width: 100, height: 12 }
  const top = { x: 850, y: 20, width: 150, height: 80 }
  expect(cornerFor(map, [step, top, name], screen, 'bottom-left')).toBe('bottom-left')
  expect(cornerFor(map, [step, top, { ...name, weight: 6 }], screen, 'bottom-left')).toBe('bottom-right')
})

test('the small map keeps the shape of the picture, and its frame is what is in view', () => {
  const picture = { width: 2000, height: 600 }
  expect(mapOf(picture, { x: 0, y: 0, zoom: 0.5 }, { width: 1000, height: 300 })).toBeUndefined()
  const map = mapOf(picture, { x: -500, y: 0, zoom: 1 }, { width: 1000, height: 600 })
  expect(map).toMatchObject({ width: 200, height: 60, scale: 0.1, frame: { x: 50, y: 0, width: 100, height: 60 } })
  // Beyond the end of the picture there is nothing to frame.
  const past = mapOf(picture, { x: -1500, y: 0, zoom: 1 }, { width: 1000, height: 600 })
  expect(past?.frame).toEqual({ x: 150, y: 0, width: 50, height: 60 })
})
