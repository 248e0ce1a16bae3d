/** The way of an edge through the grid, and the stretches that it is made of. */
import type { Grid } from './grid.ts'
import type { Side } from './picture.ts'
import type { Scene } from './scene.ts'

export interface Way {
  /** Bands in turn level and upright. */
  bands: number[]
  /** Whether the first band is a level one. */
  level: boolean
  exit: Side
  entry: Side
}

/** A part of a way along one band. Places along it are the bands that cross it; a step's border is a quarter off its band. */
export interface Stretch {
  edge: number
  /** Position in the way. */
  part: number
  low: number
  high: number
  /** Where the edge goes on at either end: to smaller or larger bands, or 0 at a step. */
  lowTurn: -1 | 0 | 1
  highTurn: -1 | 0 | 1
}

/** The bands of a step. */
export interface Spot {
  level: number
  upright: number
}

export const isLevel = (way: Way, part: number): boolean => (part % 2 === 0) === way.level

/** Where a part of a way begins, in the direction of the edge; the part after the last begins at the receiving step. */
export function placeBefore(a: Spot, b: Spot, way: Way, part: number): number {
  if (part > 0 && part < way.bands.length) return way.bands[part - 1]
  const [spot, side] = part === 0 ? [a, way.exit] : [b, way.entry]
  if (side === 'left') return spot.upright - 0.25
  if (side === 'right') return spot.upright + 0.25
  return side === 'top' ? spot.level - 0.25 : spot.level + 0.25
}

/** Where a part of a way begins and ends. */
const placesOf = (a: Spot, b: Spot, way: Way, part: number): [number, number] => [
  placeBefore(a, b, way, part),
  part + 1 < way.bands.length ? way.bands[part + 1] : placeBefore(a, b, way, way.bands.length),
]

export function stretchesOf(edge: number, a: Spot, b: Spot, way: Way): Stretch[] {
  const sign = (value: number): -1 | 0 | 1 => (value > 0 ? 1 : value < 0 ? -1 : 0)
  const last = way.bands.length - 1
  return way.bands.map((band, part) => {
    const [from, to] = placesOf(a, b, way, part)
    const fromTurn = part === 0 ? 0 : sign(placesOf(a, b, way, part - 1)[0] - band)
    const toTurn = part === last ? 0 : sign(placesOf(a, b, way, part + 1)[1] - band)
    return from < to
      ? { edge, part, low: from, high: to, lowTurn: fromTurn, highTurn: toTurn }
      : { edge, part, low: to, high: from, lowTurn: toTurn, highTurn: fromTurn }
  })
}

/** All stretches, by the band that they run along. */
export function stretchesByBand(
  scene: Scene,
  grid: Grid,
  ways: readonly Way[],
): { level: Stretch[][]; upright: Stretch[][] } {
  const level: Stretch[][] = grid.level.map(() => [])
  const upright: Stretch[][] = Array.from({ length: grid.uprights }, () => [])
  ways.forEach((way, edge) => {
    const { from, to } = scene.flows[edge]
    for (const stretch of stretchesOf(edge, grid.at[from], grid.at[to], way))
      (isLevel(way, stretch.part) ? level : upright)[way.bands[stretch.part]].push(stretch)
  })
  return { level, upright }
}
