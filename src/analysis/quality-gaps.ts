/**
 * The five gaps of service quality at one step. Each compares two of the five values that are kept of it: what the
 * customer expects, what the company promises, what it specifies, what is delivered (measured by the run) and what is
 * perceived. Where one of the two is unknown, so is the gap: never 0.
 *
 * @source Parasuraman, Zeithaml & Berry, A Conceptual Model of Service Quality, Journal of Marketing 49(4), 1985. What a
 * management believes its customers to expect is read off what it promises them.
 */
import type { Texts } from '../base/index.ts'
import { unitMinutes, type Blueprint, type Identified, type Node } from '../blueprint/index.ts'
import { figure, type Report } from './report.ts'

type Value = 'expected' | 'promised' | 'specified' | 'delivered' | 'perceived'

export const gapKinds = [
  { number: 1, from: 'expected', to: 'promised', name: { en: 'knowledge gap', 'zh-CN': '认知差距' } },
  { number: 2, from: 'promised', to: 'specified', name: { en: 'design gap', 'zh-CN': '设计差距' } },
  { number: 3, from: 'specified', to: 'delivered', name: { en: 'delivery gap', 'zh-CN': '传递差距' } },
  { number: 4, from: 'promised', to: 'delivered', name: { en: 'communication gap', 'zh-CN': '沟通差距' } },
  { number: 5, from: 'expected', to: 'perceived', name: { en: 'perception gap', 'zh-CN': '感知差距' } },
] as const satisfies readonly { number: number; from: Value; to: Value; name: Texts }[]

export interface Gap {
  number: (typeof gapKinds)[number]['number']
  name: Texts
  /** By how much the second falls short of the first, in the step's own unit; below 0 where it is better. Absent: unknown. */
  short?: number
}

/** All five, in their order; undefined where nothing is kept of the quality of the step. */
export function gapsAt(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  node: Identified<Node>,
): Gap[] | undefined {
  const { quality } = node
  if (!quality) return undefined
  const values: Record<Value, number | undefined> = {
    expected: quality.expected,
    promised: quality.promised,
    specified: quality.specified,
    delivered: deliveredAt(blueprint, report, node),
    perceived: quality.perceived,
  }
  return gapKinds.map(({ number, name, from, to }): Gap => {
    const [first, second] = [values[from], values[to]]
    if (first === undefined || second === undefined) return { number, name }
    // A time falls short where it is longer, a score where it is lower.
    return { number, name, short: quality.unit === undefined ? first - second : second - first }
  })
}

/**
 * The time that the run measures, in the step's own unit: until the work begins where the customer looks at how soon,
 * else until it is done. A customer's wait lasts as long as the step that it is for lets wait. A score is measured by
 * no run.
 */
function deliveredAt(
  blueprint: Blueprint,
  report: Pick<Report, 'figures'> | undefined,
  node: Identified<Node>,
): number | undefined {
  const { unit, dimension } = node.quality ?? {}
  if (unit === undefined) return undefined
  const waits = figure(report, 'wait.mean', node.kind === 'wait' ? node.for : node.id)?.value
  const works =
    node.kind === 'wait' || dimension === 'responsiveness' ? 0 : figure(report, 'service.mean', node.id)?.value
  return waits === undefined || works === undefined ? undefined : (waits + works) / unitMinutes(blueprint, unit)
}
