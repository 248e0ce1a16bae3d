/** Where in its lane a step would be put down: between two steps that stand there, before the first or behind the last. */
import type { DrawnLane, PlacedStep } from '../../drawing/index.ts'
import type { Point } from '../../layout/index.ts'

export interface Gap {
  /** The step on the left, and on the right; one of them is there. */
  after: string | undefined
  before: string | undefined
  /** Of the picture. */
  x: number
}

/** @returns undefined where it stands already, or where nothing else stands in that row of the lane */
export function gapAt(steps: readonly PlacedStep[], step: PlacedStep, lane: DrawnLane, at: Point): Gap | undefined {
  if (step.node.lane !== lane.id) return undefined
  const middle = ({ x, width }: PlacedStep) => x + width / 2
  const row = steps
    .filter(({ node, y, height }) => node.lane === lane.id && y < step.y + step.height && step.y < y + height)
    .toSorted((a, b) => middle(a) - middle(b))
  const others = row.filter(({ id }) => id !== step.id)
  const left = others.findLast((one) => middle(one) < at.x)
  const right = others.find((one) => middle(one) >= at.x)
  const here = row.findIndex(({ id }) => id === step.id)
  if ((!left && !right) || (row[here - 1] === left && row[here + 1] === right)) return undefined
  const [end, start] = [left && left.x + left.width, right?.x]
  const x = end === undefined ? (start ?? 0) - 12 : start === undefined ? end + 12 : (end + start) / 2
  return { after: left?.id, before: right?.id, x }
}
