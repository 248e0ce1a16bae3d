/**
 * Everything that is drawn, in the picture's own pixels: where things lie (from the layout) and what they show (from the
 * document and the figures). Components only draw it; nothing here knows of the screen.
 */
import { duration, inLanguage, type UserText } from '../base/index.ts'
import { figure } from '../analysis/report.ts'
import {
  all,
  get,
  imageOf,
  type Blueprint,
  type Colour,
  type EvidenceImage,
  type Flow,
  type Identified,
  type LineName,
  type Node,
  type NodeKind,
  type Pool,
  type Role,
} from '../blueprint/index.ts'
import type { Picture, PictureEdge, PictureLabel, PictureNode, PictureSlab } from '../layout/index.ts'
import type { Curve } from './curve.ts'
import { edgeFaceOf, flowReading, type EdgeFace, type FlowReading } from './edge-face.ts'
import { placeGates, type PlacedGate } from './gate-place.ts'
import { focusIn } from './focus.ts'
import { heatOf, type Heat } from './heat.ts'
import { lensNamed } from './lenses/index.ts'
import { lookedAt, type Legend } from './look.ts'
import { faceOf, type Reading, type StepFace } from './step-face.ts'
import { say } from './words.ts'

/** Something that can be pointed at. */
export interface Thing {
  is: 'step' | 'flow' | 'slab'
  id: string
}

export interface PlacedStep extends PictureNode {
  node: Identified<Node>
  /** In the language of the reader. */
  name: string
  kind: NodeKind
  face: StepFace
  /** Of evidence, instead of the small picture of its kind. */
  image: EvidenceImage | undefined
}

/** What stands for the steps of a folded lane, department or phase. */
export interface PlacedSlab extends PictureSlab {
  /** The names of its steps, one a line. */
  title: string
  /** Of the step in it that waits longest, where the lens shows waiting. */
  heat: Heat
}

export interface PlacedEdge {
  id: string
  flow: Identified<Flow>
  points: PictureEdge['points']
  label: PictureLabel | undefined
  /** The lane that the label stands on. */
  ground: Role
  face: EdgeFace
}

export interface DepartmentRow {
  id: string
  name: UserText | undefined
  y: number
  height: number
  folded: boolean
  colour: Colour | undefined
  /** Infinity: as many as needed. */
  people: number | undefined
  /** Share of their time there. */
  busy: number | undefined
  /** Share of time at work by hour of the day; undefined in an hour in which nobody is there. */
  hours: (number | undefined)[] | undefined
}

export interface DrawnLane {
  id: string
  role: Role
  name: UserText | undefined
  colour: Colour | undefined
  y: number
  height: number
  folded: boolean
  departments: DepartmentRow[]
}

export interface DrawnPhase {
  id: string
  name: UserText | undefined
  colour: Colour | undefined
  x: number
  width: number
  folded: boolean
  /** What a case spends in it: its waiting, then its work. Where there is little room, the first alone. */
  second: readonly string[]
  hot: boolean
}

export interface Drawing {
  width: number
  height: number
  lanes: DrawnLane[]
  /** `gaps`: where its name may stand; `gapsAfar`: where it may while the picture is small, and the name is not. */
  lines: { name: LineName; y: number; gaps: [from: number, to: number][]; gapsAfar: [from: number, to: number][] }[]
  phases: DrawnPhase[]
  steps: PlacedStep[]
  slabs: PlacedSlab[]
  edges: PlacedEdge[]
  gates: PlacedGate[]
  /** The department under whose ribbon the hours are written: the busiest. */
  axisAt: string | undefined
  /** Of those that are looked at. */
  cycleTime: string | undefined
  /** What a lens draws through the steps of the customer. */
  curve: Curve | undefined
  legend: Legend
}

export function drawingOf(picture: Picture, reading: Reading): Drawing {
  const { blueprint, report, language } = reading
  const steps = picture.nodes.flatMap((placed): PlacedStep[] => {
    const node = get(blueprint, 'node', placed.id)
    if (!node) return []
    const face = faceOf(node, reading, placed.width - 18)
    return [{ ...placed, node, name: inLanguage(node.name, language), face, image: imageOf(blueprint, node) }]
  })
  const flows = picture.edges.flatMap((edge) => get(blueprint, 'flow', edge.id) ?? [])
  const drawn = edgesOf(picture, flowReading(reading, flows))
  const lanes = picture.lanes.map((lane) => ({
    ...lane,
    name: get(blueprint, 'lane', lane.id)?.name,
    colour: get(blueprint, 'lane', lane.id)?.colour,
    departments: lane.departments.flatMap((row) =>
      row.id === undefined ? [] : [rowOf({ ...row, id: row.id }, reading)],
    ),
  }))
  const focus = focusIn(blueprint, reading.focus)
  const cycle = figure(report, 'cycle-time.mean', undefined, focus?.by === 'class' ? { class: focus.id } : undefined)
  const { edges, ...look } = lookedAt({ steps, edges: drawn }, { lanes, width: picture.width }, reading)
  const gates = placeGates(edges, picture)
  return {
    width: picture.width,
    height: picture.height,
    lanes,
    lines: picture.lines.map((line) => ({
      ...line,
      gaps: gapsAt(line.y, 20, picture, gates),
      gapsAfar: gapsAt(line.y, 36, picture, gates),
    })),
    phases: picture.phases.map((phase) => phaseOf(phase, nodesOf(picture, blueprint), reading)),
    ...look,
    slabs: picture.slabs.map((slab) => slabOf(slab, reading)),
    edges,
    gates,
    axisAt: busiest(lanes),
    cycleTime: cycle?.value === undefined ? undefined : duration(cycle.value, language),
  }
}

/** What is drawn later lies over the rest: thin stems first, the hot handoffs last. */
const depth: Record<EdgeFace['tone'], number> = {
  evidence: 0,
  message: 1,
  encounter: 2,
  loop: 3,
  sequence: 4,
  journey: 5,
  handoff: 6,
}

function edgesOf(picture: Picture, reading: FlowReading): PlacedEdge[] {
  return picture.edges
    .flatMap((edge): PlacedEdge[] => {
      const flow = get(reading.blueprint, 'flow', edge.id)
      if (!flow) return []
      // That all go one way needs no words.
      const label = edge.label?.lines[0] === '100%' ? undefined : edge.label
      const middle = label ? label.y + label.height / 2 : edge.points[0].y
      const ground = picture.lanes.find((lane) => middle < lane.y + lane.height)?.role ?? 'support'
      return [{ id: edge.id, flow, points: edge.points, label, ground, face: edgeFaceOf(flow, edge.loop, reading) }]
    })
    .sort((a, b) => depth[a.face.tone] - depth[b.face.tone] || a.face.heat - b.face.heat)
}

/** Every step of the picture, also those in slabs. */
const nodesOf = ({ nodes, slabs }: Picture, blueprint: Blueprint): Identified<Node>[] =>
  [...nodes.map(({ id }) => id), ...slabs.flatMap(({ holds }) => holds)].flatMap(
    (id) => get(blueprint, 'node', id) ?? [],
  )

function slabOf(slab: PictureSlab, reading: Reading): PlacedSlab {
  const nodes = slab.holds.flatMap((id) => get(reading.blueprint, 'node', id) ?? [])
  const { isWarm } = lensNamed(reading.lens)
  return {
    ...slab,
    title: nodes.map((node) => inLanguage(node.name, reading.language)).join('\n'),
    heat: isWarm ? (Math.max(0, ...nodes.map((node) => faceOf(node, reading).heat)) as Heat) : 0,
  }
}

/** All people of a department together: each pool counts by its people, in the hours in which it is there. */
function rowOf(
  row: { id: string; y: number; height: number; folded: boolean },
  { blueprint, report }: Reading,
): DepartmentRow {
  const pools = all(blueprint, 'pool').filter((pool) => pool.department === row.id)
  const counted = pools
    .map((pool) => ({ id: pool.id, people: headcount(blueprint, pool) }))
    .filter(({ people }) => people > 0 && people < Infinity)
  const hours = Array.from({ length: 24 }, (_, hour) =>
    weighted(
      counted.map(({ id, people }) => ({
        value: figure(report, 'utilisation', id, { hour: `${hour}` })?.value,
        people,
      })),
    ),
  )
  const department = get(blueprint, 'department', row.id)
  return {
    ...row,
    name: department?.name,
    colour: department?.colour,
    people: pools.length === 0 ? undefined : pools.reduce((sum, one) => sum + headcount(blueprint, one), 0),
    busy: weighted(counted.map(({ id, people }) => ({ value: figure(report, 'utilisation', id)?.value, people }))),
    hours: hours.some((hour) => hour !== undefined) ? hours : undefined,
  }
}

function weighted(parts: readonly { value: number | undefined; people: number }[]): number | undefined {
  const known = parts.filter((part): part is { value: number; people: number } => part.value !== undefined)
  const people = known.reduce((sum, part) => sum + part.people, 0)
  return people === 0 ? undefined : known.reduce((sum, part) => sum + part.value * part.people, 0) / people
}

function headcount(blueprint: Blueprint, pool: Identified<Pool>): number {
  const shifts = all(blueprint, 'shift').filter((shift) => shift.pool === pool.id)
  return shifts.length > 0 ? shifts.reduce((sum, shift) => sum + shift.headcount, 0) : (pool.capacity ?? Infinity)
}

function busiest(lanes: readonly DrawnLane[]): string | undefined {
  const rows = lanes.flatMap((lane) => lane.departments).filter((row) => row.hours && row.height >= 110)
  return rows.sort((a, b) => (b.busy ?? 0) - (a.busy ?? 0))[0]?.id
}

/** What a case spends in a phase on average: each step's time by the share of cases that come there. */
function phaseOf(phase: Picture['phases'][number], nodes: readonly Identified<Node>[], reading: Reading): DrawnPhase {
  const { blueprint, report, language, scale } = reading
  const cases = nodes.filter((node) => node.kind === 'arrival').reduce((sum, node) => sum + volume(reading, node.id), 0)
  let [waits, works] = [0, 0]
  for (const node of nodes) {
    const { id } = node
    if (node.phase !== phase.id || node.kind === 'wait' || cases === 0) continue
    const share = volume(reading, id) / cases
    waits += (figure(report, 'wait.mean', id)?.value ?? 0) * share
    works += (figure(report, 'service.mean', id)?.value ?? 0) * share
  }
  const heat = heatOf(waits, scale)
  const [wait, work] = [duration(waits, language), duration(works, language)]
  const both = () => [say('phaseWaits', language, { wait }), say('phaseWorks', language, { work })]
  const second = heat > 0 ? both() : works > 0 ? [work] : []
  const { name, colour } = get(blueprint, 'phase', phase.id) ?? { name: undefined, colour: undefined }
  return { ...phase, name, colour, second, hot: heat >= 3 }
}

const volume = ({ report }: Reading, id: string): number => figure(report, 'volume', id)?.value ?? 0

/**
 * Where the name of a line may stand: between the steps, flows, labels and gates near it. The last gap has no end.
 * @param over how far the name reaches over its line
 */
function gapsAt(y: number, over: number, picture: Picture, gates: readonly PlacedGate[]): [from: number, to: number][] {
  const near = (top: number, bottom: number) => top < y + 4 && bottom > y - over
  const flows = picture.edges
    .flatMap((edge) => edge.points.slice(1).map((point, i) => [edge.points[i], point] as const))
    .filter(([a, b]) => near(Math.min(a.y, b.y), Math.max(a.y, b.y)))
    .map(([a, b]): [number, number] => [Math.min(a.x, b.x) - 6, Math.max(a.x, b.x) + 6])
  const boxes = [...picture.nodes, ...picture.slabs, ...gates, ...picture.edges.flatMap((edge) => edge.label ?? [])]
    .filter((box) => near(box.y, box.y + box.height))
    .map((box): [number, number] => [box.x - 6, box.x + box.width + 6])
  const gaps: [number, number][] = []
  let from = 16
  for (const [left, right] of [...flows, ...boxes].sort((a, b) => a[0] - b[0])) {
    if (left > from) gaps.push([from, left])
    from = Math.max(from, right)
  }
  return [...gaps, [from, Infinity]]
}
