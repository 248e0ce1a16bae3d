import { expect, test } from 'vitest'
import { detailAt, fitted, opening, revealing, zoomedAt, zoomIn, zoomOut } from '../../../src/views/canvas/viewport.ts'

const screen = { width: 1000, height: 600 }

test('all of a large picture fits, and a small one is not blown up', () => {
  expect(fitted({ width: 2000, height: 600 }, screen)).toEqual({ x: 0, y: 0, zoom: 0.5 })
  expect(fitted({ width: 200, height: 100 }, screen)).toEqual({ x: 0, y: 0, zoom: 1 })
})

test('the first look shows the beginning where all of it would be too small to read', () => {
  expect(opening({ width: 4000, height: 600 }, screen).zoom).toBe(0.75)
})

test('the place under the pointer stays under it', () => {
  const before = { x: 40, y: -20, zoom: 1 }
  const after = zoomedAt(before, 2, 300, 200)
  expect(after).toEqual({ x: -220, y: -240, zoom: 2 })
  expect((300 - after.x) / after.zoom).toBe((300 - before.x) / before.zoom)
})

test('+ and − go through the same steps and stop at the ends', () => {
  expect(zoomIn(1)).toBe(1.25)
  expect(zoomOut(1)).toBe(0.8)
  expect(zoomIn(0.9)).toBe(1)
  expect(zoomIn(4)).toBe(4)
  expect(zoomOut(0.2)).toBe(0.2)
})

test('a step is brought into view by the smallest move', () => {
  const view = { x: 0, y: 0, zoom: 1 }
  const at = (x: number, y: number) => revealing(view, { x, y, width: 124, height: 52 }, screen)
  expect(at(400, 300)).toEqual({ dx: 0, dy: 0 })
  expect(at(1000, 300)).toEqual({ dx: -156, dy: 0 })
  expect(at(400, -100)).toEqual({ dx: 0, dy: 132 })
  // At the edge, and in view: the picture does not jump when the keyboard comes there.
  expect(at(12, 540)).toEqual({ dx: 0, dy: 0 })
})

test.each([
  [1, 'full'],
  [0.59, 'name'],
  [0.34, 'fill'],
] as const)('at %f a step shows its %s', (zoom, detail) => {
  expect(detailAt(zoom)).toBe(detail)
})
