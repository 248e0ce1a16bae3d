/**
 * The building blocks of record shapes: texts, durations, distributions, expressions, marks of provenance.
 * Each is a zod schema with `meta` that says its unit and how it is edited, so parser, JSON Schema, inspector and
 * documentation all read one definition.
 */
import { z } from 'zod'
import type { Texts } from '../base/index.ts'
import { idPattern } from '../base/index.ts'

// zod compiles checkers with `new Function` unless told not to; our Content-Security-Policy forbids that.
z.config({ jitless: true })

/** How the inspector edits a field. */
export type Control =
  | 'text'
  | 'long-text'
  | 'number'
  | 'share'
  | 'duration'
  | 'distribution'
  | 'expression'
  | 'choice'
  | 'switch'
  | 'date'
  | 'time-of-day'
  | 'local-time'
  | 'record'
  | 'records'
  /** plain words, several */
  | 'words'
  /** any of `options` */
  | 'choices'
  | 'structure'

export interface FieldMeta {
  label: Texts
  control: Control
  /** What it means and when to use it; one sentence. */
  help?: Texts
  /** For `record` and `records`: the record type referred to. */
  of?: string
  /** For `choice` and `choices`: the words for each option. */
  options?: Record<string, Texts>
  /** For `choice`: the option that holds where nothing is said. */
  otherwise?: string
  minimum?: number
  maximum?: number
  step?: number
}

export const label = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

/** Attaches editing information to a shape. */
export const field = <S extends z.ZodType>(
  shape: S,
  control: Control,
  en: string,
  zh: string,
  more: Partial<FieldMeta> = {},
): S => shape.meta({ field: { label: label(en, zh), control, ...more } }) as S

/** The editing information of a shape, looked up through `optional`. */
export function metaOf(shape: z.ZodType): FieldMeta | undefined {
  const own = (shape.meta() as { field?: FieldMeta } | undefined)?.field
  if (own) return own
  return shape instanceof z.ZodOptional ? metaOf(shape.unwrap() as z.ZodType) : undefined
}

export const id = z.string().regex(idPattern, 'must be an id: small letters, digits and hyphens').max(80)

/** The user's words, in one language or side by side. */
export const text = z.strictObject({
  en: z.string().max(20_000).optional(),
  'zh-CN': z.string().max(20_000).optional(),
})

/** A fractional key; order among records of one type. */
export const order = z
  .string()
  .regex(/^[a-z]+$/)
  .max(200)

export const units = ['s', 'min', 'h', 'd', 'week', 'workday'] as const
export type Unit = (typeof units)[number]

/** Minutes in a unit. A `workday` is the mean open time of the owner's calendar, so it has no fixed length. */
export const minutesIn: Record<Exclude<Unit, 'workday'>, number> = { s: 1 / 60, min: 1, h: 60, d: 1440, week: 10_080 }

/** On the run's own clock, where no calendar is asked, a working day is a day. */
export const runMinutesIn = (unit: Unit): number => (unit === 'workday' ? minutesIn.d : minutesIn[unit])

export const unit = z.enum(units)

/** A length of time: `{ "value": 8, "unit": "h" }`. */
export const duration = z.strictObject({ value: z.number(), unit })
export type Duration = z.infer<typeof duration>

/** A distribution by name with its parameters, and the unit of those that are times. Names are checked against src/random. */
export const distribution = z.looseObject({ distribution: z.string().max(40), unit: unit.optional() })
export type DistributionSpec = z.infer<typeof distribution>

/** A condition on the case: `class == "gold" && region == "county"`. Parsed and typed by expression.ts; never evaluated as code. */
export const expression = z.string().max(2_000)

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day like 08:30')
/** Opening spans of a day: `[["08:30","12:00"],["13:00","17:30"]]`; an end at or before its start means the next day. */
export const spans = z.array(z.tuple([timeOfDay, timeOfDay]))
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const day = z.enum(days)
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-11-02')
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'must be a local time like 2026-11-02T08:00')
export const share = z.number()

/** Where a figure comes from. ● observed (with n), ◌ assumed, ◐ proposed. */
export const mark = z.strictObject({
  mark: z.enum(['observed', 'assumed', 'proposed']),
  source: z.string().max(500).optional(),
  n: z.number().int().optional(),
  date: date.optional(),
})
export type Mark = z.infer<typeof mark>

/** Provenance by field name; a dotted path reaches into a field (`handoff.agreed`, `stages.0.time`). */
export const marks = z.record(z.string().max(200), mark)

/** A time that may depend on the case: the first variant whose condition holds, else `time`. */
export const stage = z.strictObject({
  name: text.optional(),
  time: distribution,
  variants: z.array(z.strictObject({ when: expression, time: distribution })).optional(),
})
export type Stage = z.infer<typeof stage>

/** What somebody is able to do: `fibre splicing`. Compared letter by letter. */
export const skill = z.string().min(1).max(80)

/** Units of one pool, or of the first of several pools that is free and serves the case. All needs are taken together or none. */
export const need = z.strictObject({
  from: z.array(id).min(1),
  units: z.number().int().positive().optional(),
  /** Only who has all of these may do it. */
  skills: z.array(skill).max(20).optional(),
})
export type Need = z.infer<typeof need>
