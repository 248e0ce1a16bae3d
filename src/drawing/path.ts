/** Orthogonal ways: drawn with rounded corners, measured, and walked along. All lengths in pixels of the picture. */
import type { Point } from '../layout/index.ts'

const cornerRadius = 7

/** An SVG path through the points; a corner between two short segments takes half of the shorter one. */
export function roundedPath(points: readonly Point[], radius = cornerRadius): string {
  const way = withoutStops(points)
  if (way.length === 0) return ''
  let path = `M${at(way[0])}`
  for (let i = 1; i < way.length - 1; i += 1) {
    const [before, corner, after] = [way[i - 1], way[i], way[i + 1]]
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    path += `L${at(towards(corner, before, reach))}Q${at(corner)} ${at(towards(corner, after, reach))}`
  }
  return way.length > 1 ? `${path}L${at(way[way.length - 1])}` : path
}

export const lengthOf = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, point, i) => sum + distance(points[i], point), 0)

/** The place so far along the way; before its start or past its end, the start or the end. */
export function pointAt(points: readonly Point[], along: number): Point {
  let left = Math.max(0, along)
  for (let i = 1; i < points.length; i += 1) {
    const size = distance(points[i - 1], points[i])
    if (left <= size) return towards(points[i - 1], points[i], left)
    left -= size
  }
  return points[points.length - 1]
}

/** The way without so much of its end: a thick line must not show beside the point of its own arrow head. */
export function shortened(points: readonly Point[], fromEnd: number): Point[] {
  const way = withoutStops(points)
  const last = way.length - 1
  if (last < 1) return way
  const reach = Math.min(fromEnd, distance(way[last - 1], way[last]))
  return [...way.slice(0, last), towards(way[last], way[last - 1], reach)]
}

/** Where the cases that wait stand before the step: one behind the other, as many as there is room for. */
export function beadsOn(points: readonly Point[], count: number): Point[] {
  const length = lengthOf(points)
  const room = Math.max(1, Math.floor((length - 24) / 12))
  return Array.from({ length: Math.min(count, room) }, (_, i) => pointAt(points, length - 22 - i * 12))
}

/** A head at the end of the way: the three corners of a triangle, the point first. */
export function arrowHead(points: readonly Point[], length: number, breadth: number): [Point, Point, Point] {
  const way = withoutStops(points)
  const tip = way[way.length - 1]
  const before = way[way.length - 2] ?? { x: tip.x - 1, y: tip.y }
  const size = distance(before, tip) || 1
  const [ux, uy] = [(tip.x - before.x) / size, (tip.y - before.y) / size]
  const base = { x: tip.x - ux * length, y: tip.y - uy * length }
  const half = breadth / 2
  return [tip, { x: base.x - uy * half, y: base.y + ux * half }, { x: base.x + uy * half, y: base.y - ux * half }]
}

export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y)

/** The place `reach` away from `from`, on the line to `to`. */
function towards(from: Point, to: Point, reach: number): Point {
  const size = distance(from, to)
  if (size === 0) return from
  return { x: from.x + ((to.x - from.x) * reach) / size, y: from.y + ((to.y - from.y) * reach) / size }
}

/** Points that repeat the one before them would make corners of no direction. */
const withoutStops = (points: readonly Point[]): Point[] =>
  points.filter((point, i) => i === 0 || distance(points[i - 1], point) > 0.01)

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`
const round = (value: number): number => Math.round(value * 100) / 100
