/** Arrivals through the day, the week and the year, as they are edited: weights by hour, factors by weekday and by date. */
import { equal } from '../../base/index.ts'
import { dateOf, dayNumber, days, type ArrivalStream } from '../../blueprint/index.ts'

type Arrivals = ArrivalStream['arrivals']
type Factors = NonNullable<Extract<Arrivals, { kind: 'rate' }>['factors']>
export type Factor = Factors[number]
const minutesPerDay = 1440

const isOfWeek = (one: Factor): boolean => one.weekdays !== undefined && !one.monthDays && !one.dates

/** What each weekday's arrivals are multiplied by, Monday first. */
export const weekdayFactors = (factors: Factors = []): number[] =>
  days.map((day) =>
    factors
      .filter((one) => isOfWeek(one) && one.weekdays?.includes(day))
      .reduce((product, one) => product * one.factor, 1),
  )

/**
 * The same factors with others for the weekdays; days that are alike share a record, a plain day needs none. A record that
 * has the same days as before stays where it is, under its name.
 */
export function withWeekdayFactors(factors: Factors = [], wanted: readonly number[]): Factors | undefined {
  const values = [...new Set(wanted)].filter((factor) => factor !== 1)
  const groups = values.map((factor) => ({ factor, weekdays: days.filter((_, at) => wanted[at] === factor) }))
  const kept = factors.flatMap((one) => {
    if (!isOfWeek(one)) return [one]
    const at = groups.findIndex(({ weekdays }) => equal(weekdays, inOrder(one.weekdays)))
    if (at < 0) return []
    const [{ factor }] = groups.splice(at, 1)
    return [factor === one.factor ? one : { ...one, factor }]
  })
  const next = [...kept, ...groups]
  return next.length > 0 ? next : undefined
}

const inOrder = (some: Factor['weekdays'] = []): Factor['weekdays'] => days.filter((day) => some.includes(day))

/** What says when a factor applies: where it says several, all must hold; where none, it always applies. */
export const occasions = ['dates', 'monthDays', 'weekdays'] as const
export type Occasion = (typeof occasions)[number]

/** The factors that have a line of their own, with their place among all: those that the seven of the week do not tell. */
export const linesOf = (factors: Factors = []): { factor: Factor; at: number }[] =>
  factors.map((factor, at) => ({ factor, at })).filter(({ factor }) => !isOfWeek(factor) || factor.name !== undefined)

/** The same factor on these occasions: a new one begins with a week from a day, the first five days of a month, weekends. */
export function onOccasions({ name, factor, ...when }: Factor, wanted: readonly Occasion[], from: string): Factor {
  const first: Required<Pick<Factor, Occasion>> = {
    dates: [from, dateOf(dayNumber(from) + 6)],
    monthDays: [1, 5],
    weekdays: ['sat', 'sun'],
  }
  const then = wanted.map((one) => [one, when[one] ?? first[one]] as const)
  return { ...(name && { name }), factor, ...Object.fromEntries(then) }
}

/** The first and the last of a span, one of them changed: a first beyond the last takes it along; none where it ends before it begins. */
export function withEnd<Value extends string | number>(
  [first, last]: readonly [Value, Value],
  end: 0 | 1,
  value: Value,
): [Value, Value] | undefined {
  if (end === 0) return [value, value > last ? value : last]
  return value < first ? undefined : [first, value]
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

/** Moments as people list them: `0, 7.5, 12`, with commas, semicolons, spaces or lines between, in any order. */
export function momentsOf(text: string): { moments: number[] } | { wrong: string } {
  const moments: number[] = []
  for (const part of text.split(/[\s,;，；、]+/).filter((one) => one !== '')) {
    const moment = Number(part)
    if (!(moment >= 0 && moment < Infinity)) return { wrong: part }
    moments.push(moment)
  }
  return { moments: moments.sort((a, b) => a - b) }
}
