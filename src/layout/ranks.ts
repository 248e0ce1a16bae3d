/**
 * Columns: what happens later stands further right. A step's column is the longest way to it from the left, where a
 * flow takes one column, or none when it goes straight up or down to another lane at the same moment.
 */
import { Cells, mostInCell } from './cells.ts'
import { graphOf, isEvidence, type Graph, type Link } from './graph.ts'
import { loopsOf } from './loops.ts'
import { pullRight } from './pull.ts'
import type { Scene } from './scene.ts'

export interface Ranks {
  /** [node] */
  column: number[]
  columns: number
  /** [flow] whether it goes back */
  loop: boolean[]
  /** [phase] its first column */
  phaseStart: number[]
  /** Columns that are a whole folded phase. */
  folded?: ReadonlySet<number>
}

export function ranksOf(scene: Scene): Ranks {
  const loop = loopsOf(scene)
  const graph = graphOf(scene, loop)
  const placed = placeColumns(scene, graph)
  pullRight(scene, graph, placed)
  const column = placed.slice(0, scene.nodes.length)
  const phaseStart = scene.phases.map((_, phase) => {
    const members = column.filter((_, at) => scene.nodes[at].phase === phase && !isEvidence(scene, at))
    return members.length > 0 ? Math.min(...members) : placed[scene.nodes.length + phase]
  })
  placeEvidence(scene, column, phaseStart)
  return { column, columns: closeGaps(scene, column, phaseStart), loop, phaseStart }
}

const up = 1
const down = 2

/** Places clusters from the left to the right; ties by the document's order. @returns [member] */
function placeColumns(scene: Scene, graph: Graph): number[] {
  const { nodes } = scene
  const { cluster, members, out, into } = graph
  const column = cluster.map(() => 0)
  const cells = new Cells(scene.rows.length)
  /** Which way a column's chain of drops goes: a step reached from above goes on downwards only. */
  const course = cluster.map(() => 0)
  const bound = members.map((group) => Math.max(0, ...group.map((at) => nodes[at]?.pin ?? 0)))
  const waiting = into.map((links) => links.length)
  // A step without flows takes the first free place, after the others have taken theirs.
  const alone = members.map(
    (group, at) =>
      group.length === 1 &&
      at < nodes.length &&
      out[at].every(({ to }) => to >= nodes.length) &&
      into[at].every(({ from }) => from >= nodes.length),
  )
  const isBefore = (a: number, b: number) => (Number(alone[a]) - Number(alone[b]) || bound[a] - bound[b] || a - b) < 0

  const isFreeDrop = (link: Link, place: number): boolean => {
    const [from, to] = [nodes[link.from].row, nodes[link.to].row]
    const before = course[cluster[link.from]]
    if (before === up + down || before === (from < to ? up : down)) return false
    // Several ways into one row stand above each other in the next column.
    const branches = out[cluster[link.from]].filter((other) => other.from === link.from && nodes[other.to]?.row === to)
    return branches.length === 1 && cells.isOpen(from, to, place)
  }
  const place = (at: number): number => {
    if (at >= nodes.length) return bound[at]
    let here = bound[at]
    const drops = into[at].filter((link) => link.upright && column[cluster[link.from]] === here)
    if (drops.some((link) => !isFreeDrop(link, here))) here += 1
    else for (const { from, to } of drops) course[at] |= nodes[to].row > nodes[from].row ? down : up
    const most = alone[at] ? 1 : mostInCell
    while (members[at].some((member) => cells.at(nodes[member].row, here).length >= most)) {
      here += 1
      course[at] = 0
    }
    for (const member of members[at]) cells.take(member, nodes[member].row, here)
    return here
  }

  const ready = new Set(cluster.filter((one, at) => one === at && waiting[at] === 0 && !isEvidence(scene, at)))
  while (ready.size > 0) {
    let at = -1
    for (const one of ready) if (at < 0 || isBefore(one, at)) at = one
    ready.delete(at)
    const here = place(at)
    for (const member of members[at]) column[member] = here
    for (const link of out[at]) {
      const to = cluster[link.to]
      bound[to] = Math.max(bound[to], here + link.least)
      waiting[to] -= 1
      if (waiting[to] === 0) ready.add(to)
    }
  }
  return column
}

/** Evidence stands over the step at which it is seen. */
function placeEvidence(scene: Scene, column: number[], phaseStart: number[]): void {
  const step = evidenceSteps(scene)
  const taken = new Set<number>()
  for (const [card, under] of step) {
    column[card] = column[under]
    taken.add(column[card])
  }
  scene.nodes.forEach((node, at) => {
    if (!isEvidence(scene, at) || step.has(at)) return
    let place = Math.max(node.pin, node.phase < 0 ? 0 : phaseStart[node.phase])
    while (taken.has(place)) place += 1
    column[at] = place
    taken.add(place)
  })
}

/** Evidence → the step at which it is seen: the first that a flow names. */
function evidenceSteps(scene: Scene): Map<number, number> {
  const found = new Map<number, number>()
  for (const { from, to } of scene.flows) {
    if (isEvidence(scene, from) === isEvidence(scene, to)) continue
    const [card, step] = isEvidence(scene, from) ? [from, to] : [to, from]
    if (!found.has(card)) found.set(card, step)
  }
  return found
}

/** Takes out columns with nothing in them, except left of a pin and for an empty phase. @returns how many remain */
function closeGaps(scene: Scene, column: number[], phaseStart: number[]): number {
  const { nodes } = scene
  const used = new Set(column)
  phaseStart.forEach((start, phase) => {
    if (!nodes.some((node) => node.phase === phase)) used.add(start)
  })
  const last = Math.max(-1, ...used, ...phaseStart)
  const pinned = Math.max(0, ...nodes.map((node) => node.pin))
  const moved: number[] = []
  let count = 0
  for (let at = 0; at <= last; at += 1) {
    moved.push(count)
    if (used.has(at) || at < pinned) count += 1
  }
  column.forEach((one, at) => (column[at] = moved[one]))
  phaseStart.forEach((start, at) => (phaseStart[at] = moved[start]))
  return count
}
