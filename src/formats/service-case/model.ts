/** The shape of `service-case/1`: queueing models that belong to no tool, with the exact answers. Times are plain numbers. */
import { z } from 'zod'

const name = z.string().min(1).max(200)

/** Named by `dist`; which parameters it needs is for the document to say. */
const distribution = z.looseObject({ dist: z.string().max(40) })
export type CaseDistribution = z.infer<typeof distribution>

const byClass = z.strictObject({ byClass: z.record(name, distribution) })
const timing = z.union([distribution, byClass])
export type Timing = z.infer<typeof timing>

const branch = z.strictObject({ to: name, p: z.number() })

const node = z.discriminatedUnion('type', [
  z.strictObject({
    id: name,
    type: z.literal('activity'),
    lane: name.optional(),
    resources: z.array(z.strictObject({ id: name, units: z.number() })),
    service: timing,
    next: name,
    queueCapacity: z.number().optional(),
    onFull: name.optional(),
    patience: timing.optional(),
    onAbandon: name.optional(),
    deadline: z.strictObject({ after: z.union([z.number(), timing]), to: name }).optional(),
  }),
  z.strictObject({
    id: name,
    type: z.literal('delay'),
    lane: name.optional(),
    service: timing,
    next: name,
    deadline: z.strictObject({ after: z.union([z.number(), timing]), to: name }).optional(),
  }),
  z.strictObject({
    id: name,
    type: z.literal('xor'),
    branches: z.array(branch).optional(),
    byClass: z.record(name, z.array(branch)).optional(),
  }),
  z.strictObject({ id: name, type: z.literal('and-split'), to: z.array(name) }),
  z.strictObject({ id: name, type: z.literal('or-split'), byClass: z.record(name, z.array(name)) }),
  z.strictObject({ id: name, type: z.literal('and-join'), expects: z.number(), next: name }),
  z.strictObject({ id: name, type: z.literal('or-join'), mode: z.enum(['activated', 'first']), next: name }),
  z.strictObject({ id: name, type: z.literal('batch'), size: z.number(), timeout: z.number().nullable(), next: name }),
  z.strictObject({ id: name, type: z.literal('unbatch'), next: name }),
  z.strictObject({ id: name, type: z.literal('end'), count: z.boolean().optional() }),
])
export type CaseNode = z.infer<typeof node>
export type NodeOfType<T extends CaseNode['type']> = Extract<CaseNode, { type: T }>

const arrivals = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('renewal'), dist: distribution }),
  z.strictObject({ type: z.literal('times'), times: z.array(z.number()) }),
  z.strictObject({
    type: z.literal('rate'),
    pieces: z.unknown().optional(),
    sin: z.strictObject({ base: z.number(), amplitude: z.number(), period: z.number() }).optional(),
  }),
  z.strictObject({ type: z.literal('population'), n: z.number() }),
])

const time = z.string().regex(/^\d\d:\d\d$/)

const model = z.strictObject({
  start: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .optional(),
  calendars: z
    .array(
      z.strictObject({
        id: name,
        timezone: z.string(),
        weekly: z.array(z.strictObject({ days: z.array(z.string()), from: time, to: time })),
        exceptions: z.array(z.strictObject({ date: z.string(), closed: z.boolean() })).optional(),
      }),
    )
    .optional(),
  lanes: z.array(z.strictObject({ id: name, name })),
  classes: z.array(z.strictObject({ id: name, priority: z.number() })).optional(),
  resources: z.array(
    z.strictObject({
      id: name,
      capacity: z.number(),
      calendar: name.optional(),
      cycle: z.strictObject({ length: z.number(), open: z.array(z.tuple([z.number(), z.number()])) }).optional(),
      steps: z.array(z.strictObject({ at: z.number(), capacity: z.number() })).optional(),
      onClose: z.enum(['suspend', 'finish']).optional(),
      preempt: z.string().optional(),
    }),
  ),
  sources: z.array(
    z.strictObject({ id: name, to: name, class: name.optional(), arrivals, batch: distribution.optional() }),
  ),
  nodes: z.array(node),
  variants: z.array(z.strictObject({ replace: name, with: z.unknown() })).optional(),
})
export type CaseModel = z.infer<typeof model>

const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact') }),
  z.strictObject({ kind: z.literal('abs'), tol: z.number() }),
  z.strictObject({ kind: z.literal('stat'), relSE: z.number().positive() }),
])
export type Rule = z.infer<typeof rule>

const expectation = z.strictObject({
  metric: name,
  value: z.unknown(),
  rule,
  node: name.optional(),
  resource: name.optional(),
  class: name.optional(),
  at: z.number().optional(),
  p: z.number().optional(),
  note: z.string().optional(),
})
export type Expectation = z.infer<typeof expectation>

const serviceCase = z.strictObject({
  id: name,
  title: z.string(),
  family: z.string().optional(),
  kind: z.enum(['steady', 'terminating', 'trace', 'verdict']),
  timeUnit: z.string(),
  model,
  run: z.strictObject({
    warmup: z.number().min(0).optional(),
    end: z.number().nullable().optional(),
    replicate: z.boolean().optional(),
    stopAfterStarts: z.number().int().min(1).optional(),
    node: name.optional(),
  }),
  expect: z.array(expectation),
  derivation: z.string().optional(),
  source: z.string().optional(),
  verifiedBy: z.string().optional(),
})
export type ServiceCase = z.infer<typeof serviceCase>

export const file = z.looseObject({ format: z.literal('service-case/1'), cases: z.array(serviceCase) })
