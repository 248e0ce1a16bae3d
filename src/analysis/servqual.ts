/**
 * What a survey by SERVQUAL says: what customers expect and perceive in each of five dimensions, and how far the one
 * stays behind the other. A person's mark in a dimension is the mean of the statements answered; intervals are over
 * persons.
 *
 * @source Parasuraman, Zeithaml & Berry, SERVQUAL: A Multiple-Item Scale, Journal of Retailing 64(1), 1988; all
 * statements worded positively as in their refinement, Journal of Retailing 67(4), 1991.
 */
import type { Texts } from '../base/index.ts'
import {
  all,
  compareText,
  dimensions,
  type Blueprint,
  type Dimension,
  type Identified,
  type Survey,
} from '../blueprint/index.ts'
import { meanInterval, type Estimate } from '../statistics/index.ts'

export const dimensionNames: Record<Dimension, Texts> = {
  tangibles: { en: 'tangibles', 'zh-CN': '有形性' },
  reliability: { en: 'reliability', 'zh-CN': '可靠性' },
  responsiveness: { en: 'responsiveness', 'zh-CN': '响应性' },
  assurance: { en: 'assurance', 'zh-CN': '保证性' },
  empathy: { en: 'empathy', 'zh-CN': '移情性' },
}

/** The statements of each dimension, from the first to before the last, counted from 0. */
const statementsOf: Record<Dimension, readonly [from: number, to: number]> = {
  tangibles: [0, 4],
  reliability: [4, 9],
  responsiveness: [9, 13],
  assurance: [13, 17],
  empathy: [17, 22],
}

/** Of fewer persons or visits a figure says little. */
export const fewest = 30

export interface Judged {
  /** In marks of the survey. */
  expected: Estimate
  perceived: Estimate
  /** Perceived less expected, of those who said both: below 0 the service stays behind. */
  gap: Estimate
}

export interface Servqual {
  /** Persons asked. */
  n: number
  least: number
  most: number
  by: Record<Dimension, Judged>
  /** All dimensions, each by its weight. */
  whole: Judged
}

/** An edit leaves most surveys as they are: each is worked out once. */
const known = new WeakMap<Survey, Servqual>()

export function servqualOf(survey: Survey): Servqual {
  const found = known.get(survey)
  if (found) return found
  const people = survey.answers.map(({ expected, perceived }) => ({
    expected: dimensions.map((one) => mean(expected.slice(...statementsOf[one]))),
    perceived: dimensions.map((one) => mean(perceived.slice(...statementsOf[one]))),
  }))
  const weights = dimensions.map((one) => survey.weights?.[one] ?? (survey.weights ? 0 : 1))
  const judged = (of: (marks: readonly (number | undefined)[]) => number | undefined): Judged => {
    const marks = people.map(({ expected, perceived }) => [of(expected), of(perceived)] as const)
    return {
      expected: meanInterval(marks.map(([expected]) => expected)),
      perceived: meanInterval(marks.map(([, perceived]) => perceived)),
      gap: meanInterval(
        marks.map(([expected, perceived]) =>
          expected === undefined || perceived === undefined ? undefined : perceived - expected,
        ),
      ),
    }
  }
  const made: Servqual = {
    n: survey.answers.length,
    least: survey.least ?? 1,
    most: survey.most ?? 7,
    by: Object.fromEntries(dimensions.map((one, at) => [one, judged((marks) => marks[at])])) as Servqual['by'],
    whole: judged((marks) => weighted(marks, weights)),
  }
  known.set(survey, made)
  return made
}

const mean = (marks: readonly (number | null)[]): number | undefined => {
  const given = marks.filter((one) => one !== null)
  return given.length === 0 ? undefined : given.reduce((a, b) => a + b) / given.length
}

/** Undefined where a dimension that weighs has no mark. */
function weighted(marks: readonly (number | undefined)[], weights: readonly number[]): number | undefined {
  const all = weights.reduce((a, b) => a + b, 0)
  if (all === 0) return undefined
  let sum = 0
  for (const [at, weight] of weights.entries()) {
    const mark = marks[at]
    if (weight === 0) continue
    if (mark === undefined) return undefined
    sum += weight * mark
  }
  return sum / all
}

/** The latest survey of a step, or of the service as a whole; the last one where none has a date. */
export const surveyOf = (blueprint: Blueprint, step: string | undefined): Identified<Survey> | undefined =>
  all(blueprint, 'survey')
    .filter(({ of, answers }) => of === step && answers.length > 0)
    .toSorted((a, b) => compareText(a.date ?? '', b.date ?? ''))
    .at(-1)

/** Marks as points from 0, the lowest mark, to 100, the highest. */
export const inPoints = ({ least, most }: Servqual, mark: number): number => ((mark - least) / (most - least)) * 100
