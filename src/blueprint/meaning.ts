/**
 * What of a blueprint a run depends on, and what it does not: where things are drawn, what is remarked on them, what
 * people have agreed in words. Figures depend on what works; a report also says names, so it depends on these too.
 */
import { equal } from '../base/index.ts'
import type { Blueprint, BlueprintRecord, RecordType } from './blueprint.ts'

/** `figures`: what the numbers follow from. `report`: that, and what the sentences about them say. */
export type Depth = 'figures' | 'report'

/** Records for the reader of the blueprint only; kinds of nodes that no case passes. */
const drawn = new Set<RecordType>(['phase', 'place', 'attachment', 'observation', 'survey', 'walk', 'kpi'])
const still = new Set(['evidence', 'note'])

/** Fields for the reader of the blueprint only, in any record; a dotted path reaches into a field. */
const remarks = new Set([
  ...[
    'note',
    'description',
    'marks',
    'owner',
    'promise',
    'price',
    'priceDate',
    'phase',
    'colour',
    'value',
    'text',
    'badges',
  ],
  ...['emotion', 'quality', 'shortBoard', 'tolerance', 'commitments', 'published', 'direction', 'item', 'information'],
  ...['handoff.form', 'handoff.medium', 'handoff.acknowledged', 'handoff.returns', 'handoff.commitments'],
])
/** Where a department has its row while no step is its. */
const remarksOf: { [Type in RecordType]?: ReadonlySet<string> } = { department: new Set(['lane']) }

/** Records and fields that sentences say and no figure depends on. An order counts by who comes first. */
const told = new Set<RecordType>(['department'])
const words = new Set(['name', 'currency', 'order'])

/** A record with only what a run depends on; undefined where that is nothing of it. */
export function meaningOf(record: BlueprintRecord, depth: Depth): object | undefined {
  const { type } = record
  const isLeft = drawn.has(type) || (record.type === 'node' && still.has(record.kind))
  if (isLeft || (depth === 'figures' && told.has(type))) return undefined
  return within(record, '', (path) => {
    const isRemark = remarks.has(path) || remarksOf[type]?.has(path) === true
    return !isRemark && (depth === 'report' || !words.has(path))
  })
}

function within(value: object, above: string, counts: (path: string) => boolean): object {
  const fields = Object.entries(value).flatMap(([field, one]: [string, unknown]) => {
    const path = above + field
    if (!counts(path)) return []
    if (path !== 'handoff' || typeof one !== 'object' || one === null) return [[field, one]]
    const facts = within(one, `${path}.`, counts)
    return Object.keys(facts).length > 0 ? [[field, facts]] : []
  })
  return Object.fromEntries(fields) as object
}

/** Whether a report on the one blueprint would say anything else on the other. */
export function changesMeaning(before: Blueprint, after: Blueprint): boolean {
  const meaningIn = ({ records }: Blueprint, id: string) =>
    Object.hasOwn(records, id) ? meaningOf(records[id], 'report') : undefined
  return Object.keys({ ...before.records, ...after.records }).some(
    (id) => before.records[id] !== after.records[id] && !equal(meaningIn(before, id), meaningIn(after, id)),
  )
}
