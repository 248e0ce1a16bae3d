/**
 * What is drawn: the lanes with a row for each department, the nodes with their sizes, the flows between them.
 * Everything later works with positions in these lists, which are in the document's order; ids are met again in the picture.
 */
import { inLanguage, type Language } from '../base/index.ts'
import {
  all,
  get,
  departmentOf,
  emptyRowsOf,
  hasDepartments,
  type Blueprint,
  type Flow,
  type Identified,
  type Lane,
  type Node,
} from '../blueprint/index.ts'
import type { Slab } from './fold.ts'
import { extentOf, textWidth, type Extent, type Measure } from './sizes.ts'

export interface LayoutOptions {
  language: Language
  /** Shows the inside of this sub-blueprint instead of the top level. */
  within?: string
  /** Ids of the lanes, departments and phases that are folded to a strip. */
  folded?: readonly string[]
  /** Width in pixels of a text at 12/600. The default is a fixed table: the same everywhere. */
  measure?: Measure
}

export interface Scene {
  lanes: Identified<Lane>[]
  /** Rows from the top of the page to its foot. */
  rows: SceneRow[]
  nodes: SceneNode[]
  flows: SceneFlow[]
  /** Ids in their order. */
  phases: string[]
  measure: Measure
}

/** A department's part of a lane. */
export interface SceneRow {
  lane: number
  department: string | undefined
  /** The lane or department whose folding makes it a strip. */
  by?: string
}

export interface SceneNode extends Extent {
  id: string
  kind: Node['kind']
  name: Node['name']
  lane: number
  row: number
  department: string | undefined
  /** -1: none. */
  phase: number
  /** Not left of this column: the user's pin. */
  pin: number
  /** It stands for steps of a folded row or phase. */
  slab?: Slab
}

export interface SceneFlow {
  id: string
  flow: Identified<Flow>
  from: number
  to: number
  label: string
}

export function sceneOf(blueprint: Blueprint, options: LayoutOptions): Scene {
  const measure = options.measure ?? textWidth
  const lanes = [...all(blueprint, 'lane')]
  const laneAt = new Map(lanes.map((lane, at) => [lane.id, at]))
  const drawn = all(blueprint, 'node').filter(
    (node) => node.within === options.within && node.kind !== 'note' && laneAt.has(node.lane),
  )
  const flows = all(blueprint, 'flow')
  const owners = ownersOf(blueprint, drawn, flows)
  const rows = rowsOf(blueprint, lanes, drawn, owners, options.within === undefined)
  const phases = all(blueprint, 'phase')
    .map((phase) => phase.id)
    .filter((id) => options.within === undefined || drawn.some((node) => node.phase === id))
  const pins = new Map(all(blueprint, 'place').map((place) => [place.of, place.column ?? 0]))
  const nodes = drawn.map((node): SceneNode => {
    const lane = laneAt.get(node.lane) as number
    const department = hasDepartments(lanes[lane]) ? owners.get(node.id) : undefined
    return {
      ...extentOf(node.kind, inLanguage(node.name, options.language), measure),
      id: node.id,
      kind: node.kind,
      name: node.name,
      lane,
      row: rows.findIndex((row) => row.lane === lane && row.department === department),
      department,
      phase: node.phase === undefined ? -1 : phases.indexOf(node.phase),
      pin: pins.get(node.id) ?? 0,
    }
  })
  const nodeAt = new Map(nodes.map((node, at) => [node.id, at]))
  const drawnFlows = flows
    .filter((flow) => nodeAt.has(flow.from) && nodeAt.has(flow.to))
    .map((flow) => ({
      id: flow.id,
      flow,
      from: nodeAt.get(flow.from) as number,
      to: nodeAt.get(flow.to) as number,
      label: labelOf(flow, options.language),
    }))
  return { lanes, rows, nodes, flows: drawnFlows, phases, measure }
}

/** The flow's own words, else its share; all is not worth a word. */
function labelOf(flow: Flow, language: Language): string {
  const name = inLanguage(flow.name, language).trim()
  if (name !== '') return name
  return flow.share === undefined || flow.share === 1 ? '' : `${Number((flow.share * 100).toFixed(1))}%`
}

function rowsOf(
  blueprint: Blueprint,
  lanes: Identified<Lane>[],
  nodes: readonly Identified<Node>[],
  owners: Map<string, string | undefined>,
  withEmpty: boolean,
): SceneRow[] {
  const order = all(blueprint, 'department').map((department) => department.id)
  return lanes.flatMap((lane, at) => {
    if (!hasDepartments(lane)) return [{ lane: at, department: undefined }]
    const here = new Set(nodes.filter((node) => node.lane === lane.id).map((node) => owners.get(node.id)))
    if (withEmpty) for (const { id } of emptyRowsOf(blueprint, lane.id)) here.add(id)
    if (here.size === 0) here.add(get(blueprint, 'department', lane.department)?.id)
    const found: (string | undefined)[] = order.filter((id) => here.has(id))
    if (here.has(undefined)) found.push(undefined)
    return found.map((department) => ({ lane: at, department }))
  })
}

/** Steps that somebody has to do. The rest, where nobody owns it, stands with the steps that lead to it. */
const needsOwner = new Set<Node['kind']>(['action', 'sub-blueprint'])

function ownersOf(
  blueprint: Blueprint,
  nodes: readonly Identified<Node>[],
  flows: readonly Identified<Flow>[],
): Map<string, string | undefined> {
  const own = new Map(nodes.map((node) => [node.id, departmentOf(blueprint, node)?.id]))
  const lane = new Map(nodes.map((node) => [node.id, node.lane]))
  const moving = flows.filter((flow) => flow.kind === 'sequence' && lane.has(flow.from) && lane.has(flow.to))
  const before = group(moving, 'to', 'from')
  const after = group(moving, 'from', 'to')
  const nearest = (id: string, next: Map<string, string[]>): string | undefined => {
    const seen = new Set([id])
    for (const one of seen) {
      if (one !== id && lane.get(one) === lane.get(id) && own.get(one) !== undefined) return own.get(one)
      for (const neighbour of next.get(one) ?? []) seen.add(neighbour)
    }
    return undefined
  }
  return new Map(
    nodes.map((node) => [
      node.id,
      own.get(node.id) ??
        (needsOwner.has(node.kind) ? undefined : (nearest(node.id, before) ?? nearest(node.id, after))),
    ]),
  )
}

function group(flows: readonly Flow[], key: 'from' | 'to', value: 'from' | 'to'): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const flow of flows) {
    const list = groups.get(flow[key])
    if (list) list.push(flow[value])
    else groups.set(flow[key], [flow[value]])
  }
  return groups
}
