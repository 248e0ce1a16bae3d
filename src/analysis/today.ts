/**
 * Does it match today? Figures that were observed beside the same figures of the run, each pair with its verdict.
 * Made of the document and a report of it together: what is observed changes no run.
 */
import type { Fact, Finding, Texts } from '../base/index.ts'
import {
  aboutId,
  all,
  get,
  nameOf,
  nodesOf,
  unitMinutes,
  units,
  type Blueprint,
  type Identified,
  type Observation,
  type Unit,
} from '../blueprint/index.ts'
import { isInterval, studentQuantile, wilsonInterval } from '../statistics/index.ts'
import { clause, sentence } from './clause.ts'
import { indifference } from './difference.ts'
import { perLanguage } from './names.ts'
import { figure, halfWidth, type Figure, type Report } from './report.ts'

/** Figures that may be observed, and what they are called. */
export const observable = {
  'service.mean': { en: 'time on the job', 'zh-CN': '处理时间' },
  'wait.mean': { en: 'wait', 'zh-CN': '等待' },
  bounce: { en: 'sent back', 'zh-CN': '退单' },
  'cycle-time.mean': { en: 'from beginning to end', 'zh-CN': '全程历时' },
  attainment: { en: 'on time', 'zh-CN': '及时率' },
  utilisation: { en: 'busy', 'zh-CN': '忙碌' },
} as const satisfies Record<string, Texts>
export type Observable = keyof typeof observable

export const isObservable = (measure: string): measure is Observable => Object.hasOwn(observable, measure)

/** Of which one speaks in shares; of all others in times. */
export const isOfShare = (measure: Observable): boolean => ['bounce', 'attainment', 'utilisation'].includes(measure)

/**
 * `alike`: they cannot be told apart, and a difference that matters would have been seen. `apart`: they surely differ.
 * `open`: too little is known of one of them.
 */
export type Verdict = 'alike' | 'apart' | 'open'

export interface Match {
  observation: Identified<Observation>
  measure: Observable
  /** Minutes, or a share of 1. `isGuessed`: nobody noted how much it varies, so it is taken to vary as much as it is large. */
  observed: { value: number; halfWidth?: number; isGuessed?: true }
  /** Absent where the run has no such figure. */
  simulated: Figure | undefined
  /** Simulated minus observed, with half of its 95 % interval; absent where one of the two has none. */
  apart?: { value: number; halfWidth: number }
  verdict: Verdict
  /** Why nothing can be said. */
  why?: Texts
}

/** An interval as wide as this part of what was observed, or these points of a share, would hide too much. */
const widest = { relative: 0.25, share: 0.05 }
/** Parts of the whole time of a case: what is smaller weighs nothing beside it, and an interval so wide hides little. */
const ofWhole = { tiny: 0.001, wide: 0.05 }

/** Each figure that was observed and that a run has: of the whole first, then step by step, handoffs behind their receiver. */
export function matches(blueprint: Blueprint, report: Pick<Report, 'figures'>): Match[] {
  const places = new Map(all(blueprint, 'node').map(({ id }, at) => [id, at]))
  const placeOf = ({ observation: { of } }: Match): number => {
    const receiver = receiverOf(blueprint, of)
    return (places.get(receiver) ?? -1) + (receiver === of ? 0 : 0.5)
  }
  return all(blueprint, 'observation')
    .flatMap((observation) => matchOf(blueprint, report, observation) ?? [])
    .sort((a, b) => placeOf(a) - placeOf(b))
}

/** The step that a handoff leads to; anything else is itself. */
const receiverOf = (blueprint: Blueprint, of: string): string => get(blueprint, 'flow', of)?.to ?? of

function matchOf(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'>,
  observation: Identified<Observation>,
): Match | undefined {
  const { measure, of } = observation
  if (!isObservable(measure)) return undefined
  const simulated = figure(report, measure, of === aboutId ? undefined : of)
  const observed = observedValue(blueprint, observation, measure)
  if (!observed) return undefined
  const match = { observation, measure, observed, simulated }
  const half = simulated && halfWidth(simulated)
  if (simulated?.value === undefined) return { ...match, verdict: 'open', why: simulated?.reason ?? notSimulated }
  if (half === undefined) return { ...match, verdict: 'open', why: oneRun }
  if (observed.halfWidth === undefined) return { ...match, verdict: 'open', why: noCount }
  // Two that know nothing of each other: their variances add up.
  const apart = {
    value: simulated.value - observed.value,
    halfWidth: Math.sqrt(half * half + observed.halfWidth * observed.halfWidth),
  }
  const verdict = verdictOf(apart, limits(report, measure, observed.value))
  return { ...match, apart, verdict, ...(verdict === 'open' && { why: tooFew }) }
}

/** Up to which difference it does not matter, and up to which width of its interval something can be said. */
function limits(report: Pick<Report, 'figures'>, measure: Observable, observed: number) {
  if (isOfShare(measure)) return { tiny: indifference.share, wide: widest.share }
  const whole = figure(report, 'cycle-time.mean')?.value ?? 0
  return {
    tiny: Math.max(indifference.relative * observed, ofWhole.tiny * whole),
    wide: Math.max(widest.relative * observed, ofWhole.wide * whole),
  }
}

function verdictOf(
  { value, halfWidth }: { value: number; halfWidth: number },
  { tiny, wide }: ReturnType<typeof limits>,
) {
  if (Math.abs(value) - halfWidth > tiny) return 'apart'
  return halfWidth <= wide ? 'alike' : 'open'
}

const notSimulated: Texts = { en: 'the run has no such figure', 'zh-CN': '仿真中没有此项' }
const oneRun: Texts = { en: 'one run tells no interval', 'zh-CN': '只运行一次，没有区间' }
const noCount: Texts = { en: 'of how many is not said', 'zh-CN': '没有写明样本数' }
const tooFew: Texts = { en: 'too few to tell', 'zh-CN': '样本太少' }

/** In minutes or as a share of 1. @returns undefined where its unit is none that the figure has */
export function observedValue(
  blueprint: Blueprint,
  { value, unit, n, halfWidth }: Observation,
  measure: Observable,
): Match['observed'] | undefined {
  if (isOfShare(measure)) {
    const times = unit === '%' ? 0.01 : unit === undefined || unit === 'share' ? 1 : undefined
    if (times === undefined) return undefined
    const share = value * times
    if (halfWidth !== undefined) return { value: share, halfWidth: halfWidth * times }
    const wilson = n === undefined ? undefined : wilsonInterval(share * n, n)
    return wilson && isInterval(wilson) ? { value: share, halfWidth: wilson.halfWidth } : { value: share }
  }
  if (unit !== undefined && !isUnit(unit)) return undefined
  const minutes = value * unitMinutes(blueprint, unit)
  if (halfWidth !== undefined) return { value: minutes, halfWidth: halfWidth * unitMinutes(blueprint, unit) }
  if (n === undefined || n < 2) return { value: minutes }
  // As much as a time without memory does: most times on a job vary less.
  return { value: minutes, halfWidth: (studentQuantile(0.975, n - 1) * minutes) / Math.sqrt(n), isGuessed: true }
}

const isUnit = (unit: string): unit is Unit => (units as readonly string[]).includes(unit)

/** What is held against today, by what it is of: apart where one of its figures is, alike where one is and none apart. */
export function matchesByRecord(list: readonly Match[]): Map<string, Verdict> {
  const found = new Map<string, Verdict>()
  const rank: readonly Verdict[] = ['open', 'alike', 'apart']
  for (const { observation, verdict } of list) {
    const before = found.get(observation.of) ?? 'open'
    found.set(observation.of, rank.indexOf(verdict) > rank.indexOf(before) ? verdict : before)
  }
  return found
}

/** Steps at which somebody works, and of which nothing was observed; a handoff tells of the step that it leads to. */
export function unobserved(blueprint: Blueprint): string[] {
  const observed = all(blueprint, 'observation').filter(({ measure }) => isObservable(measure))
  const seen = new Set(observed.map(({ of }) => receiverOf(blueprint, of)))
  return nodesOf(blueprint, 'action').flatMap(({ id, needs }) => (needs?.length && !seen.has(id) ? [id] : []))
}

const most = 3

/** What an observation is of; a handoff by its ends, whatever stands written on it. */
export function observedName(blueprint: Blueprint, of: string): Texts {
  const flow = get(blueprint, 'flow', of)
  if (!flow) return nameOf(blueprint, of)
  const [from, to] = [nameOf(blueprint, flow.from), nameOf(blueprint, flow.to)]
  return perLanguage((one) => `${from[one]} → ${to[one]}`)
}

/** What surely differs from today, the furthest against what was observed first; of a step and the handoff to it once. */
export function apartFindings(blueprint: Blueprint, report: Pick<Report, 'figures'>, atMost = most): Finding[] {
  const against = ({ apart, observed }: Match) =>
    Math.abs(apart?.value ?? 0) / Math.max(Math.abs(observed.value), Number.MIN_VALUE)
  const said = new Set<string>()
  return matches(blueprint, report)
    .filter(({ verdict }) => verdict === 'apart')
    .sort((a, b) => against(b) - against(a))
    .filter(({ observation: { of } }) => {
      const step = receiverOf(blueprint, of)
      return !said.has(step) && said.add(step)
    })
    .slice(0, atMost)
    .map((match) => apartFinding(blueprint, match))
}

function apartFinding(blueprint: Blueprint, { observation, measure, observed, simulated, apart }: Match): Finding {
  const isMore = (apart?.value ?? 0) > 0
  const facts = {
    name: observedName(blueprint, observation.of),
    what: observable[measure],
    observed: observedFact(measure, observed.value),
    simulated: observedFact(measure, simulated?.value ?? 0),
    by: sized(measure, Math.abs(apart?.value ?? 0), apart?.halfWidth),
  }
  const said = clause(
    `“{name}”, {what}: the run has {simulated}, today it is {observed}: {by} ${isMore ? 'more' : 'less'}`,
    `“{name}”的{what}：仿真 {simulated}，实测 {observed}，${isMore ? '多' : '少'} {by}`,
    facts,
  )
  return {
    ...{ rule: 'matches-today', severity: 'defect', at: [observation.of] },
    ...sentence(said),
    remedy: {
      en: 'Correct the figures it rests on before you believe what a change would bring.',
      'zh-CN': '请先更正相关数据，再看改动的效果。',
    },
  }
}

/** A figure as it is said: a time, or a share. */
export const observedFact = (measure: Observable, value: number, half?: number): Fact =>
  isOfShare(measure) ? { share: value, ...margin(half) } : { minutes: value, ...margin(half) }

/** A difference in the unit of a figure: minutes, or points. */
export const sized = (measure: Observable, value: number, half: number | undefined) =>
  isOfShare(measure) ? { points: value, ...margin(half) } : { minutes: value, ...margin(half) }

const margin = (half: number | undefined) => (half === undefined ? {} : { halfWidth: half })

/** What a report finds; behind its verdict where it surely is not as today, for the rest rests on that. */
export function findingsToday(blueprint: Blueprint, report: Report): Finding[] {
  const { findings } = report
  const at = findings.findLastIndex(({ rule }) => rule === 'verdict') + 1
  return [...findings.slice(0, at), ...apartFindings(blueprint, report), ...findings.slice(at)]
}
