/** Where the gates stand: on their own flow, over no step and no other gate, and over other flows only where they must. */
import type { Picture, Point } from '../layout/index.ts'
import { textWidth } from '../layout/index.ts'
import type { PlacedEdge } from './drawing.ts'
import type { EdgeFace, Gate } from './edge-face.ts'
import { beadsOn } from './path.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface PlacedGate extends Box {
  id: string
  gate: Gate
  heat: EdgeFace['heat']
  tint: EdgeFace['tint']
}

const height = 38

/** Baselines of its two lines; the first stands in the middle where nothing is said under it. */
export const gateLines = ({ foot, causes }: Gate): { head: number; foot: number } => ({
  head: foot === '' && !causes ? height / 2 + 4 : 16,
  foot: 30.5,
})

/** What is worth a way off the middle of the longest stretch: one is a pixel along the flow. */
const cost = {
  /** Over something that is said elsewhere on the page: for being there, and for each square pixel of it. */
  solid: 600,
  solidPixel: 1,
  /** For each pixel of another flow that it hides. */
  flowPixel: 1.5,
  /** Beside its own flow. */
  beside: 60,
}

export function placeGates(edges: readonly PlacedEdge[], picture: Picture): PlacedGate[] {
  const placed: PlacedGate[] = []
  const solid: Box[] = [
    ...picture.nodes,
    ...picture.slabs,
    ...picture.edges.flatMap((edge) => edge.label ?? []),
    ...edges
      .flatMap(({ points, face }) => beadsOn(points, face.beads))
      .map(({ x, y }) => ({ x: x - 9, y: y - 9, width: 18, height: 18 })),
  ]
  const flows = edges.flatMap(({ id, points }) =>
    stretchesOf(points).map(({ from, to }) => ({ id, ...between(from, to) })),
  )
  // The hottest first: it gets the best place.
  for (const { id, points, face } of edges.toReversed()) {
    if (!face.gate) continue
    const head = textWidth(`${face.gate.head} ${face.gate.margin}`)
    const width = Math.ceil(Math.max(head, textWidth(face.gate.foot) * 0.92)) + 20
    const around = grown(boundsOf(points), width + 100)
    const obstacles = [...solid, ...placed].filter((box) => overlap(box, around) > 0)
    const others = flows.filter((flow) => flow.id !== id && overlap(grown(flow, 1), around) > 0)
    let best: Box | undefined
    let least = Infinity
    for (const { x, y, price } of candidates(points, width)) {
      if (price >= least) continue
      const box = { x: x - width / 2, y: y - height / 2, width, height }
      let whole = price
      for (const other of obstacles) {
        const shared = overlap(grown(box, 4), other)
        if (shared > 0) whole += cost.solid + shared * cost.solidPixel
      }
      for (const other of others) whole += hidden(box, other) * cost.flowPixel
      if (whole >= least) continue
      least = whole
      best = box
    }
    if (best) placed.push({ id, gate: face.gate, heat: face.heat, tint: face.tint, ...best })
  }
  return placed
}

const stretchesOf = (points: readonly Point[]) => points.slice(1).map((to, i) => ({ from: points[i], to }))

/** Places along the way and beside it; the middle of its longest stretch costs nothing. */
function* candidates(points: readonly Point[], width: number): Generator<Point & { price: number }> {
  const stretches = stretchesOf(points).map(({ from, to }) => {
    const size = Math.abs(to.x - from.x) + Math.abs(to.y - from.y)
    return { from, to, size, isLevel: from.y === to.y }
  })
  const longest = Math.max(...stretches.map(({ size }) => size))
  for (const { from, to, size, isLevel } of stretches) {
    const steps = Math.max(1, Math.round(size / 10))
    const aside = [10, 26, 52, 90].map((distance) => distance + (isLevel ? height : width) / 2)
    for (let at = 0; at <= steps; at += 1) {
      const share = steps === 1 ? 0.5 : at / steps
      const along = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
      const price = Math.abs(share - 0.5) * size + (longest - size) / 2
      yield { ...along, price }
      for (const distance of aside)
        for (const by of [distance, -distance]) {
          const [dx, dy] = isLevel ? [0, by] : [by, 0]
          yield { x: along.x + dx, y: along.y + dy, price: price + cost.beside + 2 * (distance - aside[0]) }
        }
    }
  }
}

const between = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

const boundsOf = (points: readonly Point[]): Box => {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return between({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) })
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return wide > 0 && high > 0 ? wide * high : 0
}

/** How many pixels of a stretch lie under a box. */
function hidden(box: Box, stretch: Box): number {
  const wide = Math.min(box.x + box.width, stretch.x + stretch.width) - Math.max(box.x, stretch.x)
  const high = Math.min(box.y + box.height, stretch.y + stretch.height) - Math.max(box.y, stretch.y)
  return wide >= 0 && high >= 0 ? Math.max(wide, high) : 0
}
