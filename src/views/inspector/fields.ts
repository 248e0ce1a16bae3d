/** What the format knows of a record, as fields to edit: derived from its shape, so a new field needs no line here. */
import type { Language } from '../../base/index.ts'
import {
  metaOf,
  nodeSchemas,
  recordTypes,
  type BlueprintRecord,
  type Control,
  type FieldMeta,
  type NodeKind,
} from '../../blueprint/index.ts'

type Shape = Parameters<typeof metaOf>[0]

export interface Field {
  name: string
  meta: FieldMeta
  isOptional: boolean
  /** A text in several languages rather than a plain one. */
  isInLanguages: boolean
  /** Several records rather than one value. */
  accepts(value: unknown): boolean
}

/** The fields of a record that have words, in the order of the format; a remark, which every record may have, comes last. */
export function fieldsOf(record: BlueprintRecord): Field[] {
  const { note, ...shapes } = shapeOf(record)
  return Object.entries({ ...shapes, note }).flatMap(([name, shape]) => {
    const meta = metaOf(shape)
    if (!meta) return []
    const accepts = (value: unknown): boolean => shape.safeParse(value).success
    const isInLanguages = accepts({ en: 'x' }) && !accepts('x')
    return [{ name, meta, isOptional: accepts(undefined), isInLanguages, accepts }]
  })
}

/** What the format says of a field that nodes of a kind have. */
export function metaOfNode(kind: NodeKind, name: string): FieldMeta | undefined {
  const shape = nodeSchemas.find((one) => one.shape.kind.value === kind)?.shape as Record<string, Shape> | undefined
  return shape && name in shape ? metaOf(shape[name]) : undefined
}

export const fieldOf = (record: BlueprintRecord, name: string): Field | undefined =>
  fieldsOf(record).find((field) => field.name === name)

function shapeOf(record: BlueprintRecord): Record<string, Shape> {
  const schema =
    record.type === 'node'
      ? nodeSchemas.find((one) => one.shape.kind.value === record.kind)
      : recordTypes.find((one) => one.shape.type.value === record.type)
  return (schema?.shape ?? {}) as Record<string, Shape>
}

/** A text with one language set; undefined where nothing is left of it. */
export function inOneLanguage(
  before: Partial<Record<Language, string>> | undefined,
  language: Language,
  text: string,
): Partial<Record<Language, string>> | undefined {
  const { [language]: _, ...others } = before ?? {}
  const next = text.trim() === '' ? others : { ...others, [language]: text.trim() }
  return Object.keys(next).length > 0 ? next : undefined
}

/** Controls of which one alone is enough for a field, so that it needs no part of its own. */
export const simpleControls: ReadonlySet<Control> = new Set<Control>([
  'text',
  'long-text',
  'number',
  'share',
  'duration',
  'choice',
  'switch',
  'date',
  'time-of-day',
  'local-time',
  'record',
  'records',
  'expression',
  'words',
  'choices',
])
