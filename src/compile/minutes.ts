/** From the document's units to minutes. A working day is as long as its calendar's mean day. */
import {
  get,
  minutesIn,
  workdayMinutes,
  type Blueprint,
  type DistributionSpec,
  type Duration,
  type Stage,
} from '../blueprint/index.ts'
import { scale, type Spec } from '../random/index.ts'
import type { StageMeta } from './machine-config.ts'

/** @param calendar whose working day a `workday` is */
export function minutesOf(blueprint: Blueprint, duration: Duration, calendar: string | undefined): number {
  return duration.value * unitMinutes(blueprint, duration.unit, calendar)
}

export function specInMinutes(blueprint: Blueprint, spec: DistributionSpec, calendar: string | undefined): Spec {
  const { unit, ...rest } = spec
  const factor = unitMinutes(blueprint, unit ?? 'min', calendar)
  // By 1 the numbers stay as they are, bit for bit.
  return factor === 1 ? (rest as Spec) : scale(rest as Spec, factor)
}

export const stageInMinutes = (blueprint: Blueprint, stage: Stage, calendar: string | undefined): StageMeta => ({
  ...(stage.name ? { name: stage.name } : {}),
  time: specInMinutes(blueprint, stage.time, calendar),
  variants: (stage.variants ?? []).map((one) => ({
    when: one.when,
    time: specInMinutes(blueprint, one.time, calendar),
  })),
})

const unitMinutes = (blueprint: Blueprint, unit: Duration['unit'], calendar: string | undefined): number =>
  unit === 'workday' ? workdayMinutes(blueprint, calendar) : minutesIn[unit]

/** The calendar of the first pool that an action may take. */
export const calendarOfPool = (blueprint: Blueprint, pool: string | undefined): string | undefined =>
  get(blueprint, 'pool', pool)?.calendar
