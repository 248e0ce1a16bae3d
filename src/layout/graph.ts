/** What must not stand left of what: nodes and the starts of phases, joined into clusters that share a column. */
import { isForward } from './loops.ts'
import type { Scene, SceneFlow } from './scene.ts'

/** One thing must not stand left of another: `least` columns lie between them. */
export interface Link {
  from: number
  to: number
  least: 0 | 1
  /** May share a column only as a straight drop, with nothing in between. */
  upright: boolean
}

/** Members are the nodes, then the starts of the phases. A cluster has the name of its first member. */
export interface Graph {
  /** [member] → cluster */
  cluster: number[]
  /** [cluster] → members */
  members: number[][]
  /** [cluster] */
  out: Link[][]
  into: Link[][]
}

/** @param loop [flow]; a flow that the phases turn back is marked here */
export function graphOf(scene: Scene, loop: boolean[]): Graph {
  const { nodes, flows } = scene
  const builder = new Builder(nodes.length + scene.phases.length)
  addPhases(scene, builder)
  const among = flows.map(({ from, to }) => from !== to && !isEvidence(scene, from) && !isEvidence(scene, to))
  flows.forEach((flow, at) => {
    if (!among[at] || !isForward(flow) || loop[at]) return
    const upright = mayDrop(scene, flow)
    const added = builder.addUnlessCircle({ from: flow.from, to: flow.to, least: upright ? 0 : 1, upright })
    if (!added) loop[at] = true
  })
  // What customer and employee do at the same moment shares a column.
  flows.forEach(({ flow, from, to }, at) => {
    if (among[at] && flow.kind === 'encounter' && nodes[from].row !== nodes[to].row) builder.joinUnlessCircle(from, to)
  })
  // What passes between two steps besides cases does not go left where that costs nothing.
  flows.forEach((flow, at) => {
    if (!among[at] || isForward(flow) || flow.flow.kind === 'encounter') return
    const least = nodes[flow.from].lane === nodes[flow.to].lane ? 1 : 0
    builder.addUnlessCircle({ from: flow.from, to: flow.to, least, upright: false })
  })
  return builder.graph()
}

export const isEvidence = (scene: Scene, at: number): boolean => scene.nodes[at]?.kind === 'evidence'

/** Every column of a phase lies left of every column of the next. */
function addPhases(scene: Scene, builder: Builder): void {
  const { nodes, phases } = scene
  phases.forEach((_, phase) => {
    const start = nodes.length + phase
    const members = nodes.flatMap((node, at) => (node.phase === phase && node.kind !== 'evidence' ? [at] : []))
    for (const member of members) builder.add({ from: start, to: member, least: 0, upright: false })
    if (phase + 1 >= phases.length) return
    for (const member of members) builder.add({ from: member, to: start + 1, least: 1, upright: false })
    // An empty phase keeps a column, to be filled.
    builder.add({ from: start, to: start + 1, least: members.length === 0 ? 1 : 0, upright: false })
  })
}

/**
 * Whether both ends may share a column: where customer and company meet, where a support process is called, and
 * inside one department. A handoff to another department takes time, so it goes to the right.
 */
function mayDrop(scene: Scene, flow: SceneFlow): boolean {
  const [from, to] = [scene.nodes[flow.from], scene.nodes[flow.to]]
  if (from.lane === to.lane) return false
  const roles = [scene.lanes[from.lane].role, scene.lanes[to.lane].role]
  if (roles.includes('customer') || roles.includes('support')) return true
  return from.department === undefined || to.department === undefined || from.department === to.department
}

class Builder {
  readonly #cluster: number[]
  readonly #next: number[][]
  readonly #links: Link[] = []

  constructor(size: number) {
    this.#cluster = Array.from({ length: size }, (_, at) => at)
    this.#next = this.#cluster.map(() => [])
  }

  add(link: Link): void {
    this.#links.push(link)
    this.#next[this.#cluster[link.from]].push(this.#cluster[link.to])
  }

  addUnlessCircle(link: Link): boolean {
    if (this.#reaches(link.to, link.from)) return false
    this.add(link)
    return true
  }

  joinUnlessCircle(a: number, b: number): void {
    if (this.#reaches(a, b) || this.#reaches(b, a)) return
    const kept = Math.min(this.#cluster[a], this.#cluster[b])
    const gone = Math.max(this.#cluster[a], this.#cluster[b])
    this.#next[kept].push(...this.#next[gone])
    this.#cluster.forEach((one, at) => {
      if (one === gone) this.#cluster[at] = kept
    })
  }

  graph(): Graph {
    const cluster = this.#cluster
    const graph: Graph = {
      cluster,
      members: cluster.map(() => []),
      out: cluster.map(() => []),
      into: cluster.map(() => []),
    }
    cluster.forEach((one, at) => graph.members[one].push(at))
    for (const link of this.#links) {
      if (cluster[link.from] === cluster[link.to]) continue
      graph.out[cluster[link.from]].push(link)
      graph.into[cluster[link.to]].push(link)
    }
    return graph
  }

  #reaches(from: number, to: number): boolean {
    const target = this.#cluster[to]
    const seen = new Set([this.#cluster[from]])
    for (const at of seen) {
      if (at === target) return true
      for (const after of this.#next[at]) seen.add(this.#cluster[after])
    }
    return false
  }
}
