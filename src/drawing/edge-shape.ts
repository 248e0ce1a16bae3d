/** One flow as shapes: its line, its heads, the cases that wait on it as beads. */
import { textWidth, type Point } from '../layout/index.ts'
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
    more: moreOf(points, beads, face.more + face.beads - beads.length),
  }
}

/** Beads side by side: their number stands over them, where the flow does not run, and clear of where it bends. */
function moreOf(points: readonly Point[], beads: readonly Point[], count: number): EdgeShape['more'] {
  if (count <= 0 || beads.length === 0) return undefined
  const level = beads.filter(({ y }) => y === beads[0].y)
  if (level.length < 2) return { count, x: beads[beads.length - 1].x + 8, y: beads[beads.length - 1].y + 3.5 }
  const [last, bend] = [level[level.length - 1], points[points.length - 2].x]
  const isToTheRight = bend < points[points.length - 1].x
  const [clear, wide] = [8, textWidth(`+${count}`)]
  const x = isToTheRight ? Math.max(last.x - 4, bend + clear) : Math.min(last.x - 4, bend - clear - wide)
  return { count, x, y: last.y - 8 }
}

/** Where the words of a label stand: the place that its anchor holds, and the baseline of each line. */
export function labelLines(label: NonNullable<PlacedEdge['label']>): { x: number; y: number; line: string }[] {
  const x = label.x + (label.anchor === 'start' ? 0 : label.anchor === 'middle' ? label.width / 2 : label.width)
  const lead = label.height / label.lines.length
  return label.lines.map((line, i) => ({ x, y: label.y + 11.5 + i * lead, line }))
}
