/** The ways out of a step in words: where to, how often, and what a handoff is agreed to be. */
import { duration, inLanguage, phrased, render, type Language } from '../../base/index.ts'
import {
  departmentOf,
  flow as flowShape,
  flowsFrom,
  get,
  handoffs,
  metaOf,
  minutesIn,
  nameOf,
  writeDuration,
  type Blueprint,
  type Duration,
  type Flow,
  type Identified,
} from '../../blueprint/index.ts'
import { words } from './words.ts'

export interface WayOut {
  flow: Identified<Flow>
  to: string
  /** The name of the step it leads to, and of its department where that is another one. */
  name: string
  /** `15 %`, or the exit that it is; empty where it is the only way. */
  how: string
  /** `handoff to Billing, agreed 8 h, 15 % bounce`; empty where nothing is handed over. */
  handoff: string
}

const kinds = ['sequence', 'journey', 'encounter', 'evidence', 'information', 'money', 'data'] as const

export function waysOut(blueprint: Blueprint, id: string, language: Language): WayOut[] {
  const handed = new Map(handoffs(blueprint).map((one) => [one.flow.id, one]))
  return kinds
    .flatMap((kind) => flowsFrom(blueprint, id, kind))
    .map((flow) => ({
      flow,
      to: flow.to,
      name: nameOf(blueprint, flow.to)[language],
      how: howOf(flow, language),
      handoff: handed.has(flow.id) ? handoffOf(blueprint, flow, language) : '',
    }))
}

/** A share as it is typed: no more digits than it has. */
export const writeShare = (share: number): string => `${Number((share * 100).toPrecision(6))} %`

function howOf(flow: Flow, language: Language): string {
  const exit = flow.on ?? 'done'
  if (exit !== 'done') return metaOf(flowShape.shape.on)?.options?.[exit]?.[language] ?? exit
  const kind = metaOf(flowShape.shape.kind)?.options?.[flow.kind]?.[language] ?? flow.kind
  if (flow.kind !== 'sequence') return kind
  return [flow.name && inLanguage(flow.name, language), flow.share === undefined ? '' : writeShare(flow.share)]
    .filter(Boolean)
    .join(' ')
}

function handoffOf(blueprint: Blueprint, flow: Flow, language: Language): string {
  const receiver = get(blueprint, 'node', flow.to)
  const department = receiver && departmentOf(blueprint, receiver)
  const own = words[language]
  const { agreed, bounce } = flow.handoff ?? {}
  const say = (template: string, facts: Record<string, string>) => render(template, facts, language)
  return phrased(
    [
      say(own.handoff, { department: inLanguage(department?.name, language) }),
      agreed ? say(own.agreed, { time: agreedTime(agreed, language) }) : own.noAgreed,
      bounce && say(own.bounced, { share: writeShare(bounce.share) }),
    ],
    language,
  )
}

/** Working days have no fixed length and are said as such. */
const agreedTime = (time: Duration, language: Language): string =>
  time.unit === 'workday' ? writeDuration(time, language) : duration(time.value * minutesIn[time.unit], language)
