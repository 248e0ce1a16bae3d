/** The hand at the heads, and the small map, without a screen. */
import { expect, test } from 'vitest'
import { landing } from '../../../src/views/canvas/row-drag.ts'
import { mapOf, placeFor, type Corner, type Drawn } from '../../../src/views/canvas/minimap.ts'

const size = [
  { width: 200, height: 100 },
  { width: 1000, height: 500 },
] as const
const placed = (drawn: Drawn[], corner: Corner) => placeFor(size[0], drawn, size[1], { corner, lift: 0 })
const cornerFor = (drawn: Drawn[], now: Corner) => placed(drawn, now).corner

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
  const stepAtTheFoot = { x: 700, y: 420, width: 150, height: 60 }
  const stepAtTheLeft = { x: 20, y: 450, width: 100, height: 40 }
  const stepAtTheTop = { x: 850, y: 20, width: 100, height: 40 }
  expect(cornerFor([], 'bottom-right')).toBe('bottom-right')
  expect(cornerFor([stepAtTheFoot], 'bottom-right')).toBe('bottom-left')
  expect(cornerFor([stepAtTheFoot, stepAtTheLeft], 'bottom-right')).toBe('top-right')
  expect(cornerFor([stepAtTheFoot, stepAtTheLeft, stepAtTheTop], 'bottom-right')).toBe('bottom-right')
  expect(cornerFor([stepAtTheLeft, stepAtTheTop], 'top-right')).toBe('bottom-right')
  expect(cornerFor([stepAtTheLeft], 'top-right')).toBe('top-right')
})

test('of words a part is as bad as all; at the foot it stands over the name of a line rather than on it', () => {
  const step = { x: 850, y: 400, width: 60, height: 60 }
  const top = { x: 850, y: 20, width: 150, height: 80 }
  const label = { x: 30, y: 370, width: 20, height: 20 }
  const name = { x: 205, y: 478, width: 120, height: 12 }
  expect(placed([step, top, label, name], 'bottom-right')).toEqual({ corner: 'bottom-left', lift: 0 })
  const words = { ...name, isWords: true as const }
  expect(placed([step, top, label, words], 'bottom-right')).toEqual({ corner: 'bottom-left', lift: 26 })
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
