/**
 * The ways on which cases move: a graph of steps, drawn from the sequence flows. Sub-blueprints are laid open (a way
 * leads into the entry, the inside ends lead on), and a handoff that takes time or may be refused is a point of its
 * own between two steps. Never throws: what refers to nothing is passed over, for a rule names it.
 */
import type { Blueprint, Flow, Node, NodeKind, NodeOf } from './blueprint.ts'
import { checkSpec, meanOf } from '../random/index.ts'
import type { DistributionSpec, Stage } from './field.ts'
import { once } from './once.ts'
import { all, compareText, flowsFrom, flowsTo, get, type Identified } from './queries.ts'

/** The ways to leave a step. */
export const exitKinds = ['done', 'abandon', 'deadline', 'full', 'balk'] as const
export type Exit = (typeof exitKinds)[number]

/** Kinds that no case passes. */
const still = new Set<NodeKind>(['evidence', 'note'])

/** Does a case pass this node? Evidence and notes only stand beside the way. */
export const isStep = (node: Node | undefined): boolean => node !== undefined && !still.has(node.kind)

/** The sequence flows by which a case may leave a node through one of its exits, in their order. */
export const exitsOf = (blueprint: Blueprint, node: string, on: Exit = 'done'): Identified<Flow>[] =>
  flowsFrom(blueprint, node).filter((flow) => (flow.on ?? 'done') === on)

/** The nodes that stand directly inside a sub-blueprint. */
export const insideOf = (blueprint: Blueprint, sub: string): Identified<Node>[] =>
  all(blueprint, 'node').filter((node) => node.within === sub && node.id !== sub)

/** Where a case begins inside a sub-blueprint: the steps that no sequence flow from inside leads to. Exactly one, if it is sound. */
export function entriesOf(blueprint: Blueprint, sub: string): Identified<Node>[] {
  const inside = insideOf(blueprint, sub).filter(isStep)
  const ids = new Set(inside.map((node) => node.id))
  return inside.filter(
    (node) => !flowsTo(blueprint, node.id).some((flow) => flow.from !== node.id && ids.has(flow.from)),
  )
}

/** The sub-blueprint around a node, if it really is one. */
export const aroundOf = (blueprint: Blueprint, node: Node | undefined): string | undefined => {
  const around = get(blueprint, 'node', node?.within)
  return around?.kind === 'sub-blueprint' ? around.id : undefined
}

/** Is a flow there for when another one of the same node has been taken as often as it may? */
export const standsIn = (flow: Identified<Flow>, siblings: readonly Identified<Flow>[]): boolean =>
  siblings.some((one) => one.id !== flow.id && one.limit !== undefined && one.instead === flow.id)

/** Of the flows by one exit those among which chance decides: on no condition, and not only there to stand in. */
export const drawnAmong = (flows: readonly Identified<Flow>[]): Identified<Flow>[] =>
  flows.filter(
    (flow) =>
      flow.when === undefined && (flow.share !== undefined || flow.shares !== undefined || !standsIn(flow, flows)),
  )

/** The share of a flow whatever the case is like. One that says none is certain alone, and has none beside others. */
export const shareAmong = (drawn: readonly Identified<Flow>[], flow: Identified<Flow>): number =>
  flow.share ?? (drawn.length === 1 ? 1 : 0)

/**
 * Can a flow ever be taken? Not if others share its exit and its share is 0 for everybody, unless it stands in for a
 * flow with a limit.
 */
export function isTaken(blueprint: Blueprint, flow: Identified<Flow>): boolean {
  if (flow.when !== undefined || (flow.share ?? 0) > 0 || flow.shares?.some((one) => one.share > 0)) return true
  if (standsIn(flow, flowsFrom(blueprint, flow.from))) return true
  const node = get(blueprint, 'node', flow.from)
  if (node?.kind === 'redial') return redialShare(node, flow.on ?? 'done') > 0 || node.limit !== undefined
  if (node?.kind !== 'decision' && node?.kind !== 'action') return true
  return shareAmong(drawnAmong(exitsOf(blueprint, flow.from, flow.on)), flow) > 0
}

/** How many of those who come to a redial leave it by an exit: trying again, or letting it be. */
export const redialShare = (node: NodeOf<'redial'>, on: Exit): number =>
  on === 'done' ? (node.share ?? 1) : on === 'abandon' ? 1 - (node.share ?? 1) : 0

/** One step of a case from one point of the graph to another. */
export interface Way {
  from: string
  to: string
  /** The flow that is followed; none from a sub-blueprint into its entry. */
  flow: string | undefined
  by: Exit | 'enter' | 'bounce'
  /** May ever be taken. */
  taken: boolean
  /** Taken only so many times by one case. */
  limited: boolean
  /** Time passes before or on it, whatever the case. */
  takesTime: boolean
}

export interface Routes {
  /** Every step and every point on the way of a handoff (`~` and the flow's id), in the order of the document. */
  points: readonly string[]
  out: ReadonlyMap<string, readonly Way[]>
  into: ReadonlyMap<string, readonly Way[]>
  /** Where cases begin: arrival nodes, and the steps that chasing calls go to. */
  starts: readonly string[]
  /** Ends that lead nowhere on: the case leaves. */
  ends: ReadonlySet<string>
}

/** A point on the way of a handoff, not a node. Ids of records begin with a letter. */
export const isOnTheWay = (point: string): boolean => point.startsWith('~')

export const routesOf = once((blueprint): Routes => {
  const steps = all(blueprint, 'node').filter(isStep)
  const ids = new Set(steps.map((node) => node.id))
  const points = steps.map((node) => node.id)
  const ways: Way[] = []
  const ends = new Set<string>()
  const passes = new Set<string>()

  const follow = (from: string, flow: Identified<Flow>, takesTime: boolean) => {
    if (!ids.has(flow.to)) return
    const by = flow.on ?? 'done'
    const node = get(blueprint, 'node', from)
    const limited = flow.limit !== undefined || (node?.kind === 'redial' && by === 'done' && node.limit !== undefined)
    const way = { flow: flow.id, by, taken: isTaken(blueprint, flow), limited, takesTime }
    const { handoff } = flow
    const bounce = (handoff?.bounce?.share ?? 0) > 0 ? handoff?.bounce : undefined
    const isSlow = isPositive(handoff?.transfer) || (handoff?.trays?.length ?? 0) > 0
    if (!bounce && !isSlow) {
      ways.push({ ...way, from, to: flow.to })
      return
    }
    const point = `~${flow.id}`
    ways.push({ ...way, from, to: point })
    if (passes.has(point)) return
    passes.add(point)
    points.push(point)
    const on = { flow: flow.id, limited: false }
    ways.push({ ...on, from: point, to: flow.to, by, taken: (bounce?.share ?? 0) < 1, takesTime: isSlow })
    const back = bounce?.to ?? flow.from
    if (bounce && ids.has(back)) {
      const after = isSlow || isPositive(bounce.after)
      ways.push({ ...on, from: point, to: back, by: 'bounce', taken: true, takesTime: after })
    }
  }

  for (const node of steps) {
    const around = aroundOf(blueprint, node)
    if (node.kind === 'end') {
      if (around === undefined) ends.add(node.id)
      else for (const flow of exitsOf(blueprint, around)) follow(node.id, flow, false)
      continue
    }
    if (node.kind === 'sub-blueprint') {
      const entries = entriesOf(blueprint, node.id)
      const enter = {
        from: node.id,
        flow: undefined,
        by: 'enter',
        taken: true,
        limited: false,
        takesTime: false,
      } as const
      for (const entry of entries) ways.push({ ...enter, to: entry.id })
      // Without an inside it is passed at once; a rule says that it must not be so.
      if (entries.length > 0) continue
    }
    for (const flow of flowsFrom(blueprint, node.id)) follow(node.id, flow, exitTakesTime(node, flow.on ?? 'done'))
  }

  const out = grouped(points, ways, (way) => way.from)
  const into = grouped(points, ways, (way) => way.to)
  const called = all(blueprint, 'chase').map((one) => one.to)
  const starts = [...steps.filter((node) => node.kind === 'arrival').map((node) => node.id), ...called]
  return { points, out, into, starts: [...new Set(starts)].filter((id) => ids.has(id)), ends }
})

function grouped(points: string[], ways: Way[], by: (way: Way) => string): Map<string, Way[]> {
  const groups = new Map<string, Way[]>(points.map((point) => [point, []]))
  for (const way of ways) groups.get(by(way))?.push(way)
  return groups
}

/** Must time pass before a case leaves a node through this exit? Who finds no room or too long a queue goes at once. */
function exitTakesTime(node: Node, on: Exit): boolean {
  if (on === 'full' || on === 'balk') return false
  if (node.kind === 'redial') return on === 'done' && isPositive(node.after)
  if (on === 'abandon' || on === 'deadline') return true
  if (node.kind === 'batch') return true
  return (node.kind === 'action' || node.kind === 'delay') && (node.stages ?? []).some(stageTakesTime)
}

const stageTakesTime = (stage: Stage): boolean =>
  isPositive(stage.time) && (stage.variants ?? []).every((variant) => isPositive(variant.time))

/** A time that is not always 0; what cannot be drawn from counts as some time. */
const isPositive = (time: DistributionSpec | undefined): boolean =>
  time !== undefined && (checkSpec(time).length > 0 || meanOf(time) > 0)

/** Everything that can be come to from these points, themselves included; `stop` points are neither entered nor counted. */
export function reach(
  routes: Routes,
  from: Iterable<string>,
  { stop, along }: { stop?: string; along?: (way: Way) => boolean } = {},
): Set<string> {
  const found = new Set<string>()
  const waiting: string[] = []
  const meet = (point: string) => {
    if (point === stop || found.has(point)) return
    found.add(point)
    waiting.push(point)
  }
  for (const point of from) meet(point)
  for (let point = waiting.pop(); point !== undefined; point = waiting.pop())
    for (const way of routes.out.get(point) ?? []) if (!along || along(way)) meet(way.to)
  return found
}

/** Points that lie on a common circle, circle by circle (Tarjan's strong components); a point alone only if it leads to itself. */
export function circles(routes: Routes, along: (way: Way) => boolean = () => true): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const found: string[][] = []
  const waysOf = (point: string) => (routes.out.get(point) ?? []).filter(along)
  const enter = (point: string) => {
    index.set(point, index.size)
    low.set(point, index.size - 1)
    open.push(point)
    isOpen.add(point)
    return { point, ways: waysOf(point), at: 0 }
  }
  const lower = (point: string, to: number) => low.set(point, Math.min(low.get(point) as number, to))
  for (const root of routes.points) {
    if (index.has(root)) continue
    // A stack of our own: a document may be longer than the engine's.
    const stack = [enter(root)]
    while (stack.length > 0) {
      const top = stack[stack.length - 1]
      if (top.at < top.ways.length) {
        const { to } = top.ways[top.at]
        top.at += 1
        if (!index.has(to)) stack.push(enter(to))
        else if (isOpen.has(to)) lower(top.point, index.get(to) as number)
        continue
      }
      stack.pop()
      const above = stack[stack.length - 1]
      if (above) lower(above.point, low.get(top.point) as number)
      if (low.get(top.point) !== index.get(top.point)) continue
      const members = open.splice(open.indexOf(top.point))
      for (const member of members) isOpen.delete(member)
      if (members.length > 1 || waysOf(top.point).some((way) => way.to === top.point)) found.push(members)
    }
  }
  const order = new Map(routes.points.map((point, at) => [point, at]))
  const rank = (point: string) => order.get(point) ?? 0
  return found
    .map((members) => members.sort((a, b) => rank(a) - rank(b) || compareText(a, b)))
    .sort((a, b) => rank(a[0]) - rank(b[0]))
}
