/** What holds of any picture: nothing lies on anything else, and edges begin and end at borders. */
import { expect } from 'vitest'
import type { Picture, PictureEdge, Point } from '../../src/layout/index.ts'

interface Box {
  id: string
  x: number
  y: number
  width: number
  height: number
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

export const stretches = (edge: PictureEdge) =>
  edge.points.slice(1).map((to, at) => ({ id: edge.id, from: edge.points[at], to }))

export function passes(from: Point, to: Point, box: Box): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
  const [top, foot] = [Math.min(from.y, to.y), Math.max(from.y, to.y)]
  const inset = 0.5
  return (
    left < box.x + box.width - inset &&
    right > box.x + inset &&
    top < box.y + box.height - inset &&
    foot > box.y + inset
  )
}

export function isOn(point: Point, box: Box, side: PictureEdge['exit']): boolean {
  const across = point.y >= box.y && point.y <= box.y + box.height
  const along = point.x >= box.x && point.x <= box.x + box.width
  if (side === 'left') return across && point.x === box.x
  if (side === 'right') return across && point.x === box.x + box.width
  return along && point.y === (side === 'top' ? box.y : box.y + box.height)
}

type Line = { from: Point; to: Point }

/** Do two stretches run on the same line over more than a point? */
export function shared(a: Line, b: Line): boolean {
  const common = (p: 'x' | 'y', q: 'x' | 'y') =>
    a.from[p] === a.to[p] &&
    b.from[p] === b.to[p] &&
    Math.abs(a.from[p] - b.from[p]) < 0.5 &&
    Math.min(Math.max(a.from[q], a.to[q]), Math.max(b.from[q], b.to[q])) -
      Math.max(Math.min(a.from[q], a.to[q]), Math.min(b.from[q], b.to[q])) >
      0.01
  return common('x', 'y') || common('y', 'x')
}

/** Of steps and slabs alike. */
export function expectSound(picture: Picture): void {
  const { lanes, columns, edges } = picture
  const boxes = [...picture.nodes, ...picture.slabs]
  const endOf = (id: string): Box =>
    picture.slabs.find(({ holds }) => holds.includes(id)) ?? boxes.find((box) => box.id === id)!
  boxes.forEach((one, at) => {
    const lane = lanes.find(({ id }) => id === one.lane)!
    expect(one.y >= lane.y && one.y + one.height <= lane.y + lane.height, `${one.id} in its lane`).toBe(true)
    const column = columns[one.column]
    expect(one.x >= column.x && one.x + one.width <= column.x + column.width, `${one.id} in its column`).toBe(true)
    for (const other of boxes.slice(at + 1)) expect(overlap(one, other) ? [one.id, other.id] : []).toEqual([])
  })
  for (const edge of edges) {
    expect(isOn(edge.points[0], endOf(edge.from), edge.exit), `${edge.id} begins at a border`).toBe(true)
    expect(isOn(edge.points.at(-1)!, endOf(edge.to), edge.entry), `${edge.id} ends at a border`).toBe(true)
    for (const { from, to } of stretches(edge)) {
      expect(from.x === to.x || from.y === to.y).toBe(true)
      for (const box of boxes) expect(passes(from, to, box) ? [edge.id, box.id] : []).toEqual([])
    }
  }
  const lines = edges.flatMap(stretches)
  for (const [at, one] of lines.entries())
    for (const other of lines.slice(at + 1))
      if (one.id !== other.id) expect(shared(one, other) ? [one, other] : []).toEqual([])
}
