/** A drawing that is larger than a page, cut into windows of it: never through a step, and at the border of a lane where one is near. */
import type { Box, Drawing } from '../../drawing/index.ts'
import { headHeight } from '../svg/phase-heads.ts'
import { headWidth } from '../svg/lane-heads.ts'
import { footHeight } from '../svg/sheet.ts'

export interface Size {
  width: number
  height: number
}

export interface Tile {
  window: Box
  /** From 0, from the left and from the top. */
  column: number
  row: number
}

export interface Tiles {
  /** Pixels of the page for each of the drawing. */
  scale: number
  columns: number
  rows: number
  /** Row by row. */
  tiles: Tile[]
}

/** Down to here words stay readable on paper: names are 6.3 points. */
const readable = 0.7
const least = 0.62

/** @param page room for the sheet, in pixels of the page */
export function tilesOf(drawing: Drawing, page: Size): Tiles {
  const scale = scaleFor(drawing, page)
  const room = { width: page.width / scale - headWidth, height: page.height / scale - headHeight - footHeight }
  const boxes = [...drawing.steps, ...drawing.slabs].map((one) => grown(one, 12))
  const soft = [...drawing.gates, ...drawing.edges.flatMap(({ label }) => label ?? [])]
  const borders = drawing.lanes.flatMap((lane) => [lane.y, ...lane.departments.map(({ y }) => y)])
  const upright = cuts(drawing.width, room.width, boxes.map(across), soft.map(across), [])
  const level = cuts(drawing.height, room.height, boxes.map(down), soft.map(down), borders)
  const tiles = level.flatMap(([top, foot], row) =>
    upright.map(([left, right], column) => ({
      ...{ column, row },
      window: { x: left, y: top, width: right - left, height: foot - top },
    })),
  )
  return { scale, columns: upright.length, rows: level.length, tiles }
}

/** The whole on one page where it stays readable so, else as high as a page, else readable on several. */
function scaleFor(drawing: Drawing, page: Size): number {
  const wide = page.width / (headWidth + drawing.width)
  const high = page.height / (headHeight + drawing.height + footHeight)
  if (Math.min(wide, high) >= readable) return Math.min(1, wide, high)
  return high >= least ? Math.min(1, high) : 0.75
}

type Span = readonly [from: number, to: number]

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  ...{ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by },
})
const across = ({ x, width }: Box): Span => [x, x + width]
const down = ({ y, height }: Box): Span => [y, y + height]

/** @param hard what is never cut @param soft what is not cut where it can be helped @param borders good places for a cut */
function cuts(
  size: number,
  room: number,
  hard: readonly Span[],
  soft: readonly Span[],
  borders: readonly number[],
): Span[] {
  const found: Span[] = []
  let from = 0
  while (size - from > room) {
    const limit = from + room
    const near = borders
      .filter((at) => at <= limit && at - from > room * 0.55 && !isIn(at, hard))
      .sort((a, b) => b - a)[0]
    const free = [clear(limit, [...hard, ...soft]), clear(limit, hard)].find(
      (at, i) => at - from > room * [0.5, 0.05][i],
    )
    const to = near ?? free ?? limit
    found.push([from, to])
    from = to
  }
  return [...found, [from, size]]
}

const isIn = (at: number, spans: readonly Span[]): boolean => spans.some(([from, to]) => from < at && to > at)

/** The last place up to a limit that lies in nothing. */
function clear(limit: number, spans: readonly Span[]): number {
  let at = limit
  for (;;) {
    const hit = spans.filter(([from, to]) => from < at && to > at)
    if (hit.length === 0) return at
    at = Math.min(...hit.map(([from]) => from))
  }
}

/** Where a flow goes on on another page: the same number on both. */
export interface Join {
  number: number
  x: number
  y: number
}

/** Joins stand so far from the cut, on each side of it. */
const beside = 8

/** @returns for each tile the marks in it, in the drawing's pixels */
export function joinsOf(drawing: Drawing, { tiles }: Tiles): Join[][] {
  const uprights = [...new Set(tiles.map(({ window }) => window.x))].filter((x) => x > 0)
  const levels = [...new Set(tiles.map(({ window }) => window.y))].filter((y) => y > 0)
  const stretches = drawing.edges.flatMap(({ points }) => points.slice(1).map((to, i) => [points[i], to] as const))
  const between = (a: number, b: number, at: number) => Math.min(a, b) < at && Math.max(a, b) > at
  const crossings = [
    ...uprights.flatMap((x) =>
      stretches.filter(([a, b]) => between(a.x, b.x, x)).map(([a]) => ({ x, y: a.y, dx: beside, dy: 0 })),
    ),
    ...levels.flatMap((y) =>
      stretches.filter(([a, b]) => between(a.y, b.y, y)).map(([a]) => ({ x: a.x, y, dx: 0, dy: beside })),
    ),
  ].sort((a, b) => a.y - b.y || a.x - b.x)
  const marks = crossings.flatMap(({ x, y, dx, dy }, i): Join[] => [
    { number: i + 1, x: x - dx, y: y - dy },
    { number: i + 1, x: x + dx, y: y + dy },
  ])
  return tiles.map(({ window }) =>
    marks.filter(
      ({ x, y }) => x > window.x && x < window.x + window.width && y > window.y && y < window.y + window.height,
    ),
  )
}
