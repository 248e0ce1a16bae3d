/** The rows of the outline: each lane with its departments and the steps in them, in the order of the picture's columns; then the phases. */
import { inLanguage, phrased, render, type Finding, type Language } from '../../base/index.ts'
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

/** Stands for steps of a folded phase that would follow one another in their lane or department. */
export interface SlabRow {
  is: 'slab'
  key: string
  id: string
  level: 2 | 3
  phase: Identified<Phase>
  /** Ids of the steps. */
  holds: string[]
}

export type HeadRow = LaneRow | DepartmentRow | PhaseRow
export type Row = HeadRow | StepRow | SlabRow

/** The blueprint's own picture, then the inside of each sub-blueprint. */
const scenesOf = (blueprint: Blueprint): (string | undefined)[] =>
  [...new Set(all(blueprint, 'node').map(({ within }) => within))].toSorted((a, b) => compareText(a ?? '', b ?? ''))

/** All steps as they lie in their pictures, picture by picture. */
export function placedSteps(reading: Reading): PlacedStep[] {
  const { blueprint, language } = reading
  return scenesOf(blueprint).flatMap((within) => {
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

/** By step: the folded phase in whose column it stands, in the pictures and so here. */
export function phaseFolds(
  { blueprint, language }: Reading,
  folded: readonly string[],
): ReadonlyMap<string, Identified<Phase>> {
  const phases = all(blueprint, 'phase').filter(({ id }) => folded.includes(id))
  const scenes = phases.length === 0 ? [] : scenesOf(blueprint)
  const slabs = scenes.flatMap((within) => pictureOf(blueprint, { language, within, folded }).slabs)
  return new Map(
    slabs.flatMap(({ holds, by }) => {
      const phase = phases.find(({ id }) => by.includes(id))
      return phase === undefined ? [] : holds.map((id) => [id, phase] as const)
    }),
  )
}

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
    wait: stepFigure(reading, 'wait.mean', node.id)?.value,
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

/**
 * What is to be seen: a folded lane or department hides its steps, a folded phase leaves one row where some of its own were.
 * @param inPhases by step: the folded phase that hides it
 */
export const shownRows = (
  lanes: readonly LaneRow[],
  phases: readonly PhaseRow[],
  folded: readonly string[],
  inPhases: ReadonlyMap<string, Identified<Phase>>,
): Row[] => {
  const within = (head: HeadRow, rows: readonly Row[]): Row[] => [head, ...(folded.includes(head.id) ? [] : rows)]
  const ofLane = (lane: LaneRow) => [
    ...lane.departments.flatMap((department) => within(department, slabbed(department.steps, inPhases))),
    ...slabbed(lane.steps, inPhases),
  ]
  return [...lanes.flatMap((lane) => within(lane, ofLane(lane))), ...phases]
}

function slabbed(steps: readonly StepRow[], inPhases: ReadonlyMap<string, Identified<Phase>>): (StepRow | SlabRow)[] {
  const rows: (StepRow | SlabRow)[] = []
  for (const step of steps) {
    const phase = inPhases.get(step.id)
    const last = rows.at(-1)
    const key = `fold ${step.id}`
    if (phase === undefined) rows.push(step)
    else if (last?.is === 'slab' && last.phase.id === phase.id) last.holds.push(step.id)
    else rows.push({ is: 'slab', key, id: key, level: step.level, phase, holds: [step.id] })
  }
  return rows
}

export const stepsIn = (row: HeadRow): number =>
  row.is === 'phase' ? row.count : row.is === 'lane' ? stepsOf(row).length : row.steps.length

/** What a head holds: `7 steps, 3 departments`. */
export function factsOf(row: HeadRow, language: Language): string {
  const own = words[language]
  const count = (forms: Counted, n: number) => render(counted(forms, n), { n }, language)
  const departments = row.is === 'lane' ? row.departments.length : 0
  return phrased(
    [count(own.steps, stepsIn(row)), departments > 0 ? count(own.departments, departments) : undefined],
    language,
  )
}

/** What a folded phase has hidden here: `3 steps, folded with “Begin”`. */
export const slabFacts = ({ holds, phase }: SlabRow, language: Language): string =>
  render(
    counted(words[language].foldedSteps, holds.length),
    { n: holds.length, phase: inLanguage(phase.name, language) },
    language,
  )
