/** Words on edges: at the giving end, on their own line or beside it, clear of steps and of each other. */
import type { Geometry } from './geometry.ts'
import { boxOf } from './geometry.ts'
import type { Grid } from './grid.ts'
import { isBar } from './habits.ts'
import type { PictureLabel, PictureNode, Point } from './picture.ts'
import type { Scene } from './scene.ts'
import { measures, wrap } from './sizes.ts'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Labels {
  /** [flow] */
  labels: (PictureLabel | undefined)[]
  /** [node] of bars: where the name stands */
  names: (NonNullable<PictureNode['namePlace']> | undefined)[]
  /** [flow] no place was free: the label lies over something */
  crowded: boolean[]
}

/** @param borders the lines of the blueprint, which a label keeps clear of */
export function labelsOf(scene: Scene, grid: Grid, geometry: Geometry, borders: readonly number[]): Labels {
  const solid = new Boxes(scene.nodes.map((_, node) => boxOf(scene, grid, geometry, node)))
  const edges = new Boxes(
    geometry.points.flatMap((points, edge) => stretchBoxes(points).map((box) => ({ ...box, edge }))),
  )
  // Names first: there are but two places for each.
  const names = scene.nodes.map((node, at) => {
    if (!isBar(node) || node.nameLines.every((line) => line === '')) return undefined
    const bar = boxOf(scene, grid, geometry, at)
    const width = Math.max(...node.nameLines.map(scene.measure))
    const height = node.nameLines.length * measures.barName.line
    const x = bar.x + (bar.width - width) / 2
    const under = { x, y: bar.y + bar.height + measures.barName.gap, width, height }
    const over = { ...under, y: bar.y - measures.barName.gap - height }
    const taken = (box: Box) => edges.touching(grow(box, 1)).length + solid.touching(box).length
    const place = taken(over) < taken(under) ? 'over' : 'under'
    solid.add(place === 'over' ? over : under)
    return place
  })
  const crowded = scene.flows.map(() => false)
  const labels = scene.flows.map(({ label }, edge) => {
    if (label === '') return undefined
    const lines = wrap(label, measures.label.widest, 2, scene.measure)
    const size = {
      width: Math.max(...lines.map(scene.measure)) + 4,
      height: lines.length * measures.label.line,
    }
    let best: PictureLabel | undefined
    let least = Infinity
    for (const { box, anchor, price } of places(geometry.points[edge], size)) {
      // Prices rise along the edge, but for the choice of a side.
      if (price >= least + dearestSide) break
      if (price >= least) continue
      const whole =
        price +
        solid.touching(grow(box, 2)).length * 1000 +
        edges.touching(grow(box, 1)).filter((other) => (other as { edge?: number }).edge !== edge).length * 110 +
        borders.filter((y) => y > box.y - 2 && y < box.y + box.height + 2).length * 60
      if (whole >= least) continue
      least = whole
      best = { x: round(box.x), y: round(box.y), width: box.width, height: box.height, anchor, lines }
    }
    if (!best) return undefined
    crowded[edge] = least >= 300
    solid.add(best)
    return best
  })
  return { labels, names, crowded }
}

const round = (value: number): number => Math.round(value * 100) / 100

const grow = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
})

const stretchBoxes = (points: readonly Point[]): Box[] =>
  points.slice(1).map((to, at) => {
    const from = points[at]
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    }
  })

/** The most that a side of the edge adds to the price of a place. */
const dearestSide = 24

/** Places along an edge, with a price that grows with the distance from the giving end. */
function* places(
  points: readonly Point[],
  { width, height }: { width: number; height: number },
): Generator<{ box: Box; anchor: PictureLabel['anchor']; price: number }> {
  let gone = 0
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]]
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y)
    const level = from.y === to.y
    const sign = level ? Math.sign(to.x - from.x) : Math.sign(to.y - from.y)
    const own = level ? width : height
    const [start, end] = [at === 1 ? 7 : 9, at === points.length - 1 ? 13 : 9]
    for (let along = start; along + own <= length - end + 0.01 || along === start; along += 16) {
      const fits = along + own <= length - end + 0.01
      const price = (gone + along) * 0.3 + (at === 1 ? 0 : 4)
      const middle = fits ? along + own / 2 : length / 2
      const x = level ? from.x + sign * middle : from.x
      const y = level ? from.y : from.y + sign * middle
      const box = (left: number, top: number): Box => ({ x: left, y: top, width, height })
      if (level) {
        if (fits) yield { box: box(x - width / 2, y - height / 2), anchor: 'middle', price }
        yield { box: box(x - width / 2, y - height - 2), anchor: 'middle', price: price + (fits ? 6 : 16) }
        yield { box: box(x - width / 2, y + 3), anchor: 'middle', price: price + (fits ? 9 : 20) }
      } else {
        if (fits) yield { box: box(x - width / 2, y - height / 2), anchor: 'middle', price: price + 7 }
        yield { box: box(x + 5, y - height / 2), anchor: 'start', price: price + (fits ? 5 : 16) }
        yield { box: box(x - 5 - width, y - height / 2), anchor: 'end', price: price + (fits ? 8 : 20) }
      }
      if (!fits) break
    }
    gone += length
  }
}

/** Boxes, found again by a coarse net. */
class Boxes {
  readonly #cell = 128
  readonly #net = new Map<number, Box[]>()

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box)
  }

  add(box: Box): void {
    for (const key of this.#keys(box)) {
      const list = this.#net.get(key)
      if (list) list.push(box)
      else this.#net.set(key, [box])
    }
  }

  touching(box: Box): Box[] {
    const found = new Set<Box>()
    for (const key of this.#keys(box))
      for (const other of this.#net.get(key) ?? [])
        if (
          other.x < box.x + box.width &&
          box.x < other.x + other.width + 0.01 &&
          other.y < box.y + box.height &&
          box.y < other.y + other.height + 0.01
        )
          found.add(other)
    return [...found]
  }

  #keys(box: Box): number[] {
    const keys: number[] = []
    const cell = this.#cell
    const [right, foot] = [(box.x + box.width) / cell, (box.y + box.height) / cell]
    for (let x = Math.floor(box.x / cell); x <= right; x += 1)
      for (let y = Math.floor(box.y / cell); y <= foot; y += 1) keys.push(x * 65_536 + y)
    return keys
  }
}
