/** Lengths of time in minutes. A working day is as long as the calendar that it is counted on says. */
import { checkSpec, meanOf, scale } from '../random/index.ts'
import type { Blueprint } from './blueprint.ts'
import { workdayMinutes } from './calendar.ts'
import { minutesIn, type DistributionSpec, type Duration, type Unit } from './field.ts'
import { aboutOf } from './queries.ts'

/** @param calendar whose working day counts, for times in working days */
export const unitMinutes = (blueprint: Blueprint, unit: Unit = 'min', calendar?: string): number =>
  unit === 'workday' ? workdayMinutes(blueprint, calendar) : minutesIn[unit]

export const minutesOf = (blueprint: Blueprint, { value, unit }: Duration, calendar?: string): number =>
  value * unitMinutes(blueprint, unit, calendar)

/** The same distribution with its times in minutes. Undefined where it cannot be drawn from (a rule says why). */
export const specInMinutes = (blueprint: Blueprint, spec: DistributionSpec, calendar?: string) =>
  checkSpec(spec).length > 0 ? undefined : scale(spec, unitMinutes(blueprint, spec.unit, calendar))

/** @returns 0 where it cannot be drawn from */
export function meanMinutes(blueprint: Blueprint, spec: DistributionSpec | undefined, calendar?: string): number {
  const inMinutes = spec && specInMinutes(blueprint, spec, calendar)
  return inMinutes ? meanOf(inMinutes) : 0
}

/** The part of a run over which loads are worked out: warm-up and measured span, half a year (26 weeks) at most. */
export function horizonMinutes(blueprint: Blueprint): number {
  const study = aboutOf(blueprint)?.study
  const warmup = study?.warmup ? minutesOf(blueprint, study.warmup) : 0
  const length = study ? warmup + minutesOf(blueprint, study.length) : 0
  return length > 0 ? Math.min(length, 182 * 1440) : 7 * 1440
}

/** Is this value a length of time, as documents write it? */
export const isTime = (value: unknown): value is Duration =>
  typeof value === 'object' &&
  value !== null &&
  'value' in value &&
  typeof value.value === 'number' &&
  'unit' in value &&
  typeof value.unit === 'string' &&
  !('distribution' in value)
