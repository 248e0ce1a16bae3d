/** What was promised, in minutes: clocks with their decision tables, as the folds and the findings read them. */
import {
  all,
  minuteOfDay,
  minutesOf,
  type Blueprint,
  type Clock,
  type Identified,
  type ServiceLevel,
} from '../blueprint/index.ts'

export interface Level {
  id: string
  record: Identified<ServiceLevel>
  when: string | undefined
  /** Holds for clocks that start before this minute of the day. */
  beforeMinute: number
  withinMinutes: number
  /** Share of cases that was promised. */
  attainment: number
  isWorking: boolean
}

/** The rows of a clock's decision table, in their order. */
export const levelsOf = (blueprint: Blueprint, clock: Identified<Clock>): Level[] =>
  all(blueprint, 'service-level')
    .filter((row) => row.clock === clock.id)
    .map((row) => ({
      id: row.id,
      record: row,
      when: row.when,
      beforeMinute: row.before === undefined ? Infinity : minuteOfDay(row.before),
      withinMinutes: minutesOf(blueprint, row.within, clock.calendar),
      attainment: row.attainment,
      isWorking: (row.counts ?? clock.counts) === 'working' && clock.calendar !== undefined,
    }))

/** The clock that the verdict speaks of: the one marked so, else the first promised to the customer, else the first. */
export function leadingClock(blueprint: Blueprint): Identified<Clock> | undefined {
  const clocks = all(blueprint, 'clock')
  return clocks.find((one) => one.leading) ?? clocks.find((one) => one.audience !== 'internal') ?? clocks[0]
}
