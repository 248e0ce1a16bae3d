/** What a step shows: its live figure, its strip of waiting and work, its heat and badges. Pure; the component only draws. */
import { duration, inLanguage, margin, plainNumber, type Language, type Texts } from '../base/index.ts'
import { figure, halfWidth, type Figure, type Report } from '../analysis/report.ts'
import {
  all,
  departmentOf,
  flowsFrom,
  get,
  isKeptInformed,
  type Blueprint,
  type Colour,
  type Identified,
  type Node,
  type NodeOf,
} from '../blueprint/index.ts'
import { textWidth } from '../layout/index.ts'
import type { Part } from './cause-bars.ts'
import { isMeasuredAlone, stepFigure, type Focus } from './focus.ts'
import { heatOf, type Heat, type Scale } from './heat.ts'
import type { Tint } from './lens.ts'
import type { LensName } from './lenses/index.ts'
import type { Sign } from './sign.ts'
import { say } from './words.ts'

export type Badge = 'W' | 'F' | 'D' | 'E'

/** `wait` and `work` are shares of the time spent here, or a lens splits the wait by `causes`; `unknown` is hatched, and its reason shows on hover. */
export type Strip = { wait: number; work: number; heat: Heat } | { causes: readonly Part[] } | 'unknown' | undefined

export interface StepFace {
  second: string
  strip: Strip
  heat: Heat
  badges: Badge[]
  /** Of the department that owns it. */
  colour: Colour | undefined
  /** Why there is no figure. */
  reason: Texts | undefined
  /** What a lens adds: it steps back, or is tinted and signed. */
  isFaded?: boolean
  tint?: Tint
  sign?: Sign
}

/** What a reader looks for; where it is absent, for waiting, of all cases. */
export interface Look {
  lens?: LensName | undefined
  focus?: Focus | undefined
}

export interface Reading extends Look {
  blueprint: Blueprint
  report: Report | undefined
  language: Language
  scale: Scale
}

/** @param room pixels for the second line */
export function faceOf(node: Identified<Node>, reading: Reading, room = Infinity): StepFace {
  const wait = stepFigure(reading, 'wait.mean', node.id)
  const work = stepFigure(reading, 'service.mean', node.id)
  const heat = node.kind === 'action' || node.kind === 'wait' ? heatOf(wait?.value, reading.scale) : 0
  const strip = node.kind === 'action' && node.needs?.length ? stripOf(wait, work, reading) : undefined
  return {
    second: fitting(secondLines(node, wait, work, heat, reading), room),
    strip,
    heat,
    badges: badgesOf(node, heat),
    colour: departmentOf(reading.blueprint, node)?.colour,
    reason: strip === 'unknown' ? (wait?.reason ?? work?.reason) : undefined,
  }
}

function stripOf(wait: Figure | undefined, work: Figure | undefined, { scale }: Reading): Strip {
  if (wait?.value === undefined || work?.value === undefined) return 'unknown'
  const total = wait.value + work.value
  if (total <= 0) return { wait: 0, work: 1, heat: 0 }
  return { wait: wait.value / total, work: work.value / total, heat: heatOf(wait.value, scale) }
}

/** Waiting is marked by the simulation, not by hand; a decision is one by its kind. */
export function badgesOf(node: Node, heat: Heat): Badge[] {
  const marked = new Set(node.badges ?? [])
  const all: [Badge, boolean][] = [
    ['W', marked.has('wait') || heat >= 3],
    ['F', marked.has('fail')],
    ['D', marked.has('decision') || node.kind === 'decision'],
    ['E', marked.has('experience')],
  ]
  return all.filter(([, shown]) => shown).map(([badge]) => badge)
}

/** What could be said, the fullest first: the first that fits is. */
function secondLines(
  node: Identified<Node>,
  wait: Figure | undefined,
  work: Figure | undefined,
  heat: Heat,
  reading: Reading,
): string[] {
  const { report, language } = reading
  const time = (one: Figure | undefined) => (one?.value === undefined ? undefined : duration(one.value, language))
  const [waits, works] = [time(wait), time(work)]
  switch (node.kind) {
    case 'wait':
      return wait?.value === undefined ? [] : waitingLines(node, wait, reading)
    case 'decision':
      return mainWay(node, reading)
    case 'sub-blueprint':
      return [
        say('stepsInside', language, {
          count: all(reading.blueprint, 'node').filter((one) => one.within === node.id && one.kind !== 'note').length,
        }),
      ]
    case 'batch':
      return [say('batchOf', language, { count: node.size ?? 1 })]
    case 'fork':
    case 'join':
    case 'evidence':
    case 'note':
      return []
    default:
      break
  }
  const lines: string[] = []
  // The line before a step is of everybody, whoever is looked at.
  const isAlone = reading.focus !== undefined && isMeasuredAlone(report, reading.focus)
  const line = isAlone ? undefined : figure(report, 'queue.mean', node.id)?.value
  const tail = time(stepFigure(reading, 'wait.p90', node.id))
  if (heat >= 4 && line !== undefined && tail) lines.push(say('inLine', language, { count: count(line), tail }))
  if (heat >= 1 && waits && works) lines.push(say('waitAndWork', language, { wait: waits, work: works }), waits)
  else if (works && work!.value! > 0) {
    const isAutomatic = node.kind === 'action' && !node.needs?.length && !isCustomers(node, reading)
    lines.push(...(isAutomatic ? [say('automatic', language, { work: works })] : []), works)
  } else {
    const volume = isAlone ? undefined : figure(report, 'volume', node.id)?.value
    if (volume !== undefined) lines.push(say('perDay', language, { count: count(volume) }))
  }
  return lines
}

/**
 * How long the customer waits there, how surely, and whether anything is known meanwhile. Where there is little room,
 * hours whose interval is hours wide go without their minutes.
 */
function waitingLines(
  node: Identified<NodeOf<'wait'>>,
  { value = 0, ...one }: Figure,
  { blueprint, language }: Reading,
): string[] {
  const time = (minutes: number) => duration(minutes, language)
  const half = halfWidth(one)
  if (half === undefined) return [time(value)]
  const said = (minutes: number, width: number) =>
    `${time(minutes)} ${say('margin', language, { width: margin(width, minutes, language) })}`
  const wait = said(value, half)
  const told = isKeptInformed(blueprint, node) ? 'waitsInformed' : 'waitsBlind'
  const rough = half >= 60 && value < 48 * 60 ? [said(inHours(value), inHours(half))] : []
  return [say(told, language, { wait }), wait, ...rough, time(value)]
}

const inHours = (minutes: number): number => Math.round(minutes / 60) * 60

/** Regular text of 11.5 px is about this much narrower than the names that the layout's table is of. */
const regular = 0.93

/** The first that finds room, else the last. */
export const fitting = (lines: readonly string[], room: number): string =>
  lines.find((line) => textWidth(line) * regular <= room) ?? lines.at(-1) ?? ''

/** The share that takes the rarest named way: "15% yes". It is what one asks a decision. */
function mainWay(node: Identified<Node>, { blueprint, report, language }: Reading): string[] {
  const flows = flowsFrom(blueprint, node.id)
  const volumes = flows.map((flow) => figure(report, 'volume', flow.id)?.value)
  // What depends on the case is known once cases have come: until then the rest is not all.
  if (volumes.every((volume) => volume === undefined) && flows.some((flow) => flow.when !== undefined)) return []
  const total = volumes.reduce<number>((sum, volume) => sum + (volume ?? 0), 0)
  const ways = flows
    .map((flow, i) => ({
      name: inLanguage(flow.name, language),
      share: volumes[i] !== undefined && total > 0 ? volumes[i] / total : flow.share,
    }))
    .filter((way): way is { name: string; share: number } => way.share !== undefined && way.name !== '')
    .sort((a, b) => a.share - b.share)
  const way = ways[0]
  if (!way) return []
  return [say('takes', language, { share: wholePercent(way.share), way: way.name }), wholePercent(way.share)]
}

const isCustomers = (node: Node, { blueprint }: Reading): boolean =>
  get(blueprint, 'lane', node.lane)?.role === 'customer'

export const wholePercent = (share: number): string =>
  share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`

/** One decimal below a hundred. */
export const count = (value: number): string => plainNumber(Math.abs(value) < 100 ? Math.round(value * 10) / 10 : value)
