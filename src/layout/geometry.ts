/** From bands to pixels: gutters and channels as wide as their edges need, and the points of every edge. */
import type { Grid, LevelBand } from './grid.ts'
import type { Point } from './picture.ts'
import type { Ranks } from './ranks.ts'
import { isLevel, stretchesByBand, type Stretch, type Way } from './ways.ts'
import type { Scene } from './scene.ts'
import { measures } from './sizes.ts'
import { linesIn, offsetsAround, type Lines } from './spread.ts'

export interface Geometry {
  /** Left edge and width of each upright band, top and height of each level one. */
  upright: { at: number; size: number }[]
  level: { at: number; size: number }[]
  /** [flow] */
  points: Point[][]
}

/** @param least [gutter] its least width, for labels that need room */
export function geometryOf(
  scene: Scene,
  ranks: Ranks,
  grid: Grid,
  ways: readonly Way[],
  lineRows: ReadonlySet<number>,
  least: readonly number[],
): Geometry {
  const byBand = stretchesByBand(scene, grid, ways)
  const gutters = byBand.upright.map((list, band) => (band % 2 === 0 ? linesIn(list) : undefined))
  const channels = byBand.level.map((list, band) => (grid.level[band].kind === 'track' ? undefined : linesIn(list)))

  const widths = columnWidths(scene, ranks)
  const upright = stack(
    byBand.upright.map((_, band) => {
      const lines = gutters[band]
      if (!lines) return widths[(band - 1) / 2]
      const edge = band === 0 || band === grid.uprights - 1
      const needed = lines.lines === 0 ? 0 : 2 * measures.stub + (lines.lines - 1) * measures.pitch
      return Math.max(edge ? measures.margin : measures.gutter, needed, least[band / 2] ?? 0)
    }),
  )
  const heights = trackHeights(scene, grid)
  const level = stack(
    grid.level.map((band, at) => {
      const lines = channels[at]
      if (!lines) return heights[at]
      return channelHeight(band.kind, lines.lines, lineRows.has(band.row), scene.rows[band.row].by !== undefined)
    }),
  )

  // Finer places than bands, so that two edges that turn in one gutter are told apart.
  const fine = (lines: Lines | undefined, index: number): number =>
    lines === undefined ? 0 : (0.8 * (lines.line[index] + 1)) / (lines.lines + 1) - 0.4
  const uprightFine = fineOf(byBand.upright, gutters, fine)
  const levelFine = fineOf(byBand.level, channels, fine)

  const x = positions(byBand.upright, ways, (band, list) => {
    const { at, size } = upright[band]
    const lines = gutters[band]
    if (lines) return inChannel(at, size, lines, band === 0 ? 'end' : band === grid.uprights - 1 ? 'start' : 'middle')
    const room = list.map((one) =>
      portRoom(scene, ways, one, (node) => portsOf(scene, node, 'width', 12), size / 2 - 8),
    )
    return offsetsAround(refine(list, levelFine), 20, room).map((offset) => at + size / 2 + offset)
  })
  const y = positions(byBand.level, ways, (band, list) => {
    const { at, size } = level[band]
    const lines = channels[band]
    if (lines) {
      const { kind } = grid.level[band]
      const named = kind === 'foot' && lineRows.has(grid.level[band].row) ? measures.lineName : 0
      return inChannel(at, size - named, lines, 'middle')
    }
    const room = list.map((one) =>
      portRoom(scene, ways, one, (node) => portsOf(scene, node, 'height', 8), size / 2 - 8),
    )
    return offsetsAround(refine(list, uprightFine), 18, room).map((offset) => at + size / 2 + offset)
  })

  const points = ways.map((way, edge) => {
    const coordinate = way.bands.map((_, part) => (isLevel(way, part) ? y : x)[edge][part])
    return pointsOf(scene, grid, { upright, level }, way, edge, coordinate)
  })
  return { upright, level, points }
}

/** How wide each column is: as its widest step. */
function columnWidths(scene: Scene, ranks: Ranks): number[] {
  const widths = new Array<number>(ranks.columns).fill(0)
  scene.nodes.forEach((node, at) => (widths[ranks.column[at]] = Math.max(widths[ranks.column[at]], node.width)))
  const empty = (column: number) => (ranks.folded?.has(column) ? measures.slab.width : measures.step.width)
  return widths.map((width, column) => (width === 0 ? empty(column) : width))
}

/** [band] */
function trackHeights(scene: Scene, grid: Grid): number[] {
  const least = (row: number) => (scene.rows[row].by === undefined ? measures.emptyRow : measures.slab.height)
  const heights: number[] = grid.level.map(({ kind, row }) => (kind === 'track' ? least(row) : 0))
  grid.at.forEach(({ level }, node) => (heights[level] = Math.max(heights[level], scene.nodes[node].height)))
  return heights
}

/**
 * @param overLine whether a line of the blueprint, with its name, runs along the foot of this channel
 * @param isFolded whether its row is a strip
 */
function channelHeight(kind: LevelBand['kind'], lines: number, overLine: boolean, isFolded: boolean): number {
  const needed = lines === 0 ? 0 : measures.stub + 10 + (lines - 1) * measures.pitch
  if (kind === 'between') return Math.max(measures.between, lines === 0 ? 0 : needed + 5)
  if (kind === 'foot' && overLine) return Math.max(measures.air + 5, lines === 0 ? 0 : needed + measures.lineName - 4)
  return Math.max(isFolded ? measures.foldedAir : measures.air, needed)
}

function stack(sizes: readonly number[]): { at: number; size: number }[] {
  let end = 0
  return sizes.map((size) => {
    end += size
    return { at: end - size, size }
  })
}

function inChannel(at: number, size: number, lines: Lines, side: 'start' | 'middle' | 'end'): number[] {
  const span = (lines.lines - 1) * measures.pitch
  const first =
    side === 'middle'
      ? at + (size - span) / 2
      : side === 'start'
        ? at + measures.stub
        : at + size - measures.stub - span
  return lines.line.map((line) => first + line * measures.pitch)
}

/** [flow][part] the fine place of a stretch across its band; none where that is known by the band alone */
type FinePlaces = (number | undefined)[][]

function fineOf(
  byBand: readonly Stretch[][],
  lines: readonly (Lines | undefined)[],
  fine: (lines: Lines | undefined, index: number) => number,
): FinePlaces {
  const found: FinePlaces = []
  byBand.forEach((list, band) =>
    list.forEach((one, index) => ((found[one.edge] ??= [])[one.part] = band + fine(lines[band], index))),
  )
  return found
}

/** The same stretches, with the exact places at which they turn. */
function refine(list: readonly Stretch[], fine: FinePlaces): Stretch[] {
  return list.map((one) => {
    const parts = fine[one.edge] ?? []
    const before = one.part > 0 ? parts[one.part - 1] : undefined
    const after = one.part + 1 < parts.length ? parts[one.part + 1] : undefined
    const nearest = (place: number): number => {
      if (before !== undefined && Math.abs(before - place) < 0.5) return before
      return after !== undefined && Math.abs(after - place) < 0.5 ? after : place
    }
    return {
      ...one,
      low: one.lowTurn === 0 ? one.low : nearest(one.low),
      high: one.highTurn === 0 ? one.high : nearest(one.high),
    }
  })
}

/** How far from the middle of a side edges may meet a step: its corners are kept free, of a slab only a little. */
function portsOf({ nodes }: Scene, at: number, size: 'width' | 'height', corner: number): number {
  const half = nodes[at][size] / 2
  return half - (nodes[at].slab ? Math.min(corner, half / 4) : corner)
}

/** How far from the middle an edge may meet a step; the free space of the band where it meets none. */
function portRoom(
  scene: Scene,
  ways: readonly Way[],
  one: Stretch,
  half: (node: number) => number,
  free: number,
): number {
  const ends: number[] = []
  if (one.part === 0) ends.push(half(scene.flows[one.edge].from))
  if (one.part === ways[one.edge].bands.length - 1) ends.push(half(scene.flows[one.edge].to))
  return Math.max(2, Math.min(free, ...ends))
}

function positions(
  byBand: readonly Stretch[][],
  ways: readonly Way[],
  place: (band: number, list: Stretch[]) => number[],
): number[][] {
  const found: number[][] = ways.map((way) => way.bands.map(() => 0))
  byBand.forEach((list, band) => {
    if (list.length === 0) return
    const at = place(band, list)
    list.forEach((one, index) => (found[one.edge][one.part] = Math.round(at[index] * 100) / 100))
  })
  return found
}

function pointsOf(
  scene: Scene,
  grid: Grid,
  bands: Pick<Geometry, 'upright' | 'level'>,
  way: Way,
  edge: number,
  coordinate: readonly number[],
): Point[] {
  const { from, to } = scene.flows[edge]
  const end = (node: number, side: Way['exit']): number => {
    const box = boxOf(scene, grid, bands, node)
    return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height }[side]
  }
  const corner = (part: number, along: number): Point =>
    isLevel(way, part) ? { x: along, y: coordinate[part] } : { x: coordinate[part], y: along }
  const last = way.bands.length - 1
  return [
    corner(0, end(from, way.exit)),
    ...way.bands.slice(1).map((_, at) => corner(at, coordinate[at + 1])),
    corner(last, end(to, way.entry)),
  ]
}

/** A step fills its column's width, so that what stands above each other has the same edges; bars stay slim. */
export function boxOf(
  scene: Scene,
  grid: Grid,
  bands: Pick<Geometry, 'upright' | 'level'>,
  node: number,
): { x: number; y: number; width: number; height: number } {
  const { kind, width, height } = scene.nodes[node]
  const column = bands.upright[grid.at[node].upright]
  const track = bands.level[grid.at[node].level]
  const wide = kind === 'fork' || kind === 'join' ? width : column.size
  return { x: column.at + (column.size - wide) / 2, y: track.at + (track.size - height) / 2, width: wide, height }
}
