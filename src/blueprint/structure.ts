/**
 * The shape of a process: what can be reached, what goes round, and which parallel parts are blocks. The compiler
 * leans on it: a block becomes a parallel state, what is not a block becomes children of its own.
 * Everything here is derived from the document once, and none of it throws on a broken one.
 */
import type { Blueprint } from './blueprint.ts'
import { once } from './once.ts'
import { all, compareText, flowsTo, get, nodesOf } from './queries.ts'
import { aroundOf, circles, isOnTheWay, reach, routesOf, type Routes, type Way } from './routes.ts'

/** The steps that a case can come to, from an arrival or by a chasing call. */
export const reachable = once((blueprint): ReadonlySet<string> => {
  const routes = routesOf(blueprint)
  return nodesAmong(reach(routes, routes.starts))
})

/** The steps from which a case can come to an end. Flows that nobody takes (share 0) do not count. */
export const exitReachable = once((blueprint): ReadonlySet<string> => {
  const routes = routesOf(blueprint)
  const found = new Set(routes.ends)
  const waiting = [...found]
  for (let point = waiting.pop(); point !== undefined; point = waiting.pop()) {
    for (const way of routes.into.get(point) ?? []) {
      if (!way.taken || found.has(way.from)) continue
      found.add(way.from)
      waiting.push(way.from)
    }
  }
  return nodesAmong(found)
})

/** Loops: steps that lead to each other, one list a loop (what hangs together is one loop), bounces included. */
export const cycles = once((blueprint): readonly (readonly string[])[] =>
  circles(routesOf(blueprint)).map((points) => points.filter((point) => !isOnTheWay(point))),
)

/**
 * Steps that one case may visit more than once: they lie on a loop, or several branches that are no block lead to
 * them, or chasing calls run through them. Rather one too many than one too few.
 */
export const revisitable = once((blueprint): ReadonlySet<string> => {
  const routes = routesOf(blueprint)
  const found = new Set(cycles(blueprint).flat())
  for (const chase of all(blueprint, 'chase'))
    if (routes.out.has(chase.to)) for (const id of reach(routes, [chase.to])) found.add(id)
  for (const [fork, block] of concurrency(blueprint)) {
    if (block.structured) continue
    const met = new Set<string>()
    for (const way of routes.out.get(fork) ?? [])
      for (const id of reach(routes, [way.to])) (met.has(id) ? found : met).add(id)
  }
  return nodesAmong(found)
})

/**
 * Loops in which no time can pass: a case would go round for ever within one instant. A flow with a limit breaks such
 * a loop; so does a join that also waits for a way from outside.
 */
export const zeroTimeLoops = once((blueprint): readonly (readonly string[])[] => {
  const routes = routesOf(blueprint)
  const joins = nodesOf(blueprint, 'join').filter((join) => (join.mode ?? 'all') === 'all')
  const waits = new Set<string>()
  for (;;) {
    const found = circles(routes, (way) => way.taken && !way.limited && !way.takesTime && !waits.has(way.from))
    const before = waits.size
    for (const loop of found) {
      const members = new Set(loop)
      for (const { id } of joins)
        if (members.has(id) && (routes.into.get(id) ?? []).some((way) => way.takesTime || !members.has(way.from)))
          waits.add(id)
    }
    if (waits.size === before) return found.map((points) => points.filter((point) => !isOnTheWay(point)))
  }
})

/** Why branches are no block, and the step at which it shows. */
export interface Why {
  reason:
    | 'no-branches'
    /** A step belongs to two branches. */
    | 'shared-step'
    /** A branch goes back to before its fork. */
    | 'back-to-fork'
    /** A step of a branch is entered from elsewhere. */
    | 'entered-from-outside'
    /** A branch may end (or break off) before the join. */
    | 'ends-before-join'
    /** The join also waits for a way that begins elsewhere. */
    | 'join-has-other-ways'
    /** The join waits for another number than there are branches. */
    | 'expects-others'
    /** A branch never comes to the join. */
    | 'misses-join'
    /** Branches leave the sub-blueprint in which they began. */
    | 'leaves-sub-blueprint'
    /** A fork or join inside of a branch is itself no block. */
    | 'nested'
  at: string
}

export interface Branch {
  flow: string
  /** Steps of this branch, nested blocks and the insides of sub-blueprints among them; empty where the flow leads straight into the join. */
  nodes: ReadonlySet<string>
}

/**
 * What a fork starts. `structured`: its branches are apart from each other, entered only through their own flow, and
 * all lead to one join that waits for nothing else (several flows of one branch into it are ways of which the branch
 * takes one), or, where there is no join, each ends for itself.
 */
export type Block =
  { structured: true; join: string | undefined; branches: readonly Branch[] } | { structured: false; why: Why }

/** The block of each fork that cases can reach or not, by the fork's id. */
export const concurrency = once((blueprint): ReadonlyMap<string, Block> => {
  const routes = routesOf(blueprint)
  const forks = nodesOf(blueprint, 'fork').map((fork) => fork.id)
  const joins = nodesOf(blueprint, 'join').map((join) => join.id)
  const blocks = new Map<string, Block>()
  for (const fork of forks) blocks.set(fork, blockOf(blueprint, routes, fork, joins))
  // A block is no block if something inside of it is none: the inner one may bring the join one token too many or too few.
  for (let changed = true; changed;) {
    changed = false
    for (const [fork, block] of blocks) {
      if (!block.structured) continue
      const at = unsound(blueprint, routes, block, blocks)
      if (at === undefined) continue
      blocks.set(fork, { structured: false, why: { reason: 'nested', at } })
      changed = true
    }
  }
  return blocks
})

/** The fork whose block a join ends, by the join's id. */
export const forkOfJoin = once((blueprint): ReadonlyMap<string, string> => {
  const forks = new Map<string, string>()
  for (const [fork, block] of concurrency(blueprint))
    if (block.structured && block.join !== undefined) forks.set(block.join, fork)
  return forks
})

function blockOf(blueprint: Blueprint, routes: Routes, fork: string, joins: readonly string[]): Block {
  const starts = (routes.out.get(fork) ?? []).filter((way) => way.by === 'done')
  if (starts.length === 0) return { structured: false, why: { reason: 'no-branches', at: fork } }
  const reached = starts.map((way) => reach(routes, [way.to]))
  const around = aroundOf(blueprint, get(blueprint, 'node', fork))
  const candidates = joins
    .filter((join) => join !== fork && reached.every((region) => region.has(join)))
    .map((join) => {
      const regions = starts.map((way) => reach(routes, [way.to], { stop: join }))
      return { join, regions, size: regions.reduce((sum, region) => sum + region.size, 0) }
    })
    .sort((a, b) => a.size - b.size || compareText(a.join, b.join))
  let why: Why | undefined
  for (const { join, regions } of candidates) {
    const problem =
      aroundOf(blueprint, get(blueprint, 'node', join)) === around
        ? problemOf(blueprint, routes, fork, starts, regions, join)
        : ({ reason: 'leaves-sub-blueprint', at: join } as const)
    if (!problem) return { structured: true, join, branches: branchesOf(starts, regions) }
    why ??= problem
  }
  const problem = problemOf(blueprint, routes, fork, starts, reached, undefined)
  if (!problem) return { structured: true, join: undefined, branches: branchesOf(starts, reached) }
  return { structured: false, why: why ?? problem }
}

const branchesOf = (starts: readonly Way[], regions: readonly Set<string>[]): Branch[] =>
  starts.map((way, at) => ({ flow: way.flow as string, nodes: nodesAmong(regions[at]) }))

function problemOf(
  blueprint: Blueprint,
  routes: Routes,
  fork: string,
  starts: readonly Way[],
  regions: readonly Set<string>[],
  join: string | undefined,
): Why | undefined {
  const back = regions.find((region) => region.has(fork))
  if (back) return { reason: 'back-to-fork', at: fork }
  const owner = new Map<string, Set<string>>()
  for (const region of regions) {
    for (const point of region) {
      if (owner.has(point)) return { reason: 'shared-step', at: nodeAt(routes, point) }
      owner.set(point, region)
    }
  }
  const around = aroundOf(blueprint, get(blueprint, 'node', fork))
  for (const [at, region] of regions.entries()) {
    const start = starts[at]
    for (const point of region) {
      if (!isOnTheWay(point) && !isInside(blueprint, point, around))
        return { reason: 'leaves-sub-blueprint', at: point }
      const isLast = (routes.out.get(point) ?? []).length === 0
      if (isLast && (join !== undefined || !routes.ends.has(point)))
        return { reason: 'ends-before-join', at: nodeAt(routes, point) }
      const entered = (routes.into.get(point) ?? []).find((way) => !region.has(way.from) && way !== start)
      if (entered || routes.starts.includes(point))
        return { reason: 'entered-from-outside', at: nodeAt(routes, entered?.to ?? point) }
    }
  }
  if (join === undefined) return undefined
  if (awaitedBy(blueprint, join, starts.length) !== starts.length) return { reason: 'expects-others', at: join }
  const into = routes.into.get(join) ?? []
  const stray = into.find((way) => !owner.has(way.from) && !starts.includes(way))
  if (stray) return { reason: 'join-has-other-ways', at: nodeAt(routes, stray.from) }
  const misses = starts.find((start, at) => start.to !== join && !into.some((way) => regions[at].has(way.from)))
  return misses && { reason: 'misses-join', at: nodeAt(routes, misses.to) }
}

/** How many tokens make up all for a join, where as many ways as that would be usual. */
const awaitedBy = (blueprint: Blueprint, join: string, usual: number): number => {
  const node = get(blueprint, 'node', join)
  return (node?.kind === 'join' && (node.mode ?? 'all') === 'all' ? node.expects : undefined) ?? usual
}

/**
 * How many tokens make a join whole that closes no block: as many as it `expects`, else one on each way to it. Where the
 * first goes on it is as many: only a block can tell which are the others, so outside of one nobody is stopped, and who
 * comes after the first is absorbed.
 */
export function tokensAwaited(blueprint: Blueprint, join: string): number {
  const node = get(blueprint, 'node', join)
  if (node?.kind === 'join' && node.mode !== 'first' && node.expects !== undefined) return node.expects
  const reached = reachable(blueprint)
  return flowsTo(blueprint, join).filter((flow) => reached.has(flow.from)).length
}

/** A node for a point: on the way of a handoff, the one that it leads to. */
const nodeAt = (routes: Routes, point: string): string =>
  isOnTheWay(point) ? ((routes.out.get(point) ?? []).at(0)?.to ?? point.slice(1)) : point

function isInside(blueprint: Blueprint, node: string, around: string | undefined): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = node; ;) {
    at = aroundOf(blueprint, get(blueprint, 'node', at))
    if (at === around) return true
    if (at === undefined || seen.has(at)) return around === undefined
    seen.add(at)
  }
}

/** The fork or join inside of a block that is not wholly inside of one of its branches. */
function unsound(
  blueprint: Blueprint,
  routes: Routes,
  block: Block & { structured: true },
  blocks: ReadonlyMap<string, Block>,
): string | undefined {
  for (const { nodes } of block.branches) {
    const matched = new Set<string>()
    for (const id of nodes) {
      const inner = blocks.get(id)
      if (!inner) continue
      if (!inner.structured) return id
      // Without a join of their own the inner branches must end, and they do so inside; with one, it lies inside too.
      if (inner.join === undefined && block.join !== undefined) return id
      if (inner.join !== undefined) {
        if (!nodes.has(inner.join)) return id
        matched.add(inner.join)
      }
    }
    for (const id of nodes) {
      if (matched.has(id) || get(blueprint, 'node', id)?.kind !== 'join') continue
      if ((routes.into.get(id) ?? []).length > 1) return id
    }
  }
  return undefined
}

const nodesAmong = (points: Iterable<string>): Set<string> => new Set([...points].filter((point) => !isOnTheWay(point)))
