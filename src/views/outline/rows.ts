/** The rows of the outline: each lane with its departments and the steps in them, in the order of the picture's columns; then the phases. */
import { render, type Finding, type Language } from '../../base/index.ts'
import { figure } from '../../analysis/report.ts'
import {
  all,
  compareText,
  departmentOf,
  emptyRowsOf,
  get,
  hasDepartments,
  lines,
  type Blueprint,
  type Department,
  type Identified,
  type Lane,
  type LineName,
  type Node,
  type Phase,
} from '../../blueprint/index.ts'
import {
  drawingOf,
  faceOf,
  pictureOf,
  stepFigure,
  type PlacedStep,
  type Reading,
  type StepFace,
} from '../../drawing/index.ts'
import { findingsAbout } from '../inspector/subject.ts'
import { counted, type Counted } from '../../text/index.ts'
import { waysOut, type WayOut } from './ways.ts'
import { words } from './words.ts'

export interface StepRow {
  is: 'step'
  key: string
  id: string
  /** How deep it stands: in its lane, or in a department of that. */
  level: 2 | 3
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

/** A department in one of its lanes. */
export interface DepartmentRow {
  is: 'department'
  /** It has one in each of its lanes. */
  key: string
  id: string
  department: Identified<Department>
  steps: StepRow[]
}

export interface LaneRow {
  is: 'lane'
  key: string
  id: string
  lane: Identified<Lane>
  /** The line of the blueprint that it lies directly under. */
  line: LineName | undefined
  departments: DepartmentRow[]
  /** Of no department. */
  steps: StepRow[]
}

export interface PhaseRow {
  is: 'phase'
  key: string
  id: string
  phase: Identified<Phase>
  /** So many are in it. */
  count: number
}

export type HeadRow = LaneRow | DepartmentRow | PhaseRow
export type Row = HeadRow | StepRow

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
    const here = steps.filter(({ node }) => node.lane === lane.id)
    const waiting = hasDepartments(lane) ? emptyRowsOf(blueprint, lane.id).map(({ id }) => id) : []
    const empty = here.length === 0 && hasDepartments(lane) ? [lane.department, ...waiting] : waiting
    const rowsOf = (department: string | undefined, level: 2 | 3) =>
      here.filter((step) => step.department === department).map(({ node }) => stepRow(node, level, reading, findings))
    const departments = all(blueprint, 'department')
      .filter(({ id }) => here.some((step) => step.department === id) || empty.includes(id))
      .map((department): DepartmentRow => ({
        ...{ is: 'department', key: `${lane.id} ${department.id}`, id: department.id, department },
        steps: rowsOf(department.id, 3),
      }))
    const line = below.get(lane.id)
    return { is: 'lane', key: lane.id, id: lane.id, lane, line, departments, steps: rowsOf(undefined, 2) }
  })
}

export const phasesOf = (steps: readonly PlacedStep[], { blueprint }: Reading): PhaseRow[] =>
  all(blueprint, 'phase').map((phase) => ({
    ...{ is: 'phase', key: phase.id, id: phase.id, phase },
    count: steps.filter(({ node }) => node.phase === phase.id).length,
  }))

/** All steps of a lane, as they are shown. */
export const stepsOf = ({ departments, steps }: LaneRow): StepRow[] => [
  ...departments.flatMap((department) => department.steps),
  ...steps,
]

function stepRow(node: Identified<Node>, level: 2 | 3, reading: Reading, findings: readonly Finding[]): StepRow {
  const { blueprint, report, language } = reading
  const value = (measure: string, of: string | undefined) => figure(report, measure, of)?.value
  return {
    is: 'step',
    key: node.id,
    id: node.id,
    level,
    node,
    department: departmentOf(blueprint, node),
    face: faceOf(node, reading),
    wait: stepFigure(reading, 'wait.mean', node.kind === 'wait' ? node.for : node.id)?.value,
    work: stepFigure(reading, 'service.mean', node.id)?.value,
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

/** What is to be seen: what is folded hides its steps. A phase hides none here, where steps stand by lane. */
export const shownRows = (lanes: readonly LaneRow[], phases: readonly PhaseRow[], folded: readonly string[]): Row[] => {
  const within = (head: HeadRow, rows: readonly Row[]): Row[] => [head, ...(folded.includes(head.id) ? [] : rows)]
  const ofLane = (lane: LaneRow) => [
    ...lane.departments.flatMap((department) => within(department, department.steps)),
    ...lane.steps,
  ]
  return [...lanes.flatMap((lane) => within(lane, ofLane(lane))), ...phases]
}

export const stepsIn = (row: HeadRow): number =>
  row.is === 'phase' ? row.count : row.is === 'lane' ? stepsOf(row).length : row.steps.length

/** What a head holds: `7 steps, 3 departments`. */
export function factsOf(row: HeadRow, language: Language): string {
  const own = words[language]
  const count = (forms: Counted, n: number) => render(counted(forms, n), { n }, language)
  return [
    count(own.steps, stepsIn(row)),
    row.is === 'lane' && row.departments.length > 0 ? count(own.departments, row.departments.length) : '',
  ]
    .filter((fact) => fact !== '')
    .join(language === 'en' ? ', ' : '，')
}
