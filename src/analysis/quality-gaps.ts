/**
 * The five gaps of service quality at one step. Each compares two of the five values that are kept of it: what the
 * customer expects, what the company promises, what it specifies, what is delivered (observed, or measured by the run)
 * and what is perceived. Where one of the two is unknown, so is the gap: never 0.
 *
 * @source Parasuraman, Zeithaml & Berry, A Conceptual Model of Service Quality, Journal of Marketing 49(4), 1985. What a
 * management believes its customers to expect is read off what it promises them.
 */
import type { Texts } from '../base/index.ts'
import { unitMinutes, type Blueprint, type Identified, type Node } from '../blueprint/index.ts'
import { figure, halfWidth, type Report } from './report.ts'

/** In the order in which they come about. */
export const qualityValues = ['expected', 'promised', 'specified', 'delivered', 'perceived'] as const
export type QualityValue = (typeof qualityValues)[number]

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

/** All five, in their order; undefined where nothing is kept of the quality of the step. */
export function gapsAt(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  node: Identified<Node>,
): Gap[] | undefined {
  const { quality } = node
  if (!quality) return undefined
  const measured = quality.delivered === undefined ? deliveredAt(blueprint, report, node) : undefined
  const values: Record<QualityValue, number | undefined> = {
    expected: quality.expected,
    promised: quality.promised,
    specified: quality.specified,
    delivered: quality.delivered ?? measured?.value,
    perceived: quality.perceived,
  }
  return gapKinds.map(({ number, name, from, to }): Gap => {
    const kind = { number, name, from, to, unknown: [from, to].filter((one) => values[one] === undefined) }
    const [first, second] = [values[from], values[to]]
    if (first === undefined || second === undefined) return kind
    // A time falls short where it is longer, a score where it is lower.
    const short = quality.unit === undefined ? first - second : second - first
    const isOff = to === 'delivered' && measured?.halfWidth !== undefined
    return isOff ? { ...kind, short, halfWidth: measured.halfWidth } : { ...kind, short }
  })
}

/**
 * The time that the run measures, in the step's own unit, and half of its interval: until the work begins where the
 * customer looks at how soon, else until it is done; then the half-widths of both add up, which is never too narrow. A
 * customer's wait lasts as long as the step that it is for lets wait. A score is measured by no run.
 */
export function deliveredAt(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  node: Identified<Node>,
): { value: number; halfWidth?: number } | undefined {
  const { unit, dimension } = node.quality ?? {}
  if (unit === undefined) return undefined
  const isWait = node.kind === 'wait' || dimension === 'responsiveness'
  const parts = [
    figure(report, 'wait.mean', node.kind === 'wait' ? node.for : node.id),
    ...(isWait ? [] : [figure(report, 'service.mean', node.id)]),
  ]
  let [value, half]: [number, number | undefined] = [0, 0]
  for (const part of parts) {
    if (part?.value === undefined) return undefined
    const own = halfWidth(part)
    value += part.value
    half = half === undefined || own === undefined ? undefined : half + own
  }
  const minutes = unitMinutes(blueprint, unit)
  return { value: value / minutes, ...(half !== undefined && { halfWidth: half / minutes }) }
}
