/** A scenario: changes laid on a blueprint. `apply` gives a blueprint, and nobody downstream knows the difference. */
import { z } from 'zod'
import { type Change, type Finding, type Result, ok, refused } from '../base/index.ts'
import type { Blueprint, BlueprintRecord } from './blueprint.ts'
import { id, text } from './field.ts'
import { normalise } from './normalise.ts'
import { parseRecord } from './parse.ts'

/** A change as scenarios write it. */
export const change = z.union([
  z.strictObject({ set: id, field: z.string().max(200), to: z.json() }),
  z.strictObject({ add: id, record: z.record(z.string(), z.json()) }),
  z.strictObject({ remove: id }),
]) satisfies z.ZodType<Change>

export const scenario = z.strictObject({
  name: z.string().max(80),
  text: text.optional(),
  /** Another scenario of the same experiment, laid on first. */
  inherits: z.string().max(80).optional(),
  changes: z.array(change),
})
export type Scenario = z.infer<typeof scenario>

/** @returns the changed blueprint, or a finding for each change that does not fit, naming what is missing */
export function apply(blueprint: Blueprint, changes: readonly Change[]): Result<Blueprint> {
  const records: Record<string, BlueprintRecord> = { ...blueprint.records }
  const findings: Finding[] = []
  const touched = new Set<string>()
  for (const one of changes) {
    if ('remove' in one) {
      if (!Object.hasOwn(records, one.remove)) findings.push(missing(one.remove))
      delete records[one.remove]
    } else if ('add' in one) {
      records[one.add] = one.record as unknown as BlueprintRecord
      touched.add(one.add)
    } else if (!Object.hasOwn(records, one.set)) findings.push(missing(one.set))
    else {
      records[one.set] = withField(records[one.set], one.field.split('.'), one.to) as BlueprintRecord
      touched.add(one.set)
    }
  }
  for (const changed of touched) {
    if (!Object.hasOwn(records, changed)) continue
    const parsed = parseRecord(changed, records[changed])
    if (parsed.ok) records[changed] = parsed.value
    else findings.push(...parsed.findings)
  }
  return findings.length > 0 ? refused(findings) : ok(normalise(blueprint, { id: blueprint.id, records }))
}

function withField(target: unknown, path: string[], to: unknown): unknown {
  if (path.length === 0) return to
  const [key, ...rest] = path
  if (Array.isArray(target)) return target.map((item, at) => (String(at) === key ? withField(item, rest, to) : item))
  const fields = { ...(target as Record<string, unknown> | undefined) }
  if (rest.length === 0 && to === null) {
    // `capacity: null` means "as many as needed"; elsewhere null takes the field away.
    if (key === 'capacity') fields[key] = null
    else delete fields[key]
  } else fields[key] = withField(fields[key], rest, to)
  return fields
}

const missing = (target: string): Finding => ({
  rule: 'scenario-target-exists',
  severity: 'blocks',
  at: [target],
  facts: { target },
  what: {
    en: 'The scenario changes “{target}”, which the blueprint does not have.',
    'zh-CN': '情景要改动“{target}”，但蓝图中没有它。',
  },
  remedy: { en: 'Correct the id in the scenario.', 'zh-CN': '请更正情景中的编号。' },
})
