/** Which edits change what a run computes: all but where things are drawn and what is only remarked. */
import { diffRecords, type Records } from '../base/index.ts'
import type { Blueprint, RecordType } from '../blueprint/index.ts'

const drawn: ReadonlySet<RecordType> = new Set<RecordType>(['place', 'attachment', 'observation'])
const remarks = new Set([
  'note',
  'description',
  'emotion',
  'marks',
  'badges',
  'quality',
  'owner',
  'promise',
  'commitments',
  'published',
])

export const changesMeaning = (before: Blueprint, after: Blueprint): boolean =>
  Object.entries(diffRecords(before.records as Records, after.records as Records)).some(([id, change]) => {
    const { type } = after.records[id] ?? before.records[id]
    if (drawn.has(type)) return false
    return Object.keys({ ...change.before, ...change.after }).some((field) => !remarks.has(field))
  })
