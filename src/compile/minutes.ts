/** Times of what runs: distributions and stages in minutes. Rules have seen to it that all can be drawn from. */
import { get, unitMinutes, type Blueprint, type DistributionSpec, type Stage } from '../blueprint/index.ts'
import { scale, type Spec } from '../random/index.ts'
import type { StageMeta } from './machine-config.ts'

/** @param calendar whose working day a `workday` is */
export function drawnInMinutes(blueprint: Blueprint, spec: DistributionSpec, calendar: string | undefined): Spec {
  const { unit, ...rest } = spec
  const factor = unitMinutes(blueprint, unit, calendar)
  // By 1 the numbers stay as they are, bit for bit.
  return factor === 1 ? (rest as Spec) : scale(rest as Spec, factor)
}

export const stageInMinutes = (blueprint: Blueprint, stage: Stage, calendar: string | undefined): StageMeta => ({
  ...(stage.name ? { name: stage.name } : {}),
  time: drawnInMinutes(blueprint, stage.time, calendar),
  variants: (stage.variants ?? []).map((one) => ({
    when: one.when,
    time: drawnInMinutes(blueprint, one.time, calendar),
  })),
})

/** The calendar of the first pool that an action may take. */
export const calendarOfPool = (blueprint: Blueprint, pool: string | undefined): string | undefined =>
  get(blueprint, 'pool', pool)?.calendar
