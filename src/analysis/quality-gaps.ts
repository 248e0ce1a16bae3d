/**
 * The five gaps of service quality at one step, or of the service as a whole. Each compares two of the five values that
 * are kept of it: what the customer expects, what the company promises, what it specifies, what is delivered (observed, or
 * measured by the run) and what is perceived. Where one of the two is unknown, so is the gap: never 0.
 *
 * @source Parasuraman, Zeithaml & Berry, A Conceptual Model of Service Quality, Journal of Marketing 49(4), 1985. What a
 * management believes its customers to expect is read off what it promises them.
 */
import type { Texts } from '../base/index.ts'
import { all, unitMinutes, type About, type Blueprint, type Identified, type Node } from '../blueprint/index.ts'
import { isInterval, type Estimate } from '../statistics/index.ts'
import { figure, halfWidth, type Figure, type Report } from './report.ts'
import { servqualOf, surveyOf, type Judged } from './servqual.ts'
import { leadingClock } from './targets.ts'

/** In the order in which they come about. */
export const qualityValues = ['expected', 'promised', 'specified', 'delivered', 'perceived'] as const
export type QualityValue = (typeof qualityValues)[number]

export const valueNames: Record<QualityValue, Texts> = {
  expected: { en: 'Expected', 'zh-CN': '期望' },
  promised: { en: 'Promised', 'zh-CN': '承诺' },
  specified: { en: 'Specified', 'zh-CN': '标准' },
  delivered: { en: 'Delivered', 'zh-CN': '交付' },
  perceived: { en: 'Perceived', 'zh-CN': '感知' },
}

export const gapKinds = [
  { number: 1, from: 'expected', to: 'promised', name: { en: 'knowledge gap', 'zh-CN': '认知差距' } },
  { number: 2, from: 'promised', to: 'specified', name: { en: 'design gap', 'zh-CN': '设计差距' } },
  { number: 3, from: 'specified', to: 'delivered', name: { en: 'delivery gap', 'zh-CN': '传递差距' } },
  { number: 4, from: 'promised', to: 'delivered', name: { en: 'communication gap', 'zh-CN': '沟通差距' } },
  { number: 5, from: 'expected', to: 'perceived', name: { en: 'perception gap', 'zh-CN': '感知差距' } },
] as const satisfies readonly { number: number; from: QualityValue; to: QualityValue; name: Texts }[]

export interface Gap {
  number: (typeof gapKinds)[number]['number']
  name: Texts
  from: QualityValue
  to: QualityValue
  /** By how much the second falls short of the first, in the step's own unit; below 0 where it is better. Absent: unknown. */
  short?: number
  /** How far that may be off, above and below, where the run measures one of the two. */
  halfWidth?: number
  /** Which of the two nobody knows. */
  unknown: readonly QualityValue[]
}

/** What quality is kept of: a step, or the service as a whole. */
export type Rated = Identified<Node> | Identified<About>

/** One of the five values, in the unit of the quality; `halfWidth`: how far it may be off, where it is no plain figure. */
export interface Known {
  value: number
  halfWidth?: number
  /** Entered, measured by the run, or asked of customers. */
  by: 'hand' | 'run' | 'survey'
}

/** The five values, as far as anybody knows them; undefined where nothing is kept of the quality. */
export function qualityOf(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  rated: Rated,
): Record<QualityValue, Known | undefined> | undefined {
  const survey = scoresIn(blueprint, rated)
  if (!rated.quality && !survey) return undefined
  const quality = rated.quality ?? {}
  const said = (value: number | undefined): Known | undefined =>
    value === undefined ? undefined : { value, by: 'hand' }
  const asked = (found: Estimate | undefined): Known | undefined =>
    found?.value === undefined
      ? undefined
      : { value: found.value, ...(isInterval(found) && { halfWidth: found.halfWidth }), by: 'survey' }
  const measured = quality.delivered === undefined ? deliveredAt(blueprint, report, rated) : undefined
  return {
    expected: said(quality.expected) ?? asked(survey?.expected),
    promised: said(quality.promised),
    specified: said(quality.specified),
    delivered: measured ? { ...measured, by: 'run' } : said(quality.delivered),
    perceived: said(quality.perceived) ?? asked(survey?.perceived),
  }
}

/** What a survey says of it, where it is kept in marks and not in a time. */
function scoresIn(blueprint: Blueprint, { type, id, quality }: Rated): Judged | undefined {
  const survey = quality?.unit === undefined ? surveyOf(blueprint, type === 'blueprint' ? undefined : id) : undefined
  return survey && servqualOf(survey).whole
}

/** All five, in their order; undefined where nothing is kept of the quality. */
export function gapsAt(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  rated: Rated,
): Gap[] | undefined {
  const values = qualityOf(blueprint, report, rated)
  if (!values) return undefined
  return gapKinds.map(({ number, name, from, to }): Gap => {
    const kind = { number, name, from, to, unknown: [from, to].filter((one) => values[one] === undefined) }
    const [first, second] = [values[from], values[to]]
    if (first === undefined || second === undefined) return kind
    // A time falls short where it is longer, a score where it is lower.
    const short = rated.quality?.unit === undefined ? first.value - second.value : second.value - first.value
    const halfWidths = [first.halfWidth, second.halfWidth].filter((one) => one !== undefined)
    // Both added up: never too narrow.
    return halfWidths.length > 0
      ? { ...kind, short, halfWidth: halfWidths.reduce((a, b) => a + b) }
      : { ...kind, short }
  })
}

/**
 * The time that the run measures, in the unit of the quality, and half of its interval: until the work begins where the
 * customer looks at how soon, else until it is done; then the half-widths of both add up, which is never too narrow. A
 * customer's wait lasts as long as the step that it is for lets wait. The whole takes as long as its leading promise
 * counts, without one as long as a case is inside. A score is measured by no run.
 */
export function deliveredAt(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  rated: Rated,
): { value: number; halfWidth?: number } | undefined {
  const unit = rated.quality?.unit
  if (unit === undefined) return undefined
  let [value, half]: [number, number | undefined] = [0, 0]
  for (const part of timesOf(blueprint, report, rated)) {
    if (part?.value === undefined) return undefined
    const own = halfWidth(part)
    value += part.value
    half = half === undefined || own === undefined ? undefined : half + own
  }
  const minutes = unitMinutes(blueprint, unit)
  return { value: value / minutes, ...(half !== undefined && { halfWidth: half / minutes }) }
}

/** The figures that make up how long it takes. */
function timesOf(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  rated: Rated,
): (Figure | undefined)[] {
  if (rated.type === 'blueprint') {
    const clock = leadingClock(blueprint)
    return [clock ? figure(report, 'clock.mean', clock.id) : figure(report, 'cycle-time.mean')]
  }
  const isWait = rated.kind === 'wait' || rated.quality?.dimension === 'responsiveness'
  const wait = figure(report, 'wait.mean', rated.id)
  return isWait ? [wait] : [wait, figure(report, 'service.mean', rated.id)]
}

/** Everything of whose quality something is kept, the whole first. */
export const ratedIn = (blueprint: Blueprint): Rated[] =>
  [...all(blueprint, 'blueprint'), ...all(blueprint, 'node')].filter(
    (rated) => rated.quality !== undefined || scoresIn(blueprint, rated) !== undefined,
  )
