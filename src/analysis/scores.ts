/**
 * The two scores of a step, from 0 to 100: is it done by the book, as mystery shoppers found, and how satisfied are
 * customers, as a survey found. What was entered by hand counts first; what nobody has looked at is unknown.
 */
import { all, type Blueprint, type Identified, type Node, type Walk } from '../blueprint/index.ts'
import { isInterval, type Estimate } from '../statistics/index.ts'
import { shareEstimate } from './figures.ts'
import type { Figure } from './report.ts'
import { inPoints, servqualOf, surveyOf } from './servqual.ts'

export interface Score {
  /** From 0 to 100. */
  value: number
  low?: number
  high?: number
  /** Visits, or persons asked; absent where it was entered by hand. */
  n?: number
}

/** How many of the checks were found done, visit by visit. */
export function conformanceOf(blueprint: Blueprint, { id, quality }: Identified<Node>): Score | undefined {
  if (quality?.conformance !== undefined) return byHand(quality.conformance)
  const visits = all(blueprint, 'walk')
    .filter(({ of }) => of === id)
    .flatMap(visitsOf)
  return scored(
    shareEstimate(
      visits.map(({ done }) => done),
      visits.map(({ seen }) => seen),
    ),
    visits.filter(({ seen }) => seen > 0).length,
    (share) => share * 100,
  )
}

/** Of each visit: how many checks could be seen, and how many of them were done. */
const visitsOf = ({ checks, visits = [] }: Walk): { seen: number; done: number }[] =>
  visits.map(({ found }) => {
    const seen = checks.filter(({ id }) => id in found)
    return { seen: seen.length, done: seen.filter(({ id }) => found[id]).length }
  })

/** How often one check was found done. */
export const checkScore = ({ visits = [] }: Walk, check: string): Score | undefined => {
  const seen = visits.filter(({ found }) => check in found)
  return scored(
    shareEstimate(
      seen.map(({ found }) => Number(found[check])),
      seen.map(() => 1),
    ),
    seen.length,
    (share) => share * 100,
  )
}

/** What customers perceive, on the scale of the survey. */
export function perceptionOf(blueprint: Blueprint, { id, quality }: Identified<Node>): Score | undefined {
  if (quality?.perception !== undefined) return byHand(quality.perception)
  const survey = surveyOf(blueprint, id)
  if (!survey) return undefined
  const result = servqualOf(survey)
  return result.most > result.least
    ? scored(result.whole.perceived, result.whole.perceived.n, (mark) => inPoints(result, mark))
    : undefined
}

/** A score that cannot be is none. */
const byHand = (value: number): Score | undefined => (value >= 0 && value <= 100 ? { value } : undefined)

function scored(estimate: Estimate, n: number, points: (value: number) => number): Score | undefined {
  if (estimate.value === undefined) return undefined
  const value = points(estimate.value)
  if (!isInterval(estimate)) return { value, n }
  return { value, low: Math.max(0, points(estimate.low)), high: Math.min(100, points(estimate.high)), n }
}

/** A score as the figure that it is, with its interval. */
export const figureOf = (measure: string, { value, low, high, n = 1 }: Score): Figure => ({
  ...{ measure, unit: 'count', value, n, replications: [] },
  ...(low !== undefined && high !== undefined && { low, high }),
})
