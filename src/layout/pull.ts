/** What only leads to something later (a second arrival, its preparations) stands next to it, not at the far left. */
import { Cells, mostInCell } from './cells.ts'
import { isEvidence, type Graph, type Link } from './graph.ts'
import type { Scene } from './scene.ts'

/** Moves chains that nothing leads to, as they are, to the right as far as what comes after them allows. */
export function pullRight(scene: Scene, graph: Graph, column: number[]): void {
  const { nodes } = scene
  const { cluster, members, out, into } = graph
  const cells = new Cells(scene.rows.length)
  nodes.forEach((node, at) => !isEvidence(scene, at) && cells.take(at, node.row, column[at]))
  const isNode = (at: number) => at < nodes.length
  const onward = (at: number) => out[at].filter(({ to }) => isNode(to))
  const isFree = (at: number) => !isEvidence(scene, at) && members[at].length === 1 && nodes[at].pin === 0

  const chainFrom = (start: number): number[] => {
    const chain = [start]
    for (let at = start; onward(at).length === 1;) {
      at = cluster[onward(at)[0].to]
      if (!isFree(at) || into[at].filter(({ from }) => isNode(from)).length > 1 || onward(at).length === 0) break
      chain.push(at)
    }
    return chain
  }
  /** A step set beside the column's chain of drops must not come to stand in one of them. */
  const isFreeDrop = (link: Link, place: number): boolean => {
    const [own, target] = [nodes[link.from].row, nodes[link.to].row]
    const there = cluster[link.to]
    return (
      cells.at(target, place).length === 1 &&
      cells.isOpen(target, own, place) &&
      ![...out[there], ...into[there]].some(
        ({ from, to, upright }) =>
          upright &&
          from !== link.from &&
          column[from] === column[to] &&
          (nodes[from].row - own) * (nodes[to].row - own) <= 0,
      )
    )
  }

  const starts = nodes.flatMap((_, at) =>
    isFree(at) && onward(at).length > 0 && !into[at].some(({ from }) => isNode(from)) ? [at] : [],
  )
  for (const start of starts) {
    const chain = chainFrom(start)
    const last = chain[chain.length - 1]
    // Alone, it may drop straight to what follows; in a chain, it keeps its distance.
    const room = chain.map((at) =>
      Math.min(
        ...out[at]
          .filter(({ to }) => at === last || !isNode(to))
          .map(
            (link) => column[cluster[link.to]] - (chain.length > 1 && isNode(link.to) ? 1 : link.least) - column[at],
          ),
      ),
    )
    const fits = (shift: number) =>
      chain.every((at) => cells.at(nodes[at].row, column[at] + shift).length < mostInCell) &&
      out[last].every(
        (link) =>
          !link.upright || column[cluster[link.to]] !== column[last] + shift || isFreeDrop(link, column[last] + shift),
      )
    for (const at of chain) cells.leave(at, nodes[at].row, column[at])
    let shift = Math.max(0, Math.min(...room))
    while (shift > 0 && !fits(shift)) shift -= 1
    for (const at of chain) {
      column[at] += shift
      cells.take(at, nodes[at].row, column[at])
    }
  }
}
