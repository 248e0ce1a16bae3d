/** What customers were promised, for queues that go by what is due: clocks on the case and their decision tables. */
import { all, levelsOf, localClock, type Blueprint } from '../blueprint/index.ts'
import { momentsOf, type ClockMoment } from './moments.ts'
import type { Step } from './world.ts'

export interface Promised {
  id: string
  /** Working time is counted on it, and stands still with the clock. */
  calendar: string | undefined
  moments: ClockMoment[]
  /** The first row that fits holds. */
  rows: {
    when: string | undefined
    /** 1 where a clock that starts then started before the cut-off of the day; every time of day where absent. */
    isBefore: Step | undefined
    minutes: number
    isWorking: boolean
  }[]
}

/** @returns none where no queue asks for it */
export function promisedOf(blueprint: Blueprint, horizon: number): Promised[] {
  if (!all(blueprint, 'pool').some((pool) => pool.discipline === 'earliest-due')) return []
  return all(blueprint, 'clock')
    .filter((clock) => clock.audience !== 'internal')
    .map((clock) => ({
      id: clock.id,
      calendar: clock.calendar,
      moments: momentsOf(clock),
      rows: levelsOf(blueprint, clock).map(({ when, beforeMinute, withinMinutes, isWorking }) => ({
        when,
        isBefore: beforeMinute === Infinity ? undefined : beforeCutOff(blueprint, beforeMinute, horizon),
        minutes: withinMinutes,
        isWorking,
      })),
    }))
}

/** Over the run: 1 from midnight to the cut-off of each local day, else 0. */
function beforeCutOff(blueprint: Blueprint, minute: number, horizon: number): Step {
  const clock = localClock(blueprint)
  if (!clock) return { times: [0], values: [1] }
  const step: Step = { times: [0], values: [clock.local(0).minuteOfDay < minute ? 1 : 0] }
  for (let day = clock.local(0).day; day <= clock.local(horizon).day; day += 1)
    for (const [time, value] of [
      [0, 1],
      [minute, 0],
    ]) {
      const at = clock.runMinute(day, time)
      if (at <= 0 || value === step.values[step.values.length - 1]) continue
      step.times.push(at)
      step.values.push(value)
    }
  return step
}
