/** What changed between two reports that met the same luck: paired by replication, with the interval of the difference. */
import { compare, isInterval, type Comparison } from '../statistics/index.ts'
import { isProfile, type Figure, type FigureUnit, type Report } from './report.ts'

export interface Difference {
  key: string
  measure: string
  of?: string
  by?: Record<string, string>
  unit: FigureUnit
  /** The figures themselves, over all replications. */
  before: number
  after: number
  /** After minus before, the mean over paired replications, with its 95 % interval (absent with fewer than two pairs). */
  value: number
  low?: number
  high?: number
  /** The part of the variance that meeting the same luck took away; absent where nothing varies. */
  varianceSaved?: number
  /** `enough`: the sign is certain; `tiny`: whatever it is, too small to matter; else more replications are needed. */
  evidence: Comparison['evidence']
}

/** What does not matter to the user, set beforehand: points of a share, and parts of any other figure. */
export interface Indifference {
  share: number
  relative: number
}
export const indifference: Indifference = { share: 0.005, relative: 0.01 }

/**
 * @returns one difference for each figure that both reports have, in the order of `before`; profiles over hours, days
 * and dates are left out
 */
export function differences(
  before: Pick<Report, 'figures'>,
  after: Pick<Report, 'figures'>,
  tiny: Indifference = indifference,
): Difference[] {
  return Object.entries(before.figures).flatMap(([key, one]) => {
    const other = after.figures[key] as Figure | undefined
    if (!other || isProfile(one.by)) return []
    return differenceOf(key, one, other, tiny) ?? []
  })
}

export function differenceOf(
  key: string,
  before: Figure,
  after: Figure,
  tiny: Indifference = indifference,
): Difference | undefined {
  if (before.value === undefined || after.value === undefined) return undefined
  const least = before.unit === 'share' ? tiny.share : tiny.relative * Math.abs(before.value)
  const [old, now] = [paired(before, after.replications.length), paired(after, before.replications.length)]
  const { difference, varianceSaved, evidence } = compare(old, now, least)
  if (difference.value === undefined) return undefined
  const { measure, of, by, unit } = before
  return {
    ...{ key, measure, ...(of === undefined ? {} : { of }), ...(by === undefined ? {} : { by }), unit },
    ...{ before: before.value, after: after.value, value: difference.value },
    ...(isInterval(difference) ? { low: difference.low, high: difference.high } : {}),
    ...(varianceSaved === undefined ? {} : { varianceSaved }),
    evidence,
  }
}

const paired = (one: Figure, count: number): (number | undefined)[] =>
  one.replications.slice(0, count).map((value) => value ?? undefined)
