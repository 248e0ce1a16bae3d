/** Where the gates stand: on their own flow, over no step and no other gate. */
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
export const gateLines = ({ foot }: Gate): { head: number; foot: number } => ({
  head: foot === '' ? height / 2 + 4 : 16,
  foot: 30.5,
})

export function placeGates(edges: readonly PlacedEdge[], picture: Picture): PlacedGate[] {
  const placed: PlacedGate[] = []
  const labels = picture.edges.flatMap((edge) => edge.label ?? [])
  const beads = edges
    .flatMap(({ points, face }) => beadsOn(points, face.beads))
    .map(({ x, y }) => ({ x: x - 9, y: y - 9, width: 18, height: 18 }))
  // The hottest first: it gets the best place.
  for (const { id, points, face } of edges.toReversed()) {
    if (!face.gate) continue
    const head = textWidth(`${face.gate.head} ${face.gate.margin}`)
    const width = Math.ceil(Math.max(head, textWidth(face.gate.foot) * 0.92)) + 20
    const boxes = candidates(points, width).map(({ x, y }) => ({ x: x - width / 2, y: y - height / 2, width, height }))
    const box = boxes
      .map((box, rank) => ({
        box,
        cost: [...picture.nodes, ...picture.slabs, ...labels, ...beads, ...placed].reduce(
          (sum, other) => sum + overlap(box, other),
          rank,
        ),
      }))
      .sort((a, b) => a.cost - b.cost)[0]?.box
    if (box) placed.push({ id, gate: face.gate, heat: face.heat, tint: face.tint, ...box })
  }
  return placed
}

/** Places along the way, the best first: the middles of the long stretches, nearer to their ends, and then beside them. */
function candidates(points: readonly Point[], width: number): Point[] {
  const stretches = points
    .slice(1)
    .map((to, i) => ({ from: points[i], to, size: Math.abs(to.x - points[i].x) + Math.abs(to.y - points[i].y) }))
    .sort((a, b) => b.size - a.size)
  const on = [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((share) =>
    stretches.map(({ from, to }) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })),
  )
  const [aside, above] = [width / 2 + 10, height / 2 + 12]
  const beside = [
    [aside, 0],
    [-aside, 0],
    [0, -above],
    [0, above],
    [aside, -above],
    [aside, above],
    [0, -above - 14],
    [0, above + 14],
    [0, -above - 40],
    [0, above + 40],
  ].flatMap(([dx, dy]) => on.map(({ x, y }) => ({ x: x + dx, y: y + dy })))
  return [...on, ...beside]
}

function overlap(a: Box, b: Box): number {
  const air = 4
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) + air
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) + air
  return wide > 0 && high > 0 ? wide * high : 0
}
