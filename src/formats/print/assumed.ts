/** What of a blueprint is assumed and not observed: it stands beside every print, since every figure rests on it. */
import type { Language } from '../../base/index.ts'
import {
  metaOf,
  nameOf,
  nodeSchemas,
  recordTypes,
  type Blueprint,
  type BlueprintRecord,
} from '../../blueprint/index.ts'

export interface Assumed {
  /** Of the record. */
  name: string
  /** Words for its fields. */
  fields: string[]
}

/** In the order of the document, each record once. */
export function assumedIn(blueprint: Blueprint, language: Language): Assumed[] {
  return Object.entries(blueprint.records).flatMap(([id, record]) => {
    const assumed = Object.entries(record.marks ?? {}).filter(([, { mark }]) => mark === 'assumed')
    if (assumed.length === 0) return []
    const fields = [...new Set(assumed.map(([path]) => wordFor(record, path.split('.')[0], language)))]
    return [{ name: nameOf(blueprint, id)[language], fields }]
  })
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
