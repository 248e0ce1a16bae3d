/**
 * Tracks: the lines of steps inside a department's row. One is the rule; where two steps stand in one cell, or two
 * chains run side by side, there are up to three, and a chain keeps its track so that its edges stay straight.
 */
import { mostInCell } from './cells.ts'
import { isEvidence } from './graph.ts'
import { isForward } from './loops.ts'
import type { Ranks } from './ranks.ts'
import type { Scene } from './scene.ts'

export interface Tracks {
  /** [node] its track inside its row, from 0 */
  track: number[]
  /** [row] */
  tracks: number[]
}

/** From the left to the right, so that what is added on the right moves nothing on the left. */
export function tracksOf(scene: Scene, ranks: Ranks): Tracks {
  const { nodes, flows, rows } = scene
  const track = nodes.map(() => 0)
  const before: number[][] = nodes.map(() => [])
  flows.forEach((flow, at) => {
    if (!ranks.loop[at] && isForward(flow)) before[flow.to].push(flow.from)
  })
  const passing = passersBy(scene, ranks)
  const cells = new Map<number, number[]>()
  nodes.forEach((node, at) => {
    const key = ranks.column[at] * rows.length + node.row
    const cell = cells.get(key)
    if (cell) cell.push(at)
    else cells.set(key, [at])
  })
  const onJourney = nodes.map(() => false)
  for (const { flow, from, to } of flows) if (flow.kind === 'journey') onJourney[from] = onJourney[to] = true
  for (const [, cell] of [...cells].sort((a, b) => a[0] - b[0])) {
    const { row } = nodes[cell[0]]
    const column = ranks.column[cell[0]]
    // Tracks on which the customer's own line runs on over this column.
    const busy = passing[row].filter(({ from, to }) => ranks.column[from] < column && ranks.column[to] > column)
    const wish = new Map(cell.map((at) => [at, wishOf(at)]))
    const get = (at: number) => wish.get(at) as Wish
    cell.sort((a, b) => Number(onJourney[b]) - Number(onJourney[a]) || get(a).from - get(b).from || a - b)
    const most = isEvidence(scene, cell[0]) ? cell.length : Math.max(mostInCell, cell.length)
    const price = (index: number, next: number) => {
      const { track: wished, weight } = get(cell[index])
      const inTheWay = !onJourney[cell[index]] && busy.some(({ from }) => track[from] === next)
      return Math.abs(next - wished) * weight + (inTheWay ? 4 : 0)
    }
    const chosen = cheapest(cell.length, most, price)
    cell.forEach((at, index) => (track[at] = chosen[index]))
  }
  const tracks = rows.map(() => 1)
  nodes.forEach((node, at) => (tracks[node.row] = Math.max(tracks[node.row], track[at] + 1)))
  return { track, tracks }

  function wishOf(at: number): Wish {
    const left = before[at].filter((from) => ranks.column[from] < ranks.column[at])
    const same = left.filter((from) => nodes[from].row === nodes[at].row)
    const start = nodes[at].row * 4
    return {
      from: mean(left.map((from) => nodes[from].row * 4 + track[from])) ?? start + 0.5,
      track: mean(same.map((from) => track[from])) ?? 0,
      weight: onJourney[at] ? 3 : 1,
    }
  }
}

interface Wish {
  /** Where its edges come from, by rows. */
  from: number
  track: number
  weight: number
}

/** [row] journeys that skip columns inside it */
function passersBy(scene: Scene, ranks: Ranks): { from: number; to: number }[][] {
  const { nodes, flows, rows } = scene
  const found: { from: number; to: number }[][] = rows.map(() => [])
  flows.forEach(({ flow, from, to }, at) => {
    if (flow.kind !== 'journey' || ranks.loop[at] || nodes[from].row !== nodes[to].row) return
    if (ranks.column[to] > ranks.column[from] + 1) found[nodes[from].row].push({ from, to })
  })
  return found
}

const mean = (values: number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length

/** Rising tracks below `most` for `count` steps; of two equal choices the upper. */
function cheapest(count: number, most: number, price: (index: number, track: number) => number): number[] {
  let best: number[] = []
  let least = Infinity
  const choose = (chosen: number[], cost: number) => {
    if (cost >= least) return
    if (chosen.length === count) {
      best = chosen
      least = cost
      return
    }
    const rest = count - chosen.length
    for (let next = (chosen.at(-1) ?? -1) + 1; next + rest <= most; next += 1)
      choose([...chosen, next], cost + price(chosen.length, next))
  }
  choose([], 0)
  return best
}
