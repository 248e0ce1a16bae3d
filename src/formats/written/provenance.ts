/** What of a blueprint is observed, proposed or only assumed: every figure rests on it. */
import { inLanguage, type Language } from '../../base/index.ts'
import {
  metaOf,
  nameOf,
  nodeSchemas,
  recordTypes,
  type Blueprint,
  type BlueprintRecord,
  type Mark,
} from '../../blueprint/index.ts'

/** The weakest first. */
export const provenances = ['assumed', 'proposed', 'observed'] as const

export interface Marked {
  /** Of the record. */
  id: string
  name: string
  /** Words for its fields. */
  fields: string[]
  /** How many figures are marked so; several may have one field. */
  count: number
  source?: string
  /** Observations, where it says how many. */
  n?: number
}

export const assumedIn = (blueprint: Blueprint, language: Language): Marked[] =>
  markedIn(blueprint, 'assumed', language)

/** In the order of the document; each record once for each source. */
export function markedIn(blueprint: Blueprint, as: Mark['mark'], language: Language): Marked[] {
  return Object.entries(blueprint.records).flatMap(([id, record]) => {
    const bySource = new Map<string, Marked>()
    for (const [path, { mark, source, n }] of Object.entries(record.marks ?? {})) {
      if (mark !== as) continue
      const key = JSON.stringify([source, n])
      const entry = bySource.get(key) ?? {
        ...{ id, name: called(blueprint, id, record, language), fields: [], count: 0 },
        ...(source !== undefined && { source }),
        ...(n !== undefined && { n }),
      }
      const word = wordFor(record, path.split('.')[0], language)
      if (!entry.fields.includes(word)) entry.fields.push(word)
      entry.count += 1
      bySource.set(key, entry)
    }
    return [...bySource.values()]
  })
}

/** A flow is called by its ends as well: many are called “yes”. */
function called(blueprint: Blueprint, id: string, record: BlueprintRecord, language: Language): string {
  const own = nameOf(blueprint, id)[language]
  if (record.type !== 'flow' || inLanguage(record.name, language).trim() === '') return own
  return `${nameOf(blueprint, record.from)[language]} → ${nameOf(blueprint, record.to)[language]} (${own})`
}

/** The inspector's word for a field, else its name in the format. */
function wordFor(record: BlueprintRecord, field: string, language: Language): string {
  const schema =
    record.type === 'node'
      ? nodeSchemas.find((one) => one.shape.kind.value === record.kind)
      : recordTypes.find((one) => one.shape.type.value === record.type)
  const shapes = (schema?.shape ?? {}) as Record<string, Parameters<typeof metaOf>[0] | undefined>
  const shape = shapes[field]
  return (shape && metaOf(shape)?.label[language]) ?? field
}
