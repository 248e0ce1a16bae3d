/** How a flow is drawn: its colour and width from what it means and how much passes, and what stands on it. Pure. */
import { duration, margin, phrased, type Language } from '../base/index.ts'
import { figure, halfWidth, type Figure } from '../analysis/report.ts'
import { get, handoffs, roleOf, type Blueprint, type Flow, type Handoff, type Identified } from '../blueprint/index.ts'
import type { Part } from './cause-bars.ts'
import { heatOf, type Heat } from './heat.ts'
import type { Tint } from './lens.ts'
import { count, type Reading } from './step-face.ts'
import { say } from './words.ts'

export type Tone = 'journey' | 'sequence' | 'handoff' | 'loop' | 'encounter' | 'evidence' | 'message'

/** What stands on a handoff at which cases wait: `waits 3 h 20 ±15 min` over `39.9 a day, no receipt`. */
export interface Gate {
  head: string
  margin: string
  foot: string
  /** The wait by its causes, where a lens asks for it: stands instead of the foot. */
  causes?: readonly Part[]
}

export interface EdgeFace {
  tone: Tone
  width: number
  heat: Heat
  head: 'filled' | 'open' | 'dot' | 'none'
  /** Also a head at its beginning. */
  bothWays: boolean
  /** Cases that wait at the receiving step for this flow: drawn as beads, the rest as a number. */
  beads: number
  more: number
  gate: Gate | undefined
  /** What a lens adds: it steps back, or is tinted. */
  isFaded?: boolean
  tint?: Tint
}

export interface FlowReading extends Reading {
  handoffs: ReadonlyMap<string, Handoff>
  /** The most cases a day on any flow. */
  most: number
}

const mostBeads = 5

export function flowReading(reading: Reading, flows: readonly Identified<Flow>[]): FlowReading {
  const volumes = flows.map((flow) => figure(reading.report, 'volume', flow.id)?.value ?? 0)
  const between = handoffs(reading.blueprint).map((one) => [one.flow.id, one] as const)
  return { ...reading, handoffs: new Map(between), most: Math.max(0, ...volumes) }
}

export function edgeFaceOf(flow: Identified<Flow>, isLoop: boolean, reading: FlowReading): EdgeFace {
  const handoff = reading.handoffs.get(flow.id)
  const tone = isLoop && flow.kind === 'sequence' ? 'loop' : toneOf(flow, handoff, reading.blueprint)
  const wait = tone === 'handoff' ? figure(reading.report, 'wait.mean', flow.id) : undefined
  const heat = heatOf(wait?.value, reading.scale)
  const waiting = tone === 'handoff' && heat > 0 ? Math.round(queueOf(flow, reading)) : 0
  return {
    tone,
    width: widthOf(flow, tone, reading),
    heat,
    head: tone === 'evidence' ? 'dot' : tone === 'message' ? 'open' : 'filled',
    bothWays: flow.direction === 'both',
    beads: Math.min(mostBeads, waiting),
    more: Math.max(0, waiting - mostBeads),
    gate: heat >= 3 && wait ? gateOf(flow, wait, reading) : undefined,
  }
}

function toneOf(flow: Flow, handoff: Handoff | undefined, blueprint: Blueprint): Tone {
  if (flow.kind === 'journey' || isCustomersOwn(flow, blueprint)) return 'journey'
  if (flow.kind === 'evidence') return 'evidence'
  if (flow.kind === 'encounter') return 'encounter'
  if (flow.kind !== 'sequence') return 'message'
  return handoff ? 'handoff' : 'sequence'
}

/** From one step of the customer to the next. */
function isCustomersOwn(flow: Flow, blueprint: Blueprint): boolean {
  const isCustomers = (id: string) => {
    const node = get(blueprint, 'node', id)
    return node !== undefined && roleOf(blueprint, node) === 'customer'
  }
  return flow.kind === 'sequence' && isCustomers(flow.from) && isCustomers(flow.to)
}

/** Width grows with the root of the volume, so that half as many still look like many. */
function widthOf(flow: Identified<Flow>, tone: Tone, { report, most }: FlowReading): number {
  const volume = figure(report, 'volume', flow.id)?.value
  const share = volume === undefined || most === 0 ? 0.4 : Math.sqrt(volume / most)
  if (flow.kind === 'journey') return 2.6
  const fixed: Partial<Record<Tone, number>> = { loop: 1.2, encounter: 1.6, evidence: 1, message: 1.2 }
  return tone === 'handoff' && share > 0 ? 1.6 + share * 1.2 : (fixed[tone] ?? 1.3 + share * 1.3)
}

/** Mean number waiting at the receiving step, of which this flow brought its share. */
function queueOf(flow: Identified<Flow>, { report }: FlowReading): number {
  const queue = figure(report, 'queue.mean', flow.to)?.value ?? 0
  const [ours, everybody] = [figure(report, 'volume', flow.id)?.value, figure(report, 'volume', flow.to)?.value]
  return ours === undefined || !everybody ? queue : queue * Math.min(1, ours / everybody)
}

function gateOf(flow: Identified<Flow>, wait: Figure, { report, language }: FlowReading): Gate {
  const width = halfWidth(wait)
  const volume = figure(report, 'volume', flow.id)?.value
  const foot = [
    volume === undefined ? undefined : say('perDay', language, { count: count(volume) }),
    ...lacks(flow, language),
  ]
  return {
    head: say('gateWaits', language, { wait: duration(wait.value!, language) }),
    margin: width === undefined ? '' : say('margin', language, { width: margin(width, wait.value!, language) }),
    foot: phrased(foot, language),
  }
}

/** What a handoff should have and does not: a receipt first, then an agreed time. One is enough to say. */
function lacks(flow: Flow, language: Language): string[] {
  if (flow.handoff?.acknowledged !== true) return [say('noReceipt', language)]
  return flow.handoff.agreed === undefined ? [say('noAgreedTime', language)] : []
}
