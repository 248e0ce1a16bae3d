/** The rows of the outline: each lane, and the steps in it in the order of the picture's columns. */
import type { Finding } from '../../base/index.ts'
import { figure } from '../../analysis/report.ts'
import {
  all,
  compareText,
  departmentOf,
  get,
  lines,
  type Blueprint,
  type Department,
  type Identified,
  type Lane,
  type LineName,
  type Node,
} from '../../blueprint/index.ts'
import { drawingOf, faceOf, pictureOf, type PlacedStep, type Reading, type StepFace } from '../../drawing/index.ts'
import { findingsAbout } from '../inspector/subject.ts'
import { waysOut, type WayOut } from './ways.ts'

export interface StepRow {
  is: 'step'
  id: string
  node: Identified<Node>
  department: Identified<Department> | undefined
  face: StepFace
  /** Minutes; undefined where it is not known, or not a figure of such a step. */
  wait: number | undefined
  work: number | undefined
  /** Of the people who do it, the busiest. */
  busy: number | undefined
  ways: WayOut[]
  findings: Finding[]
}

export interface LaneRow {
  is: 'lane'
  id: string
  lane: Identified<Lane>
  /** The line of the blueprint that it lies directly under. */
  line: LineName | undefined
  departments: number
  steps: StepRow[]
}

export type Row = LaneRow | StepRow

/** All steps as they lie in their pictures: the blueprint's own, then those of each sub-blueprint. */
export function placedSteps(reading: Reading): PlacedStep[] {
  const { blueprint, language } = reading
  const scenes = [...new Set(all(blueprint, 'node').map(({ within }) => within))].toSorted((a, b) =>
    compareText(a ?? '', b ?? ''),
  )
  return scenes.flatMap((within) => {
    const { steps } = drawingOf(pictureOf(blueprint, { language, within }), reading)
    return steps.toSorted((a, b) => a.column - b.column || a.row - b.row)
  })
}

export function lanesOf(steps: readonly PlacedStep[], reading: Reading, findings: readonly Finding[]): LaneRow[] {
  const { blueprint } = reading
  const below = new Map(lines(blueprint).map((line) => [line.below.id, line.name]))
  return all(blueprint, 'lane').map((lane) => {
    const rows = steps.filter(({ node }) => node.lane === lane.id).map(({ node }) => stepRow(node, reading, findings))
    const departments = new Set(rows.map(({ department }) => department?.id).filter((id) => id !== undefined)).size
    return { is: 'lane', id: lane.id, lane, line: below.get(lane.id), departments, steps: rows }
  })
}

function stepRow(node: Identified<Node>, reading: Reading, findings: readonly Finding[]): StepRow {
  const { blueprint, report, language } = reading
  const value = (measure: string, of: string | undefined) => figure(report, measure, of)?.value
  return {
    is: 'step',
    id: node.id,
    node,
    department: departmentOf(blueprint, node),
    face: faceOf(node, reading),
    wait: value('wait.mean', node.kind === 'wait' ? node.for : node.id),
    work: value('service.mean', node.id),
    busy: busiest(blueprint, node, (pool) => value('utilisation', pool)),
    ways: waysOut(blueprint, node.id, language),
    findings: findingsAbout(findings, blueprint, node.id),
  }
}

function busiest(
  blueprint: Blueprint,
  node: Identified<Node>,
  load: (pool: string) => number | undefined,
): number | undefined {
  const pools = node.kind === 'action' ? (node.needs ?? []).flatMap(({ from }) => from) : []
  const loads = pools.flatMap((id) => (get(blueprint, 'pool', id) ? (load(id) ?? []) : []))
  return loads.length === 0 ? undefined : Math.max(...loads)
}

/** What is to be seen: a closed lane hides its steps. */
export const shownRows = (lanes: readonly LaneRow[], closed: ReadonlySet<string>): Row[] =>
  lanes.flatMap((lane) => [lane, ...(closed.has(lane.id) ? [] : lane.steps)])
