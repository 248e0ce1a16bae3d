/** A curve over the customer's steps: one point a step, the better the higher. Steps at the same place are ways that part. */
import type { Role } from '../blueprint/index.ts'
import type { DrawnLane, PlacedStep } from './drawing.ts'
import type { Box } from './gate-place.ts'
import type { Tint } from './lens.ts'
import { moodOf, type Mood } from './sign.ts'

export interface Curve {
  /** Where it is drawn: the lane over that of the customer, in which evidence steps back, else the customer's own. */
  band: Box & { role: Role }
  /** Neither good nor bad. */
  middle: number
  /** As the `d` of a path. */
  way: string
  points: { id: string; x: number; y: number; mood: Mood; tint: Tint | undefined }[]
}

/** Trouble has a colour, and so has delight; calm has none. */
export const moodTints: Partial<Record<Mood, Tint>> = { upset: 'bad', uneasy: 'warn', pleased: 'ok', delighted: 'ok' }

/** Between a point and the edge of the band. */
const air = 16

/**
 * @param values from −2 to 2
 * @param width of the whole drawing
 */
export function curveOver(
  values: ReadonlyMap<string, number>,
  steps: readonly PlacedStep[],
  lanes: readonly DrawnLane[],
  width: number,
): Curve | undefined {
  const at = lanes.findIndex(({ role }) => role === 'customer')
  const lane = at > 0 && lanes[at - 1].role === 'evidence' ? lanes[at - 1] : lanes[at]
  const points = steps
    .flatMap(({ id, x, y, width }) => {
      const value = values.get(id)
      return value === undefined ? [] : [{ id, value, x: x + width / 2, from: y }]
    })
    .toSorted((a, b) => a.x - b.x || a.from - b.from)
  if (!lane || points.length === 0) return undefined
  const height = lane.height - 2 * air
  const placed = points.map(({ id, value, x }) => ({
    ...{ id, x, mood: moodOf(value), tint: moodTints[moodOf(value)] },
    y: lane.y + air + ((2 - value) / 4) * height,
  }))
  return {
    band: { x: 0, y: lane.y, width, height: lane.height, role: lane.role },
    middle: lane.y + lane.height / 2,
    way: wayThrough(placed),
    points: placed,
  }
}

/** Level at every point, so that it never rises over the better of two. */
function wayThrough(points: Curve['points']): string {
  const places = [...new Set(points.map(({ x }) => x))].map((x) => points.filter((point) => point.x === x))
  return places
    .slice(1)
    .flatMap((here, i) => {
      const before = places[i]
      return here.map((point) => {
        const from = before.toSorted((a, b) => Math.abs(a.y - point.y) - Math.abs(b.y - point.y))[0]
        const middle = (from.x + point.x) / 2
        return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${point.y} ${point.x} ${point.y}`
      })
    })
    .join('')
}
