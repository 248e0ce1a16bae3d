/** The shape of a report, for those who read it outside of the app; printed by `npm run schema report`. */
import { z } from 'zod'
import { change } from '../blueprint/index.ts'

const texts = z.strictObject({ en: z.string(), 'zh-CN': z.string() })
const words = z.strictObject({ en: z.string().optional(), 'zh-CN': z.string().optional() })
const about = {
  measure: z.string().describe('cycle-time.mean, wait.mean, utilisation, attainment …'),
  of: z.string().optional().describe('id of the record it is about; absent for the whole blueprint'),
  by: z
    .record(z.string(), z.string())
    .optional()
    .describe('what it is narrowed to: class, row, hour (0–23), day (mon–sun), date'),
  unit: z.enum(['minutes', 'share', 'count', 'per-day', 'money']),
}

const figure = z.strictObject({
  ...about,
  value: z.number().optional().describe('absent where no number may be shown; then `reason` says why'),
  low: z.number().optional().describe('95 % interval over replications; absent with fewer than two'),
  high: z.number().optional(),
  n: z.number().describe('observations behind it, over all replications'),
  carried: z.number().optional().describe('of a mean: the share of its sum that one observation carries alone'),
  replications: z.array(z.number().nullable()).describe('the value of each replication, in order'),
  reason: texts.optional(),
})

const fact = z.union([
  z.string(),
  z.number(),
  z.strictObject({ minutes: z.number(), halfWidth: z.number().optional() }),
  z.strictObject({ share: z.number(), halfWidth: z.number().optional() }),
  z.strictObject({ points: z.number(), halfWidth: z.number().optional() }),
  words,
])

const finding = z.strictObject({
  rule: z.string().describe('`verdict` is the sentence over the results'),
  severity: z.enum(['blocks', 'defect', 'advice']),
  at: z.array(z.string()).describe('ids of the records concerned'),
  path: z.string().optional(),
  facts: z.record(z.string(), fact),
  what: texts.describe('with {places} for the facts'),
  remedy: texts.optional(),
  why: texts.optional().describe('why it matters for the service'),
  offer: z
    .strictObject({ label: texts, changes: z.array(change) })
    .optional()
    .describe('a change that can be made as it is'),
})

const difference = z.strictObject({
  key: z.string(),
  ...about,
  before: z.number(),
  after: z.number(),
  value: z.number().describe('after minus before, paired by replication'),
  low: z.number().optional(),
  high: z.number().optional(),
  varianceSaved: z.number().optional().describe('the part of the variance that meeting the same luck took away'),
  evidence: z.enum(['enough', 'tiny', 'not-enough']),
})

export const report = z.strictObject({
  format: z.literal('throughline-report'),
  version: z.literal(1),
  blueprint: z.string(),
  key: z.string().describe('hash of meaning, plan and engine version; names and layout are no part of it'),
  seed: z.number(),
  replications: z.strictObject({ done: z.number(), wanted: z.number() }),
  evidence: z.strictObject({
    verdict: z
      .enum(['fixed', 'enough', 'capped', 'more'])
      .describe(
        'fixed: so many were asked for; enough: known as exactly as asked; capped: the most allowed came first',
      ),
    figures: z
      .array(z.strictObject({ key: z.string(), wanted: z.number(), halfWidth: z.number().optional() }))
      .describe('half-widths of the 95 % intervals, wanted and reached'),
  }),
  partial: z.boolean().describe('stopped before its end: what is here is sound but wider'),
  cutShort: z.enum(['stopped', 'time', 'broken']).optional().describe('why it is partial'),
  warmupMinutes: z.number(),
  warmup: z
    .enum(['given', 'found', 'not-found'])
    .describe('given by the blueprint; found by MSER-5 from pilot runs; not-found: the pilot runs never settled'),
  lengthMinutes: z.number(),
  study: z.enum(['terminating', 'steady']),
  depth: z
    .enum(['compared', 'drawn', 'written'])
    .describe(
      'what has been read: as much as a comparison needs, as the blueprint shows, or all that can be written about',
    ),
  figures: z.record(z.string(), figure).describe('by key: measure@of/by=value'),
  findings: z.array(finding),
  cases: z.array(z.strictObject({ label: z.string(), replication: z.number(), serial: z.number() })),
  proofs: z
    .array(
      z.strictObject({
        ...{ id: z.string(), kind: z.string(), name: words, replications: z.number() },
        pool: z.string().optional().describe('of whom there are more, and in which shift'),
        shift: z.string().optional(),
        heads: z.number().optional().describe('how many more'),
        days: z.array(z.string()).optional(),
        hoursPerWeek: z.number().optional().describe('person-hours a week that it costs'),
        ...{ changes: z.array(change), differences: z.array(difference) },
      }),
    )
    .optional()
    .describe('scenarios that were tried with the same luck, and what they changed'),
})

/** Reports of all scenarios of an experiment, each compared with the first. */
export const reports = z.strictObject({
  format: z.literal('throughline-reports'),
  version: z.literal(1),
  experiment: z.string(),
  scenarios: z.array(z.strictObject({ name: z.string(), report, differences: z.array(difference).optional() })),
})

/** JSON Schema (draft 2020-12). */
export const reportJsonSchema = (): unknown => ({
  $id: 'throughline-report.schema.json',
  title: 'Throughline report',
  ...z.toJSONSchema(report),
})
export const reportsJsonSchema = (): unknown => ({
  $id: 'throughline-reports.schema.json',
  title: 'Throughline reports of an experiment',
  ...z.toJSONSchema(reports),
})
