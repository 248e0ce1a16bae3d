/**
 * The way of each edge: along which bands it runs and where it turns, still without sizes. Every candidate is level
 * and upright in turn, at most five stretches; the cheapest is taken. None ever crosses a step.
 */
import type { Grid } from './grid.ts'
import { habitOf, isBar, sides } from './habits.ts'
import type { Side } from './picture.ts'
import type { Ranks } from './ranks.ts'
import type { Scene } from './scene.ts'
import { measures } from './sizes.ts'
import { isLevel, placeBefore, stretchesOf, type Spot, type Stretch, type Way } from './ways.ts'

/** What is worth a detour: one is four pixels of length. */
const cost = {
  bend: 40,
  crossing: 30,
  /** Beside another edge between steps, and in a gutter or channel. */
  company: 12,
  channelCompany: 5,
  /** For a long way beside another edge between steps: two are hard to tell apart. */
  longCompany: 35,
  /** One more edge at a side of a step that goes the same way, or the other way. */
  sameSide: 7,
  againstSide: 12,
  loopElsewhere: 50,
  levelLoop: 200,
  /** For each band between a bar and the turn by which its branches part or meet. */
  turnAway: 10,
  perPixel: 0.25,
}

/** So many of the cheapest candidates are compared with what is on the page already. */
const compared = 8

/** @returns [flow] */
export function waysOf(scene: Scene, ranks: Ranks, grid: Grid): Way[] {
  const board = new Board(scene, grid)
  const ways: Way[] = new Array(scene.flows.length)
  const order = orderOfRouting(scene, ranks, grid)
  const rounds = order.length <= fewEdges ? 3 : 1
  for (let round = 0; round < rounds; round += 1)
    for (const edge of order) {
      if (round > 0) board.release(scene, edge, ways[edge])
      const ask = askOf(scene, ranks, grid, edge, board)
      ways[edge] = board.cheapest(ask)
      board.take(ask, ways[edge])
    }
  return ways
}

/** Up to here every edge is drawn again when all others are known: an early one could not see who would cross it. */
const fewEdges = 200

/** Straight and short edges first, what goes back last; ties by the document's order. */
function orderOfRouting(scene: Scene, ranks: Ranks, grid: Grid): number[] {
  const rank = scene.flows.map(({ flow, from, to }, edge) => {
    const [a, b] = [grid.at[from], grid.at[to]]
    const span = Math.abs(a.upright - b.upright) * 2 + Math.abs(a.level - b.level)
    const urgency = ranks.loop[edge] ? 4000 : flow.kind === 'journey' ? 0 : a.upright === b.upright ? 1000 : 2000
    return urgency + Math.min(span, 999)
  })
  return scene.flows.map((_, edge) => edge).sort((a, b) => rank[a] - rank[b] || a - b)
}

/** One edge to be drawn. */
interface Ask {
  edge: number
  from: number
  to: number
  a: Spot
  b: Spot
  loop: boolean
  /** [exit × entry] habits, and the company at those sides */
  price: number[]
  /** Rows at whose foot a loop returns. */
  rows: [number, number]
  /** A fork's branches part near it, a join's meet near it: the upright band to turn by. */
  turnNear: number | undefined
}

function askOf(scene: Scene, ranks: Ranks, grid: Grid, edge: number, board: Board): Ask {
  const { from, to } = scene.flows[edge]
  const [one, other] = [scene.nodes[from], scene.nodes[to]]
  const [a, b] = [grid.at[from], grid.at[to]]
  const habit = habitOf(scene, ranks, grid, edge)
  const price = sides.flatMap((exit) =>
    sides.map(
      (entry) => habit.exit[exit] + habit.entry[entry] + board.company(from, exit, 0) + board.company(to, entry, 1),
    ),
  )
  const turnNear = isBar(one) ? a.upright : isBar(other) ? b.upright : undefined
  return { edge, from, to, a, b, loop: ranks.loop[edge], price, rows: [one.row, other.row], turnNear }
}

type Visit = (level: boolean, bands: number[], exit: Side, entry: Side) => void

/**
 * All ways of up to five stretches that a person might draw, those with few bends first.
 * @param isWorth whether a way with so many bends can still be among the cheapest
 */
function candidates({ a, b }: Ask, grid: Grid, visit: Visit, isWorth: (bends: number) => boolean): void {
  const [p, q] = [a.upright, b.upright]
  const across = (from: number, to: number): Side => (to > from ? 'right' : 'left')
  const along = (from: number, to: number): Side => (to > from ? 'bottom' : 'top')

  if (a.level === b.level && p !== q) visit(true, [a.level], across(p, q), across(q, p))
  if (p === q && a.level !== b.level) visit(false, [p], along(a.level, b.level), along(b.level, a.level))
  if (p !== q && a.level !== b.level) {
    visit(true, [a.level, q], across(p, q), along(b.level, a.level))
    visit(false, [p, b.level], along(a.level, b.level), across(q, p))
  }
  if (a.level !== b.level)
    for (let gutter = Math.min(p, q) - 1; gutter <= Math.max(p, q) + 1; gutter += 2)
      visit(true, [a.level, gutter, b.level], across(p, gutter), across(q, gutter))
  const channels: number[] = []
  const [top, foot] = [Math.min(a.level, b.level) - 6, Math.max(a.level, b.level) + 6]
  for (let channel = Math.max(0, top); channel <= Math.min(grid.level.length - 1, foot); channel += 1)
    if (grid.level[channel].kind !== 'track') channels.push(channel)
  if (p !== q)
    for (const channel of channels) visit(false, [p, channel, q], along(a.level, channel), along(b.level, channel))
  if (!isWorth(3)) return
  for (const channel of channels) {
    const [exit, entry] = [along(a.level, channel), along(b.level, channel)]
    for (const gutter of [q - 1, q + 1]) visit(false, [p, channel, gutter, b.level], exit, across(q, gutter))
    for (const gutter of [p - 1, p + 1]) visit(true, [a.level, gutter, channel, q], across(p, gutter), entry)
  }
  if (!isWorth(4)) return
  for (const channel of channels)
    for (const one of [p - 1, p + 1])
      for (const other of [q - 1, q + 1])
        if (one !== other) visit(true, [a.level, one, channel, other, b.level], across(p, one), across(q, other))
}

/** What is on the page so far, and what one more way would cost. */
class Board {
  readonly #grid: Grid
  /** Middle of each band, in pixels, before gutters and channels have grown. */
  readonly #x: number[]
  readonly #y: number[]
  readonly #level: Stretch[][]
  readonly #upright: Stretch[][]
  /** [node × side × (leaving, entering)] edges there */
  readonly #ends: Int32Array
  readonly #isBar: boolean[]

  constructor(scene: Scene, grid: Grid) {
    this.#grid = grid
    const column = Math.max(measures.step.width, ...scene.nodes.map((node) => node.width))
    this.#x = Array.from({ length: grid.uprights }, (_, band) => (band / 2) * (column + measures.gutter))
    let y = 0
    this.#y = grid.level.map(({ kind }) => {
      const height = kind === 'track' ? measures.step.height : kind === 'between' ? measures.between : measures.air
      y += height
      return y - height / 2
    })
    this.#level = grid.level.map(() => [])
    this.#upright = this.#x.map(() => [])
    this.#isBar = scene.nodes.map(isBar)
    this.#ends = new Int32Array(scene.nodes.length * 8)
  }

  take(ask: Ask, way: Way): void {
    for (const stretch of stretchesOf(ask.edge, ask.a, ask.b, way))
      (isLevel(way, stretch.part) ? this.#level : this.#upright)[way.bands[stretch.part]].push(stretch)
    this.#ends[this.#end(ask.from, way.exit, 0)] += 1
    this.#ends[this.#end(ask.to, way.entry, 1)] += 1
  }

  release(scene: Scene, edge: number, way: Way): void {
    const { from, to } = scene.flows[edge]
    way.bands.forEach((band, part) => {
      const list = (isLevel(way, part) ? this.#level : this.#upright)[band]
      list.splice(
        list.findIndex((one) => one.edge === edge && one.part === part),
        1,
      )
    })
    this.#ends[this.#end(from, way.exit, 0)] -= 1
    this.#ends[this.#end(to, way.entry, 1)] -= 1
  }

  /** What the edges at a side of a step ask of one more. */
  company(node: number, side: Side, entering: 0 | 1): number {
    const same = this.#ends[this.#end(node, side, entering)]
    const against = this.#ends[this.#end(node, side, entering === 0 ? 1 : 0)]
    // The left and right ends of a step are short, and soon full.
    const crowded = (side === 'left' || side === 'right') && !this.#isBar[node]
    return same * (crowded ? same + 1 : 1) * cost.sameSide + against * (crowded ? 2 : 1) * cost.againstSide
  }

  #end(node: number, side: Side, entering: 0 | 1): number {
    return node * 8 + sides.indexOf(side) * 2 + entering
  }

  cheapest(ask: Ask): Way {
    const few: { way: Way; price: number }[] = []
    let limit = Infinity
    const consider: Visit = (level, bands, exit, entry) => {
      const base = (bands.length - 1) * cost.bend + ask.price[sides.indexOf(exit) * 4 + sides.indexOf(entry)]
      if (base >= limit) return
      const way = { bands, level, exit, entry }
      const price = this.#price(ask, way, base, limit)
      if (price >= limit) return
      let at = few.length
      while (at > 0 && few[at - 1].price > price) at -= 1
      few.splice(at, 0, { way, price })
      if (few.length > compared) few.pop()
      if (few.length === compared) limit = few[compared - 1].price
    }
    candidates(ask, this.#grid, consider, (bends) => bends * cost.bend < limit)
    let best = few[0].way
    let least = Infinity
    for (const { way, price } of few) {
      if (price >= least) break
      const whole = price + this.#crowd(ask, way)
      if (whole < least) {
        least = whole
        best = way
      }
    }
    return best
  }

  /** With its length, and what is odd about its bands; infinite through a step. */
  #price(ask: Ask, way: Way, base: number, limit: number): number {
    let price = base
    let to = placeBefore(ask.a, ask.b, way, 0)
    for (let part = 0; part < way.bands.length && price < limit; part += 1) {
      const band = way.bands[part]
      const level = isLevel(way, part)
      const from = part === 0 ? to : way.bands[part - 1]
      to = part + 1 < way.bands.length ? way.bands[part + 1] : placeBefore(ask.a, ask.b, way, part + 1)
      if (!(level ? this.#grid.isLevelFree(band, from, to) : this.#grid.isUprightFree(band, from, to))) return Infinity
      const pixels = level ? this.#x : this.#y
      price += Math.abs(pixels[Math.round(from)] - pixels[Math.round(to)]) * cost.perPixel
      if (!level && ask.turnNear !== undefined) price += Math.abs(band - ask.turnNear) * cost.turnAway
      if (!ask.loop || !level) continue
      const { kind, row } = this.#grid.level[band]
      if (kind === 'track') price += way.bands.length === 1 ? cost.levelLoop : 0
      else if (kind !== 'foot' || !ask.rows.includes(row)) price += cost.loopElsewhere
    }
    return price
  }

  /** Edges that it would cross or run beside. */
  #crowd(ask: Ask, way: Way): number {
    let price = 0
    for (const stretch of stretchesOf(ask.edge, ask.a, ask.b, way)) {
      const band = way.bands[stretch.part]
      const level = isLevel(way, stretch.part)
      const [own, crossing] = level ? [this.#level, this.#upright] : [this.#upright, this.#level]
      const through = level ? this.#grid.level[band].kind === 'track' : band % 2 === 1
      for (const other of own[band]) {
        const shared = Math.min(other.high, stretch.high) - Math.max(other.low, stretch.low)
        if (shared >= 0) price += !through ? cost.channelCompany : level && shared > 1 ? cost.longCompany : cost.company
      }
      for (let at = Math.ceil(stretch.low); at <= stretch.high; at += 1) {
        const inside = at > stretch.low && at < stretch.high
        for (const other of crossing[at]) {
          if (other.low < band && other.high > band) price += inside ? cost.crossing : cost.crossing / 6
          else if (inside && other.low <= band && other.high >= band) price += cost.crossing / 6
        }
      }
    }
    return price
  }
}
