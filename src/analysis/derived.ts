/** Figures made of other figures: worked out within each replication, so that they keep an interval. */
import { isInterval, meanInterval } from '../statistics/index.ts'
import { noData } from './figures.ts'
import type { Figure, FigureUnit } from './report.ts'

/** A number of each replication made of theirs; nothing where one of them had none. */
type Made = (...values: number[]) => number

/**
 * @param from none of them absent, else nothing is known; where one has no licence, neither has what is made of it
 * @param unit of what is made
 */
export function derived(
  measure: string,
  of: string | undefined,
  unit: FigureUnit,
  from: readonly (Figure | undefined)[],
  make: Made,
): Figure | undefined {
  const known = from.filter((one) => one !== undefined)
  if (known.length === 0 || known.length < from.length) return undefined
  const about = { measure, ...(of !== undefined && { of }), unit }
  const n = Math.min(...known.map((one) => one.n))
  const unfit = known.find((one) => one.value === undefined)
  if (unfit) return { ...about, n, replications: [], ...(unfit.reason && { reason: unfit.reason }) }
  const count = Math.min(...known.map((one) => one.replications.length))
  const replications = Array.from({ length: count }, (_, at): number | null => {
    const values = known.map((one) => one.replications[at])
    if (values.some((value) => value === null)) return null
    const made = make(...(values as number[]))
    return Number.isFinite(made) ? made : null
  })
  return estimated({ ...about, n, replications })
}

/** The sum of figures that count the same thing in different places; those without a value in a replication add nothing to it. */
export function summed(
  measure: string,
  of: string | undefined,
  unit: FigureUnit,
  parts: readonly Figure[],
): Figure | undefined {
  return weighed(measure, of, unit, parts, (values) => values.reduce((sum, [value]) => sum + value, 0))
}

/** The mean over several places, each weighing as many as pass there. */
export const averaged = (
  measure: string,
  of: string | undefined,
  unit: FigureUnit,
  parts: readonly Figure[],
  weights: readonly Figure[],
): Figure | undefined =>
  parts.length === 1
    ? { ...parts[0], measure, ...(of !== undefined && { of }) }
    : weighed(
        measure,
        of,
        unit,
        parts,
        (values) => {
          const weight = values.reduce((sum, [, one]) => sum + one, 0)
          return values.reduce((sum, [value, one]) => sum + value * one, 0) / weight
        },
        weights,
      )

function weighed(
  measure: string,
  of: string | undefined,
  unit: FigureUnit,
  parts: readonly Figure[],
  make: (values: [value: number, weight: number][]) => number,
  weights?: readonly Figure[],
): Figure | undefined {
  if (parts.length === 0) return undefined
  const about = { measure, ...(of !== undefined && { of }), unit }
  const n = parts.reduce((sum, one) => sum + one.n, 0)
  const unfit = parts.find((one) => one.reason && one.n > 0)
  if (unfit?.reason) return { ...about, n, replications: [], reason: unfit.reason }
  const count = Math.max(...parts.map((one) => one.replications.length))
  const replications = Array.from({ length: count }, (_, at): number | null => {
    const values = parts.flatMap((one, which): [number, number][] => {
      const value = one.replications[at] ?? null
      return value === null ? [] : [[value, weights?.[which]?.replications[at] ?? (weights ? 0 : 1)]]
    })
    const made = values.length === 0 ? NaN : make(values)
    return Number.isFinite(made) ? made : null
  })
  return estimated({ ...about, n, replications })
}

function estimated(about: Figure): Figure {
  const estimate = meanInterval(about.replications.map((value) => value ?? undefined))
  if (estimate.value === undefined) return { ...about, reason: noData }
  const bounds = isInterval(estimate) ? { low: estimate.low, high: estimate.high } : {}
  return { ...about, value: estimate.value, ...bounds }
}
