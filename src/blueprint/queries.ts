/** What follows from a document: lists in their order, lines, handoffs, encounters. Derived on demand, never stored. */
import {
  aboutId,
  type About,
  type Blueprint,
  type BlueprintRecord,
  type Department,
  type Flow,
  type Lane,
  type Node,
  type NodeKind,
  type NodeOf,
  type RecordOf,
  type RecordType,
} from './blueprint.ts'
import { kinds } from './kinds/index.ts'
import type { Kind } from './kind.ts'
import { once } from './once.ts'
import type { Role } from './records.ts'
import type { Verb } from './behaviour.ts'

export type Identified<R = BlueprintRecord> = R & { id: string }

interface Index {
  byType: Map<RecordType, Identified[]>
  byId: Map<string, Identified>
}

const indexOf = once(({ records }): Index => {
  const index: Index = { byType: new Map(), byId: new Map() }
  for (const id of Object.keys(records).sort(compareText)) {
    const record = { ...records[id], id }
    const list = index.byType.get(record.type) ?? []
    list.push(record)
    index.byType.set(record.type, list)
    index.byId.set(id, record)
  }
  for (const list of index.byType.values())
    list.sort((a, b) => compareText(a.order ?? '~', b.order ?? '~') || compareText(a.id, b.id))
  return index
})

/** All records of a type, in their order (fractional key, then id: total, so that reordered keys in a file change nothing). */
export const all = <T extends RecordType>(blueprint: Blueprint, type: T): readonly Identified<RecordOf<T>>[] =>
  (indexOf(blueprint).byType.get(type) ?? []) as unknown as Identified<RecordOf<T>>[]

/** Code-unit order: the same in every place and language, unlike localeCompare. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function get<T extends RecordType>(
  blueprint: Blueprint,
  type: T,
  id: string | undefined,
): Identified<RecordOf<T>> | undefined {
  const record = id === undefined ? undefined : indexOf(blueprint).byId.get(id)
  return record?.type === type ? (record as unknown as Identified<RecordOf<T>>) : undefined
}

export const aboutOf = (blueprint: Blueprint): Identified<About> | undefined => get(blueprint, 'blueprint', aboutId)

export const nodesOf = <K extends NodeKind>(blueprint: Blueprint, kind: K): Identified<NodeOf<K>>[] =>
  all(blueprint, 'node').filter((node) => node.kind === kind) as unknown as Identified<NodeOf<K>>[]

export const kindOf = (node: Node): Kind => kinds.find((kind) => kind.name === node.kind) as unknown as Kind

export const behaviourOf = (node: Node): readonly Verb[] => kindOf(node).behaviour(node as never)

export const roleOf = (blueprint: Blueprint, node: Node): Role | undefined => get(blueprint, 'lane', node.lane)?.role

/** The department that owns a step: its own, else its lane's. The customer's lane belongs to no department. */
export const departmentOf = (blueprint: Blueprint, node: Node): Identified<Department> | undefined =>
  get(blueprint, 'department', node.department ?? get(blueprint, 'lane', node.lane)?.department)

export const flowsFrom = (blueprint: Blueprint, id: string, kind: Flow['kind'] = 'sequence'): Identified<Flow>[] =>
  adjacency(blueprint)
    .out.get(id)
    ?.filter((flow) => flow.kind === kind) ?? []

export const flowsTo = (blueprint: Blueprint, id: string, kind: Flow['kind'] = 'sequence'): Identified<Flow>[] =>
  adjacency(blueprint)
    .into.get(id)
    ?.filter((flow) => flow.kind === kind) ?? []

const adjacency = once((blueprint) => {
  const out = new Map<string, Identified<Flow>[]>()
  const into = new Map<string, Identified<Flow>[]>()
  const put = (among: typeof out, node: string, flow: Identified<Flow>) => {
    const list = among.get(node)
    if (list) list.push(flow)
    else among.set(node, [flow])
  }
  for (const flow of all(blueprint, 'flow')) {
    put(out, flow.from, flow)
    put(into, flow.to, flow)
  }
  return { out, into }
})

/** Departments without a step yet that are at home in a lane: they have an empty row there, in which one can draw. */
export function emptyRowsOf(blueprint: Blueprint, lane: string): Identified<Department>[] {
  const placed = all(blueprint, 'department').filter((department) => homeOf(blueprint, department) === lane)
  if (placed.length === 0) return []
  const owners = new Set(all(blueprint, 'node').map((node) => departmentOf(blueprint, node)?.id))
  return placed.filter(({ id }) => !owners.has(id))
}

/**
 * The lane that a department was put into; where it never was, or that lane is gone, the first in which departments work.
 * One that stands over others in the organisation, or has people who work at the steps of others, is in none until then.
 */
function homeOf(blueprint: Blueprint, { id, lane }: Identified<Department>): string | undefined {
  const own = get(blueprint, 'lane', lane)
  if (own && hasDepartments(own)) return own.id
  const isOver = all(blueprint, 'department').some(({ parent }) => parent === id)
  const hasPeople = all(blueprint, 'pool').some(({ department }) => department === id)
  const isDefault = all(blueprint, 'lane').some(({ department }) => department === id)
  return isOver || hasPeople || isDefault ? undefined : all(blueprint, 'lane').find(hasDepartments)?.id
}

/**
 * Departments that have people and yet no row: no step is theirs, and they stand in no lane.
 * @returns with each of them the lane in which its people work, else the first in which departments do
 */
export function departmentsWithoutRow(
  blueprint: Blueprint,
): { department: Identified<Department>; lane: Identified<Lane> }[] {
  const first = all(blueprint, 'lane').find(hasDepartments)
  if (!first) return []
  const owners = new Set(all(blueprint, 'node').map((node) => departmentOf(blueprint, node)?.id))
  return all(blueprint, 'department').flatMap((department) => {
    const pools = all(blueprint, 'pool').filter((pool) => pool.department === department.id)
    const isOver = all(blueprint, 'department').some(({ parent }) => parent === department.id)
    if (pools.length === 0 || isOver || owners.has(department.id) || laneOfDepartment(blueprint, department.id))
      return []
    const work = nodesOf(blueprint, 'action').find(({ needs = [] }) =>
      needs.some(({ from }) => pools.some(({ id }) => from.includes(id))),
    )
    const lane = get(blueprint, 'lane', work?.lane)
    return [{ department, lane: lane && hasDepartments(lane) ? lane : first }]
  })
}

/** The lane in which a department has its first row. */
export function laneOfDepartment(blueprint: Blueprint, id: string): Identified<Lane> | undefined {
  const department = get(blueprint, 'department', id)
  const home = department && homeOf(blueprint, department)
  const lanes = all(blueprint, 'lane')
  const own = new Set(
    all(blueprint, 'node').flatMap((node) => (departmentOf(blueprint, node)?.id === id ? [node.lane] : [])),
  )
  return (
    lanes.find((lane) => own.has(lane.id)) ??
    lanes.find((lane) => lane.id === home) ??
    lanes.find((lane) => lane.department === id)
  )
}

/** Lanes in which departments work: not what is shown, and not what the customer does. */
export const hasDepartments = ({ role }: Lane): boolean => role !== 'evidence' && role !== 'customer'

export type LineName = 'interaction' | 'visibility' | 'internal-interaction'
export interface Line {
  name: LineName
  /** The lanes directly above and below. */
  above: Identified<Lane>
  below: Identified<Lane>
}

const depth: Partial<Record<Role, number>> = { evidence: 0, customer: 1, frontstage: 2, backstage: 3, support: 4 }
const lineAt: Record<number, LineName> = { 2: 'interaction', 3: 'visibility', 4: 'internal-interaction' }

/** The lines of interaction, visibility and internal interaction, from the roles of the lanes in their order. Custom lanes take the side of the lane above. */
export function lines(blueprint: Blueprint): Line[] {
  const found: Line[] = []
  let above: Identified<Lane> | undefined
  let level = 0
  for (const lane of all(blueprint, 'lane')) {
    const next = depth[lane.role] ?? level
    if (above)
      for (let at = Math.max(level, 1) + 1; at <= next; at += 1) found.push({ name: lineAt[at], above, below: lane })
    level = Math.max(level, next)
    above = lane
  }
  return found
}

/** A flow that crosses the line of interaction: customer ↔ company. A service encounter 服务接触, never a handoff. */
export function isEncounter(blueprint: Blueprint, flow: Flow): boolean {
  const [from, to] = [get(blueprint, 'node', flow.from), get(blueprint, 'node', flow.to)]
  if (!from || !to) return false
  const [a, b] = [roleOf(blueprint, from), roleOf(blueprint, to)]
  return (a === 'customer') !== (b === 'customer') && a !== 'evidence' && b !== 'evidence'
}

const routing = new Set<NodeKind>(['decision', 'fork', 'join', 'batch', 'unbatch'])

export interface Handoff {
  flow: Identified<Flow>
  from: Identified<Department>
  to: Identified<Department>
}

/**
 * Handoffs: sequence flows that enter a step of another department. Routing nodes take the department of the last
 * action before them; what comes from or goes to the customer is an encounter instead.
 */
export function handoffs(blueprint: Blueprint): Handoff[] {
  const found: Handoff[] = []
  for (const flow of all(blueprint, 'flow')) {
    if (flow.kind !== 'sequence') continue
    const to = get(blueprint, 'node', flow.to)
    if (!to || routing.has(to.kind)) continue
    const receiver = departmentOf(blueprint, to)
    if (!receiver || roleOf(blueprint, to) === 'customer') continue
    for (const giver of giversOf(blueprint, flow.from, new Set())) {
      if (giver.id !== receiver.id) {
        found.push({ flow, from: giver, to: receiver })
        break
      }
    }
  }
  return found
}

function giversOf(blueprint: Blueprint, id: string, seen: Set<string>): Identified<Department>[] {
  if (seen.has(id)) return []
  seen.add(id)
  const node = get(blueprint, 'node', id)
  if (!node || roleOf(blueprint, node) === 'customer') return []
  if (!routing.has(node.kind)) {
    const own = departmentOf(blueprint, node)
    return own ? [own] : []
  }
  return flowsTo(blueprint, id).flatMap((flow) => giversOf(blueprint, flow.from, seen))
}
