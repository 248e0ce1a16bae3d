/**
 * Tracks: the lines of steps inside a department's row. One is the rule; where two steps stand in one cell, or two
 * chains run side by side, there are up to three, and a chain keeps its track so that its edges stay straight.
 */
import { isEvidence } from './graph.ts'
import { isForward } from './loops.ts'
import { mostInCell, type Ranks } from './ranks.ts'
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
  const cells = new Map<number, number[]>()
  nodes.forEach((node, at) => {
    const key = ranks.column[at] * rows.length + node.row
    const cell = cells.get(key)
    if (cell) cell.push(at)
    else cells.set(key, [at])
  })
  const place = (at: number) => nodes[at].row * 4 + track[at]
  for (const [, cell] of [...cells].sort((a, b) => a[0] - b[0])) {
    const wish = new Map(
      cell.map((at) => {
        const left = before[at].filter((from) => ranks.column[from] < ranks.column[at])
        const same = left.filter((from) => nodes[from].row === nodes[at].row)
        return [
          at,
          { from: mean(left.map(place)) ?? nodes[at].row * 4, track: mean(same.map((from) => track[from])) ?? 0 },
        ]
      }),
    )
    const wishOf = (at: number) => wish.get(at) as { from: number; track: number }
    cell.sort((a, b) => wishOf(a).from - wishOf(b).from || a - b)
    const most = isEvidence(scene, cell[0]) ? cell.length : Math.max(mostInCell, cell.length)
    const chosen = nearest(
      cell.map((at) => wishOf(at).track),
      most,
    )
    cell.forEach((at, index) => (track[at] = chosen[index]))
  }
  const tracks = rows.map(() => 1)
  nodes.forEach((node, at) => (tracks[node.row] = Math.max(tracks[node.row], track[at] + 1)))
  return { track, tracks }
}

const mean = (values: number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length

/** Rising tracks below `most`, as near to the wished ones as can be; of two equal choices the upper. */
function nearest(wishes: number[], most: number): number[] {
  let best: number[] = []
  let least = Infinity
  const choose = (chosen: number[], cost: number) => {
    if (cost >= least) return
    if (chosen.length === wishes.length) {
      best = chosen
      least = cost
      return
    }
    const rest = wishes.length - chosen.length
    for (let next = (chosen.at(-1) ?? -1) + 1; next + rest <= most; next += 1)
      choose([...chosen, next], cost + Math.abs(next - wishes[chosen.length]))
  }
  choose([], 0)
  return best
}
