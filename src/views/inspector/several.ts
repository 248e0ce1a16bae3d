/** What several records share: the fields that all of them have and that say the same of each. */
import { get, type Blueprint, type Mark } from '../../blueprint/index.ts'
import type { BlueprintRecord, Control } from '../../blueprint/index.ts'
import { fieldsOf, type Field } from './fields.ts'

/** Words are of one record; what else can be set alike. */
const alike: ReadonlySet<Control> = new Set<Control>([
  'number',
  'share',
  'duration',
  'choice',
  'switch',
  'record',
  'words',
  'expression',
])
/** One step waits for, is about, shows or lies in one thing. */
const own = new Set(['about', 'attachment', 'for', 'instead', 'share', 'within'])

/** @returns in the order of the format */
export function sharedFields(blueprint: Blueprint, records: readonly string[]): Field[] {
  const [first, ...others] = records.map((id) => fieldsOf(blueprint.records[id]))
  const has = (fields: readonly Field[], { name, meta }: Field) =>
    fields.some((one) => one.name === name && one.meta.control === meta.control)
  return first.filter(
    (field) => alike.has(field.meta.control) && !own.has(field.name) && others.every((fields) => has(fields, field)),
  )
}

/** Those of one sort: steps where there are any, else whatever there is most of. */
export function chief(blueprint: Blueprint, records: readonly string[]): readonly string[] {
  const steps = records.filter((id) => get(blueprint, 'node', id))
  if (steps.length > 0) return steps
  const { type } = blueprint.records[records[0]]
  return records.filter((id) => blueprint.records[id].type === type)
}

/** The paths of a record's figures: those that are marked, and the times of its stages. */
export function figuresOf(record: BlueprintRecord): string[] {
  const stages = 'stages' in record ? (record.stages ?? []) : []
  const plain = ['cost', 'tolerance', 'priority'].filter((field) => field in record)
  return [...new Set([...Object.keys(record.marks ?? {}), ...stages.map((_, at) => `stages.${at}.time`), ...plain])]
}

/** The mark that all their figures have; undefined where they have none, `mixed` where they differ. */
export function markOf(blueprint: Blueprint, records: readonly string[]): Mark['mark'] | 'mixed' | undefined {
  const marks = records.flatMap((id) => {
    const record = blueprint.records[id]
    return figuresOf(record).map((figure) => record.marks?.[figure]?.mark)
  })
  return new Set(marks).size > 1 ? 'mixed' : marks[0]
}
