/** What a difference in the cost of a case comes to in a year, as money saved. */
import { get, type Blueprint } from '../blueprint/index.ts'
import type { Ask } from './asks.ts'
import type { Difference } from './difference.ts'
import type { Figure, Report } from './report.ts'

const daysInYear = 365

/** What a case costs: with penalties owed taken off where there are any, else without. The first that is known on both sides is compared. */
export const caseCosts = ['cost.net', 'cost.mean'] as const

/** Cases completed in a year, if every day is like those that were simulated; undefined where nobody completes. */
export function casesAYear(report: Report): number | undefined {
  const cases = (report.figures['cost.mean'] as Figure | undefined)?.n ?? 0
  const { study, lengthMinutes, replications } = report
  // A study of one opening (9 to 18 o'clock) is a day's work.
  const days = (study === 'terminating' ? Math.max(1, lengthMinutes / 1440) : lengthMinutes / 1440) * replications.done
  return cases === 0 || days === 0 ? undefined : (cases / days) * daysInYear
}

/**
 * Difference × volume: what is saved in a year where a case costs less afterwards, negative where it costs more.
 * @param before the report that the difference starts from; its volume counts
 * @param difference of a cost of a case
 * @returns in the blueprint's currency, with the interval of the difference; undefined where the volume is unknown
 */
export function savingAYear(before: Report, { value, low, high }: Difference): Figure | undefined {
  const cases = casesAYear(before)
  if (cases === undefined) return undefined
  return {
    ...{ measure: 'saving', unit: 'money', value: -value * cases, n: Math.round(cases), replications: [] },
    ...(low === undefined || high === undefined ? {} : { low: -high * cases, high: -low * cases }),
  }
}

/** What those who are added are paid in a year, whether they have work or not; undefined where nobody says what they cost. */
export function payAYear(blueprint: Blueprint, { pool, hoursPerWeek }: Ask): number | undefined {
  const perHour = get(blueprint, 'pool', pool)?.cost?.perHour
  return perHour === undefined || hoursPerWeek === undefined ? undefined : perHour * hoursPerWeek * (daysInYear / 7)
}
