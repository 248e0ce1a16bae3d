/** The measures of the small map: its scale, the part of the picture that is in view, and the corner where it covers least. */
import type { Language } from '../../base/index.ts'
import type { Box, Drawing } from '../../drawing/index.ts'
import { lineNameBox, lineNameIn } from './line-names.ts'
import { onScreen, type Viewport } from './viewport.ts'

interface Size {
  width: number
  height: number
}

export interface MapBox extends Size {
  /** Pixels of the map for one of the picture. */
  scale: number
  /** What is in view, in pixels of the map. */
  frame: Box
  /** The rest, as a path. */
  aside: string
}

const most = { width: 200, height: 120 }

/** @returns undefined where all of it is in view */
export function mapOf(picture: Size, view: Viewport, screen: Size): MapBox | undefined {
  const { x, y, zoom } = view
  const slack = 2
  const isSeen =
    x >= -slack &&
    y >= -slack &&
    picture.width * zoom + x <= screen.width + slack &&
    picture.height * zoom + y <= screen.height + slack
  if (isSeen || picture.width < 1 || picture.height < 1 || screen.width < 1 || screen.height < 1) return undefined
  const scale = Math.min(most.width / picture.width, most.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  // Where the picture ends in view, the frame ends with it.
  const along = (pan: number, room: number, size: number): [from: number, size: number] => {
    const from = Math.min(size, Math.max(0, (-pan / zoom) * scale))
    const to = Math.min(size, Math.max(0, ((room - pan) / zoom) * scale))
    return [from, Math.max(0, to - from)]
  }
  const [left, wide] = along(x, screen.width, width)
  const [top, high] = along(y, screen.height, height)
  const frame = { x: left, y: top, width: wide, height: high }
  const hole = `M${left} ${top}v${high}h${wide}v${-high}Z`
  return { width, height, scale, frame, aside: `M0 0H${width}V${height}H0Z${hole}` }
}

/** Of the window on the picture, as far as nothing lies over it. The fourth has the way back out of a sub-blueprint. */
export const corners = ['bottom-right', 'bottom-left', 'top-right'] as const
export type Corner = (typeof corners)[number]

/** From the edges of the window, pixels. */
const air = { x: 12, y: 8 }

/** Where the map stands: at the foot it may stand so much higher, over the name of a line. */
export interface Place {
  corner: Corner
  lift: number
}
const lifted = 26
const places: readonly Place[] = corners.flatMap((corner) =>
  (corner.startsWith('bottom') ? [0, lifted] : [0]).map((lift) => ({ corner, lift })),
)

const boxIn = ({ corner, lift }: Place, map: Size, screen: Size): Box => ({
  x: corner.endsWith('left') ? air.x : screen.width - air.x - map.width,
  y: corner.startsWith('top') ? air.y : screen.height - air.y - map.height - lift,
  width: map.width,
  height: map.height,
})

/** Something drawn, as a box of the window. Of words a part is as bad as all: half hidden they cannot be read. */
export type Drawn = Box & { isWords?: true }

/** So many times its area counts what is hidden of them. */
const wordsWeight = 6

export function drawnBoxes(drawing: Drawing, view: Viewport, wide: number, language: Language): Drawn[] {
  const { steps, slabs, gates, edges, lines } = drawing
  const flows = edges.flatMap(({ points }) => points.slice(1).map((point, i) => between(points[i], point)))
  const labels = edges.flatMap(({ label }) => label ?? [])
  return [
    ...[...steps, ...slabs, ...gates, ...labels, ...flows].map((box) => onScreen(view, box)),
    ...lines
      .flatMap((line) => lineNameIn(line, view, wide, language) ?? [])
      .map((name) => ({ ...lineNameBox(name), isWords: true as const })),
  ]
}

type Point = Pick<Box, 'x' | 'y'>
const between = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x) - 1,
  y: Math.min(a.y, b.y) - 1,
  width: Math.abs(a.x - b.x) + 2,
  height: Math.abs(a.y - b.y) + 2,
})

/** The place where it covers least; it stays where it is unless another one is far better. */
export function placeFor(map: Size, drawn: readonly Drawn[], screen: Size, now: Place): Place {
  const covered = (place: Place): number => {
    const box = boxIn(place, map, screen)
    return drawn.reduce((sum, other) => {
      const area = overlap(box, other)
      return sum + (other.isWords && area > 0 ? wordsWeight * other.width * other.height : area)
    }, 0)
  }
  const best = places.map((place) => ({ place, area: covered(place) })).sort((a, b) => a.area - b.area)[0]
  return best.area < covered(now) / 3 ? best.place : now
}

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return wide > 0 && high > 0 ? wide * high : 0
}
