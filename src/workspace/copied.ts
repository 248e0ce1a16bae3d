/**
 * Steps that were copied, as they lie on the clipboard: with the flows between them, the lanes that they stand in and their images. A
 * clipboard is somebody else's data: each record is read by the document's own parser, and nothing else comes in.
 */
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import {
  all,
  get,
  parseJson,
  parseRecord,
  type Blueprint,
  type BlueprintRecord,
  type RecordOf,
} from '../blueprint/index.ts'

export type CopiedRecord = RecordOf<'node' | 'flow' | 'lane' | 'attachment'>

export interface Copied {
  records: Readonly<Record<string, CopiedRecord>>
}

const format = 'throughline-steps'

export function copyOf(blueprint: Blueprint, ids: readonly string[]): Copied {
  const steps = ids.filter((id) => get(blueprint, 'node', id))
  const flows = all(blueprint, 'flow').filter((flow) => steps.includes(flow.from) && steps.includes(flow.to))
  const lanes = steps.flatMap((id) => get(blueprint, 'node', id)?.lane ?? [])
  const images = steps.flatMap((id) => imageIdOf(blueprint, id) ?? [])
  const kept = [...new Set([...lanes, ...images, ...steps, ...flows.map(({ id }) => id)])]
  return { records: Object.fromEntries(kept.map((id) => [id, blueprint.records[id] as CopiedRecord])) }
}

function imageIdOf(blueprint: Blueprint, step: string): string | undefined {
  const node = get(blueprint, 'node', step)
  return node?.kind === 'evidence' ? get(blueprint, 'attachment', node.attachment)?.id : undefined
}

export const writeCopied = (copied: Copied): string => JSON.stringify({ format, ...copied })

/** @returns undefined where the text never was copied steps; refused where it was, and is not of our shape any more */
export function readCopied(text: string): Result<Copied> | undefined {
  if (!text.startsWith('{') || !text.includes(format)) return undefined
  const json = parseJson(text)
  if (!json.ok) return json
  const { format: found, records } = json.value as Record<string, unknown>
  if (found !== format || typeof records !== 'object' || records === null || Array.isArray(records)) return undefined
  const taken: Record<string, CopiedRecord> = {}
  const findings: Finding[] = []
  for (const [id, raw] of Object.entries(records)) {
    const record = parseRecord(id, raw)
    if (!record.ok) findings.push(...record.findings)
    else if (isCopied(record.value)) taken[id] = record.value
    else findings.push(strange(id, record.value.type))
    if (findings.length > 0) return refused(findings)
  }
  return ok({ records: taken })
}

const isCopied = (record: BlueprintRecord): record is CopiedRecord =>
  ['node', 'flow', 'lane', 'attachment'].includes(record.type)

const strange = (id: string, type: string): Finding => ({
  rule: 'copied/no-step',
  severity: 'blocks',
  at: [],
  facts: { id, type },
  what: {
    en: 'Record “{id}” is of the type “{type}”, which is never copied.',
    'zh-CN': '记录“{id}”的类型“{type}”不会被复制。',
  },
})
