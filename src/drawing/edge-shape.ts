/** One flow as shapes: its line, its heads, the cases that wait on it as beads. */
import type { Point } from '../layout/index.ts'
import type { PlacedEdge } from './drawing.ts'
import { arrowHead, beadsOn, roundedPath, shortened } from './path.ts'

export interface EdgeShape {
  /** As the `d` of a path. It stops inside its head, or its blunt end would stand out at the point. */
  way: string
  width: number
  /** Filled triangles: at its end, and where it goes both ways at its beginning. */
  heads: Point[][]
  /** An open head: a bent line. */
  open: Point[] | undefined
  dot: Point | undefined
  beads: Point[]
  /** How many more wait than there are beads, and where that stands. */
  more: { count: number; x: number; y: number } | undefined
}

export function edgeShape({ points, face }: PlacedEdge): EdgeShape {
  const isFilled = face.head === 'filled'
  const head = isFilled ? 8 : 0
  const breadth = Math.max(7, 5 + face.width * 1.4)
  const [tip, left, right] = arrowHead(points, 6, 8)
  const beads = beadsOn(points, face.beads)
  return {
    way: roundedPath(shortened(points, head - 1)),
    width: face.heat > 0 ? 3.2 : face.width,
    heads: isFilled
      ? [arrowHead(points, head, breadth), ...(face.bothWays ? [arrowHead(points.toReversed(), head, breadth)] : [])]
      : [],
    open: face.head === 'open' ? [left, tip, right] : undefined,
    dot: face.head === 'dot' ? points.at(-1) : undefined,
    beads,
    more: moreOf(beads, face.more + face.beads - beads.length),
  }
}

/** Beads side by side: their number stands over them, where the flow does not run. */
function moreOf(beads: readonly Point[], count: number): EdgeShape['more'] {
  const last = beads.at(-1)
  if (count <= 0 || !last) return undefined
  const isLevel = beads.length > 1 && beads[0].y === beads[1].y
  return { count, x: isLevel ? last.x - 4 : last.x + 8, y: isLevel ? last.y - 8 : last.y + 3.5 }
}

/** Where the words of a label stand: the place that its anchor holds, and the baseline of each line. */
export function labelLines(label: NonNullable<PlacedEdge['label']>): { x: number; y: number; line: string }[] {
  const x = label.x + (label.anchor === 'start' ? 0 : label.anchor === 'middle' ? label.width / 2 : label.width)
  const lead = label.height / label.lines.length
  return label.lines.map((line, i) => ({ x, y: label.y + 11.5 + i * lead, line }))
}
