/** What was promised, in minutes: the decision tables of clocks, and the calendar they are counted on. */
import type { Blueprint } from './blueprint.ts'
import { minuteOfDay } from './calendar.ts'
import { all, type Identified } from './queries.ts'
import type { Clock, ServiceLevel } from './blueprint.ts'
import { minutesOf } from './times.ts'

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
