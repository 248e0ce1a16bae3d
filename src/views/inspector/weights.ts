/** Arrivals through the day and the week, as they are edited: weights by hour, factors by weekday. */
import { days, type ArrivalStream } from '../../blueprint/index.ts'

type Arrivals = ArrivalStream['arrivals']
type Factors = NonNullable<Extract<Arrivals, { kind: 'rate' }>['factors']>
const minutesPerDay = 1440

const isOfWeek = (one: Factors[number]): boolean => one.weekdays !== undefined && !one.monthDays && !one.dates

/** What each weekday's arrivals are multiplied by, Monday first. */
export const weekdayFactors = (factors: Factors = []): number[] =>
  days.map((day) =>
    factors
      .filter((one) => isOfWeek(one) && one.weekdays?.includes(day))
      .reduce((product, one) => product * one.factor, 1),
  )

/** The same factors with others for the weekdays; days that are alike share a record, a plain day needs none. */
export function withWeekdayFactors(factors: Factors = [], wanted: readonly number[]): Factors | undefined {
  const values = [...new Set(wanted)].filter((factor) => factor !== 1)
  const ofWeek = values.map((factor) => ({ factor, weekdays: days.filter((_, at) => wanted[at] === factor) }))
  const next = [...factors.filter((one) => !isOfWeek(one)), ...ofWeek]
  return next.length > 0 ? next : undefined
}

/** Kinds of arrivals that one may choose between; a list of moments comes from elsewhere. */
export const arrivalKinds = ['rate', 'renewal', 'wave', 'population'] as const

/** About as many arrivals in another way. */
export function inWay(arrivals: Arrivals, kind: (typeof arrivalKinds)[number]): Arrivals {
  if (arrivals.kind === kind) return arrivals
  const perDay = 'perDay' in arrivals ? arrivals.perDay : 24
  switch (kind) {
    case 'rate':
      return { kind, perDay }
    case 'wave':
      return { kind, perDay, amplitudePerDay: perDay / 2, period: { value: 1, unit: 'd' } }
    case 'renewal': {
      const mean = Number((minutesPerDay / (perDay || 1)).toPrecision(3))
      return { kind, gap: { distribution: 'exponential', mean, unit: 'min' } }
    }
    case 'population':
      return { kind, size: 10 }
  }
}
