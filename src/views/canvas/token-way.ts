/** Where a case stands on the drawing, and along which points it goes there. */
import type { Point } from '../../layout/index.ts'
import { distance, lengthOf, pointAt, type Drawing } from '../../drawing/index.ts'
import type { TokenPlace } from './overlay.svelte.ts'

/** So far before a step does a case wait for it. */
const before = 26

/**
 * @param from where the token is now
 * @returns the points from there to its place; empty where its place is not on this drawing
 */
export function wayOf(place: TokenPlace, drawing: Pick<Drawing, 'steps' | 'edges'>, from: Point | undefined): Point[] {
  const edge = drawing.edges.find((one) => one.id === place.flow)
  if (edge) {
    const length = lengthOf(edge.points)
    const at = Math.max(0, Math.min(length * (place.share ?? 1), length - before))
    const corners = edge.points.filter((_, i) => lengthOf(edge.points.slice(0, i + 1)) < at)
    const way = [...corners, pointAt(edge.points, at)]
    return from ? [from, ...nearestRest(way, from)] : way
  }
  const step = drawing.steps.find((one) => one.id === place.node)
  if (!step) return []
  const corner = { x: step.x + 2, y: step.y + 2 }
  return from ? [from, corner] : [corner]
}

/** A token that is on the way already does not go back to its beginning. */
function nearestRest(way: Point[], from: Point): Point[] {
  const nearest = way.reduce((best, point, i) => (distance(point, from) < distance(way[best], from) ? i : best), 0)
  return way.slice(nearest)
}
