/** What the last edit changed: the few differences that matter most, each with how surely it is known. */
import type { Blueprint } from '../../blueprint/index.ts'
import { differenceOf, indifference, type Difference } from '../../analysis/difference.ts'
import { goalOf } from '../../analysis/goal.ts'
import { figureKey, type Figure, type Report } from '../../analysis/report.ts'
import { caseCosts, casesAYear, savingAYear } from '../../analysis/saving.ts'
import { leadingClock } from '../../analysis/targets.ts'
import { all } from '../../blueprint/index.ts'

export type Evidence = 'large' | 'enough' | 'tiny' | 'not-enough'
export interface Changed extends Difference {
  says: Evidence
}

/** Surely so many times what does not matter is a large change. */
const large = 4

/**
 * The promise that the verdict speaks of comes first; of the rest, what has certainly changed comes before what may not
 * have. @returns all of them, in that order
 */
export function changedFigures(blueprint: Blueprint, before: Report, after: Report): Changed[] {
  const goal = (goalOf(blueprint, before) ?? goalOf(blueprint, after))?.key
  const clock = leadingClock(blueprint)?.id
  const found = [
    ...(goal === undefined ? [] : [goal]),
    ...(clock === undefined ? [] : [figureKey('attainment', clock)]),
    saving,
    'cycle-time.mean',
    'cycle-time.p90',
    ...strongest(blueprint, before, after, 'wait.mean'),
    ...strongest(blueprint, before, after, 'utilisation'),
    ...Object.keys(before.figures).filter((key) => key.startsWith('outcome.') && !key.includes('/')),
  ]
  const list = [...new Set(found)].flatMap(
    (key) => (key === saving ? savingOf(before, after) : differenceAt(before, after, key)) ?? [],
  )
  const [first, ...rest] = list
  if (!first) return []
  const isSure = (one: Changed) => one.says === 'large' || one.says === 'enough'
  return [first, ...rest.filter(isSure), ...rest.filter((one) => !isSure(one))]
}

const saving = 'saving'

/**
 * What is saved in a year by cases that cost less, negative where they cost more; its before and after are what the cases
 * of a year cost, as many as there were before. @returns undefined where one of the reports does not know the cost
 */
export function savingOf(before: Report, after: Report): Changed | undefined {
  const cost = caseCosts.flatMap((key) => differenceAt(before, after, key) ?? []).at(0)
  const cases = casesAYear(before)
  const { value, low, high } = (cost && savingAYear(before, cost)) ?? {}
  if (!cost || cases === undefined || value === undefined) return undefined
  const aYear = { before: cost.before * cases, after: cost.after * cases }
  return { ...cost, key: saving, measure: saving, ...aYear, value, low, high }
}

function differenceAt(before: Report, after: Report, key: string): Changed | undefined {
  const [one, other] = [before.figures[key] as Figure | undefined, after.figures[key] as Figure | undefined]
  const difference = one && other && differenceOf(key, one, other)
  return difference && { ...difference, says: saysOf(difference) }
}

function saysOf({ evidence, unit, before, low = 0, high = 0 }: Difference): Evidence {
  if (evidence !== 'enough') return evidence
  const tiny = unit === 'share' ? indifference.share : indifference.relative * Math.abs(before)
  return Math.min(Math.abs(low), Math.abs(high)) >= large * tiny ? 'large' : 'enough'
}

/** Of a measure of teams, the one that has changed most. */
function strongest(blueprint: Blueprint, before: Report, after: Report, measure: string): string[] {
  const [first] = all(blueprint, 'pool')
    .flatMap(({ id }) => differenceAt(before, after, figureKey(measure, id)) ?? [])
    .filter(({ evidence }) => evidence === 'enough')
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  return first ? [first.key] : []
}
