/**
 * The way of each edge through the grid: along which bands it runs and where it turns, still without sizes. Every
 * candidate is level and upright in turn, at most five stretches; the cheapest is taken. None ever crosses a step.
 */
import type { Grid } from './grid.ts'
import type { Side } from './picture.ts'
import type { Ranks } from './ranks.ts'
import type { Scene } from './scene.ts'
import { measures } from './sizes.ts'

export interface Way {
  /** Bands in turn level and upright. */
  bands: number[]
  /** Whether the first band is a level one. */
  level: boolean
  exit: Side
  entry: Side
}

/** A part of a way along one band. Places along it are the bands that cross it; at a step, a quarter off its band. */
export interface Stretch {
  edge: number
  /** Position in the way. */
  part: number
  low: number
  high: number
  /** Where the edge goes on at either end: to smaller or larger bands, or 0 at a step. */
  lowTurn: -1 | 0 | 1
  highTurn: -1 | 0 | 1
}

/** What is worth a detour, in the unit of a quarter pixel of length. */
const cost = { bend: 40, crossing: 30, company: 12, channelCompany: 5, perPixel: 0.25 }

/** @returns [flow] */
export function waysOf(scene: Scene, ranks: Ranks, grid: Grid): Way[] {
  const board = new Board(scene, grid)
  const ways: Way[] = new Array(scene.flows.length)
  for (const edge of orderOfRouting(scene, ranks, grid)) {
    const ask = askOf(scene, ranks, grid, edge)
    ways[edge] = cheapest(ask, candidates(ask, grid), board)
    board.take(ask, ways[edge])
  }
  return ways
}

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

interface Ask {
  edge: number
  from: number
  to: number
  /** Bands of the two ends. */
  a: { level: number; upright: number }
  b: { level: number; upright: number }
  loop: boolean
  sameRow: boolean
  /** Feet of the lanes between: where a loop returns. */
  isReturn(band: number): boolean
  isBar: [boolean, boolean]
}

function askOf(scene: Scene, ranks: Ranks, grid: Grid, edge: number): Ask {
  const { from, to } = scene.flows[edge]
  const [one, other] = [scene.nodes[from], scene.nodes[to]]
  const isBar = (kind: string) => kind === 'fork' || kind === 'join'
  return {
    edge,
    from,
    to,
    a: grid.at[from],
    b: grid.at[to],
    loop: ranks.loop[edge],
    sameRow: one.row === other.row,
    isReturn: (band) => grid.level[band].kind === 'foot' && [one.row, other.row].includes(grid.level[band].row),
    isBar: [isBar(one.kind), isBar(other.kind)],
  }
}

const quarter = 0.25
const border = (band: number, side: Side): number => band + (side === 'right' || side === 'bottom' ? quarter : -quarter)

/** All ways of up to five stretches that a person might draw. */
function* candidates(ask: Ask, grid: Grid): Generator<Way> {
  const { a, b } = ask
  const [p, q] = [a.upright, b.upright]
  const across = (from: number, to: number): Side => (to > from ? 'right' : 'left')
  const along = (from: number, to: number): Side => (to > from ? 'bottom' : 'top')
  const level = (bands: number[], exit: Side, entry: Side): Way => ({ bands, level: true, exit, entry })
  const upright = (bands: number[], exit: Side, entry: Side): Way => ({ bands, level: false, exit, entry })

  if (a.level === b.level && p !== q) yield level([a.level], across(p, q), across(q, p))
  if (p === q && a.level !== b.level) yield upright([p], along(a.level, b.level), along(b.level, a.level))
  if (p !== q && a.level !== b.level) {
    yield level([a.level, q], across(p, q), along(b.level, a.level))
    yield upright([p, b.level], along(a.level, b.level), across(q, p))
  }
  if (a.level !== b.level)
    for (let gutter = Math.min(p, q) - 1; gutter <= Math.max(p, q) + 1; gutter += 2)
      yield level([a.level, gutter, b.level], across(p, gutter), across(q, gutter))
  const [top, foot] = [Math.min(a.level, b.level) - 6, Math.max(a.level, b.level) + 6]
  for (let channel = Math.max(0, top); channel <= Math.min(grid.level.length - 1, foot); channel += 1) {
    if (grid.level[channel].kind === 'track') continue
    const [exit, entry] = [along(a.level, channel), along(b.level, channel)]
    if (p !== q) yield upright([p, channel, q], exit, entry)
    for (const gutter of [q - 1, q + 1]) yield upright([p, channel, gutter, b.level], exit, across(q, gutter))
    for (const gutter of [p - 1, p + 1]) yield level([a.level, gutter, channel, q], across(p, gutter), entry)
    for (const one of [p - 1, p + 1])
      for (const other of [q - 1, q + 1])
        if (one !== other) yield level([a.level, one, channel, other, b.level], across(p, one), across(q, other))
  }
}

function cheapest(ask: Ask, ways: Iterable<Way>, board: Board): Way {
  const few: { way: Way; price: number }[] = []
  for (const way of ways) {
    if (few.length === 10 && board.leastPrice(ask, way) >= few[9].price) continue
    const price = board.price(ask, way)
    if (price === Infinity || (few.length === 10 && price >= few[9].price)) continue
    let at = few.length
    while (at > 0 && few[at - 1].price > price) at -= 1
    few.splice(at, 0, { way, price })
    if (few.length > 10) few.pop()
  }
  let best = few[0].way
  let least = Infinity
  for (const { way, price } of few) {
    if (price >= least) break
    const whole = price + board.crowd(ask, way)
    if (whole < least) {
      least = whole
      best = way
    }
  }
  return best
}

/** What is on the page so far, and what one more way would cost. */
class Board {
  readonly #grid: Grid
  /** Middle of each band, in pixels, before gutters and channels have grown. */
  readonly #x: number[]
  readonly #y: number[]
  readonly #level: Stretch[][]
  readonly #upright: Stretch[][]
  /** [node × side] edges that leave and that enter there */
  readonly #leaving = new Map<string, number>()
  readonly #entering = new Map<string, number>()

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
  }

  take(ask: Ask, way: Way): void {
    stretchesOf(ask, way).forEach((stretch, part) => {
      const band = way.bands[part]
      ;((part % 2 === 0) === way.level ? this.#level : this.#upright)[band].push(stretch)
    })
    const [out, into] = [`${ask.from} ${way.exit}`, `${ask.to} ${way.entry}`]
    this.#leaving.set(out, (this.#leaving.get(out) ?? 0) + 1)
    this.#entering.set(into, (this.#entering.get(into) ?? 0) + 1)
  }

  leastPrice(ask: Ask, way: Way): number {
    return (way.bands.length - 1) * cost.bend + this.#habits(ask, way)
  }

  /** Length, bends and habits; infinite through a step. */
  price(ask: Ask, way: Way): number {
    let price = this.leastPrice(ask, way)
    for (const [part, band] of way.bands.entries()) {
      const level = (part % 2 === 0) === way.level
      const [from, to] = placesOf(ask, way, part)
      if (!(level ? this.#grid.isLevelFree(band, from, to) : this.#grid.isUprightFree(band, from, to))) return Infinity
      const pixels = level ? this.#x : this.#y
      price += Math.abs(pixels[Math.round(from)] - pixels[Math.round(to)]) * cost.perPixel
    }
    return price
  }

  /** Edges that it would cross or run beside. */
  crowd(ask: Ask, way: Way): number {
    let price = 0
    for (const [part, stretch] of stretchesOf(ask, way).entries()) {
      const band = way.bands[part]
      const level = (part % 2 === 0) === way.level
      const [own, crossing] = level ? [this.#level, this.#upright] : [this.#upright, this.#level]
      const through = level ? this.#grid.level[band].kind === 'track' : band % 2 === 1
      for (const other of own[band])
        if (Math.max(other.low, stretch.low) <= Math.min(other.high, stretch.high))
          price += through ? cost.company : cost.channelCompany
      for (let at = Math.ceil(stretch.low); at <= stretch.high; at += 1)
        for (const other of crossing[at]) {
          const inside = at > stretch.low && at < stretch.high
          if (other.low < band && other.high > band) price += inside ? cost.crossing : cost.crossing / 3
          else if (inside && other.low <= band && other.high >= band) price += cost.crossing / 3
        }
    }
    return price
  }

  /** How people expect an edge to leave and to arrive. */
  #habits(ask: Ask, way: Way): number {
    const { a, b } = ask
    const bands = way.bands
    let price = 0
    if (ask.loop) {
      const returns = { left: 25, right: 15, top: 70, bottom: 0 }
      price += returns[way.exit] + (way.entry === 'left' ? 40 : returns[way.entry])
      bands.forEach((band, part) => {
        if ((part % 2 === 0) === way.level && this.#grid.level[band].kind !== 'track' && !ask.isReturn(band))
          price += 50
      })
      if (bands.length === 1 && way.level) price += 200
    } else if (a.upright !== b.upright && b.upright < a.upright) {
      price += { left: 0, right: 40, top: 5, bottom: 5 }[way.exit]
      price += { left: 40, right: 0, top: 5, bottom: 5 }[way.entry]
    } else if (a.upright === b.upright) {
      price += { left: 25, right: 15, top: 0, bottom: 0 }[way.exit]
      price += { left: 15, right: 15, top: 0, bottom: 0 }[way.entry]
    } else if (ask.sameRow) {
      price += { left: 90, right: 0, top: 18, bottom: 18 }[way.exit]
      price += { left: 0, right: 90, top: 24, bottom: 24 }[way.entry]
    } else {
      price += { left: 70, right: 8, top: 0, bottom: 0 }[way.exit]
      price += { left: 0, right: 50, top: 6, bottom: 6 }[way.entry]
    }
    if (!ask.loop && a.level !== b.level) {
      const away = b.level > a.level ? 'top' : 'bottom'
      if (way.exit === away) price += 60
      if (way.entry === (away === 'top' ? 'bottom' : 'top')) price += 60
    }
    const isCap = (side: Side) => side === 'top' || side === 'bottom'
    if (ask.isBar[0]) price += isCap(way.exit) ? 90 : ask.loop || way.exit === 'right' ? 0 : 60
    if (ask.isBar[1]) price += isCap(way.entry) ? 90 : ask.loop || way.entry === 'left' ? 0 : 60
    const [out, into] = [`${ask.from} ${way.exit}`, `${ask.to} ${way.entry}`]
    price += (this.#leaving.get(out) ?? 0) * 8 + (this.#entering.get(out) ?? 0) * 22
    price += (this.#entering.get(into) ?? 0) * 8 + (this.#leaving.get(into) ?? 0) * 22
    return price
  }
}

/** Where a part of a way begins and ends, in the direction of the edge. */
function placesOf(ask: Ask, way: Way, part: number): [number, number] {
  const level = (part % 2 === 0) === way.level
  const ends = level ? [ask.a.upright, ask.b.upright] : [ask.a.level, ask.b.level]
  return [
    part === 0 ? border(ends[0], way.exit) : way.bands[part - 1],
    part === way.bands.length - 1 ? border(ends[1], way.entry) : way.bands[part + 1],
  ]
}

function stretchesOf(ask: Ask, way: Way): Stretch[] {
  const ends = (part: number): [number, number] => placesOf(ask, way, part)
  const sign = (value: number): -1 | 0 | 1 => (value > 0 ? 1 : value < 0 ? -1 : 0)
  return way.bands.map((band, part) => {
    const [from, to] = ends(part)
    const fromTurn = part === 0 ? 0 : sign(ends(part - 1)[0] - band)
    const toTurn = part === way.bands.length - 1 ? 0 : sign(ends(part + 1)[1] - band)
    return from < to
      ? { edge: ask.edge, part, low: from, high: to, lowTurn: fromTurn, highTurn: toTurn }
      : { edge: ask.edge, part, low: to, high: from, lowTurn: toTurn, highTurn: fromTurn }
  })
}

/** All stretches, by the band that they run along. */
export function stretchesByBand(
  scene: Scene,
  ranks: Ranks,
  grid: Grid,
  ways: readonly Way[],
): { level: Stretch[][]; upright: Stretch[][] } {
  const level: Stretch[][] = grid.level.map(() => [])
  const upright: Stretch[][] = Array.from({ length: grid.uprights }, () => [])
  ways.forEach((way, edge) => {
    stretchesOf(askOf(scene, ranks, grid, edge), way).forEach((stretch, part) => {
      ;((part % 2 === 0) === way.level ? level : upright)[way.bands[part]].push(stretch)
    })
  })
  return { level, upright }
}
