/**
 * The short board 短板: of all steps the one that holds the service back most, by what customers perceive, by how it
 * conforms to its standard, and by how long it lets wait. Each part says from 0 to 100 how much is wrong: what is
 * missing to full satisfaction, what is missing to all checks done, and the step's share of all waiting for people.
 * They are weighed as the blueprint says. A part that nobody knows does not count, neither for the step nor against it.
 *
 * @source 短板研究, which links satisfaction, mystery shopping and process times, as in 服务流程之惑
 */
import { aboutOf, all, nodesOf, type Blueprint, type Identified, type Node } from '../blueprint/index.ts'
import type { Texts } from '../base/index.ts'
import { isInterval, meanInterval } from '../statistics/index.ts'
import { figure, type Report } from './report.ts'
import { conformanceOf, perceptionOf, type Score } from './scores.ts'

export const boardParts = ['perception', 'conformance', 'delay'] as const
export type BoardPart = (typeof boardParts)[number]

export const partNames: Record<BoardPart, Texts> = {
  perception: { en: 'Perception', 'zh-CN': '客户感知' },
  conformance: { en: 'Conformance', 'zh-CN': '规范符合' },
  delay: { en: 'Delay', 'zh-CN': '等待' },
}

/** From so many points on a step is satisfying, or done by the book. */
const line = 80

export interface BoardRules {
  weights: Record<BoardPart, number>
  byTheBook: number
  satisfying: number
}

/** As the blueprint says, or what holds where it says nothing. */
export function boardRules(blueprint: Blueprint): BoardRules {
  const said = aboutOf(blueprint)?.shortBoard
  return {
    weights: { perception: said?.perception ?? 1, conformance: said?.conformance ?? 1, delay: said?.delay ?? 1 },
    byTheBook: said?.byTheBook ?? line,
    satisfying: said?.satisfying ?? line,
  }
}

export interface Board {
  node: Identified<Node>
  /** How much is wrong, from 0 to 100; undefined: unknown. */
  parts: Record<BoardPart, Score | undefined>
  /** The weighted mean of the parts that are known. */
  score: Score
  /** Parts that weigh and nobody knows. */
  unknown: readonly BoardPart[]
}

/** Every step of which anything is wrong, the limiting one first; of equals the one of which more is known. */
export function shortBoard(blueprint: Blueprint, report: Pick<Report, 'figures'> | undefined): Board[] {
  const { weights } = boardRules(blueprint)
  const delays = delaysIn(blueprint, report)
  return all(blueprint, 'node')
    .flatMap((node): Board[] => {
      const parts = {
        perception: missing(perceptionOf(blueprint, node)),
        conformance: missing(conformanceOf(blueprint, node)),
        delay: delays.get(node.id),
      }
      const known = boardParts.flatMap((part) => {
        const score = parts[part]
        return score && weights[part] > 0 ? [{ score, weight: weights[part] }] : []
      })
      if (known.length === 0) return []
      const unknown = boardParts.filter((part) => weights[part] > 0 && parts[part] === undefined)
      return [{ node, parts, score: weighed(known), unknown }]
    })
    .filter(({ score }) => score.value > 0)
    .sort((a, b) => b.score.value - a.score.value || a.unknown.length - b.unknown.length)
}

const missing = (score: Score | undefined): Score | undefined =>
  score && {
    value: 100 - score.value,
    ...(score.low !== undefined && score.high !== undefined && { low: 100 - score.high, high: 100 - score.low }),
    ...(score.n !== undefined && { n: score.n }),
  }

/** The ends of the intervals are weighed as the values are: never too narrow. What has no interval has no ends. */
function weighed(known: readonly { score: Score; weight: number }[]): Score {
  const sum = known.reduce((all, { weight }) => all + weight, 0)
  const mean = (of: (score: Score) => number): number =>
    known.reduce((all, { score, weight }) => all + of(score) * weight, 0) / sum
  const isSpread = known.some(({ score }) => score.low !== undefined)
  return {
    value: mean(({ value }) => value),
    ...(isSpread && { low: mean(({ value, low = value }) => low), high: mean(({ value, high = value }) => high) }),
  }
}

/** Each step's share of all who wait for people, by replication: queues over time, so that long waits of few weigh as they do. */
function delaysIn(blueprint: Blueprint, report: Pick<Report, 'figures'> | undefined): Map<string, Score> {
  const queues = nodesOf(blueprint, 'action').flatMap(({ id }) => {
    const queue = figure(report, 'queue.mean', id)
    return queue ? [{ id, queue }] : []
  })
  // One that never settles has no share, and neither has any beside it.
  const values = queues.flatMap(({ queue: { value } }) => value ?? [])
  const all = values.reduce((a, b) => a + b, 0)
  if (all === 0 || values.length < queues.length) return new Map()
  const runs = queues[0].queue.replications.length
  const sums = Array.from({ length: runs }, (_, run) =>
    queues.reduce((sum, { queue }) => sum + (queue.replications[run] ?? 0), 0),
  )
  return new Map(
    queues.map(({ id, queue }): [string, Score] => {
      const shares = sums.map((sum, run) => (sum > 0 ? ((queue.replications[run] ?? 0) / sum) * 100 : undefined))
      const spread = meanInterval(shares)
      const value = ((queue.value ?? 0) / all) * 100
      if (!isInterval(spread)) return [id, { value }]
      const [low, high] = [value - spread.halfWidth, value + spread.halfWidth]
      return [id, { value, low: Math.max(0, low), high: Math.min(100, high) }]
    }),
  )
}
