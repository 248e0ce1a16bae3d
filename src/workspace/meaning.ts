/** Which edits change what a run computes: all but where things are drawn and what is only remarked. */
import { diffRecords, equal, type Records } from '../base/index.ts'
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
  'colour',
])

export const changesMeaning = (before: Blueprint, after: Blueprint): boolean =>
  Object.entries(diffRecords(before.records as Records, after.records as Records)).some(([id, change]) => {
    const { type } = after.records[id] ?? before.records[id]
    if (drawn.has(type)) return false
    return Object.keys({ ...change.before, ...change.after }).some((field) => {
      if (field === 'handoff')
        return !equal(withoutRemarks(change.before?.handoff), withoutRemarks(change.after?.handoff))
      // Where a department has its row while no step is its.
      if (type === 'department' && field === 'lane') return false
      return !remarks.has(field)
    })
  })

/** A handoff but for what is only remarked on it. */
function withoutRemarks(handoff: unknown): object {
  const facts = typeof handoff === 'object' && handoff !== null ? Object.entries(handoff) : []
  return Object.fromEntries(facts.filter(([field]) => !remarks.has(field)))
}
