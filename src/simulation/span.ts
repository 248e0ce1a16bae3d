/** How long a blueprint's study runs, in minutes. */
import { aboutOf, runMinutesIn, type Blueprint, type Duration } from '../blueprint/index.ts'

export interface Span {
  warmupMinutes: number
  lengthMinutes: number
  followUpMinutes: number
  /** All three together: as far as calendars must reach. */
  horizonMinutes: number
}

/**
 * A follow-up that is not given is as long as the measured span, but at least a week.
 * @param found the warm-up where the blueprint gives none
 */
export function runSpan(blueprint: Blueprint, found = 0): Span {
  const study = aboutOf(blueprint)?.study
  const minutes = (duration: Duration | undefined, otherwise: number) =>
    duration === undefined ? otherwise : duration.value * runMinutesIn(duration.unit)
  const warmupMinutes = minutes(study?.warmup, found)
  const lengthMinutes = minutes(study?.length, 10_080)
  const followUpMinutes = minutes(study?.followUp, Math.max(lengthMinutes, 10_080))
  return {
    warmupMinutes,
    lengthMinutes,
    followUpMinutes,
    horizonMinutes: warmupMinutes + lengthMinutes + followUpMinutes,
  }
}
