/**
 * What changed between two maps of plain records: per record, per field, old and new value.
 * A diff names records and fields, so that it can be reversed, stored, and merged with somebody else's.
 */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/**
 * One change to such a map: a field set to a value (`null` takes it away), a record added, a record removed with what
 * belongs to it. A dotted field reaches inside: `handoff.agreed`, `stages.0.time`.
 */
export type Change =
  { set: string; field: string; to: Plain } | { add: string; record: Record<string, Plain> } | { remove: string }

type Fields = Record<string, unknown>
export type Records = Record<string, Fields>

/** `undefined` as a value means: the field (or the whole record) is absent on that side. */
export interface RecordDiff {
  before: Fields | undefined
  after: Fields | undefined
}
export type Diff = Record<string, RecordDiff>

/** @returns only what differs; an unchanged record is recognised by identity first, so large documents stay cheap */
export function diffRecords(before: Records, after: Records): Diff {
  const diff: Diff = {}
  for (const id of Object.keys(before)) {
    const [old, now] = [before[id], after[id]]
    if (old === now) continue
    if (now === undefined) diff[id] = { before: old, after: undefined }
    else {
      const fields = changedFields(old as Fields, now)
      if (fields.length > 0) diff[id] = { before: pick(old as Fields, fields), after: pick(now, fields) }
    }
  }
  for (const id of Object.keys(after)) if (!(id in before)) diff[id] = { before: undefined, after: after[id] }
  return diff
}

export const isEmpty = (diff: Diff): boolean => Object.keys(diff).length === 0

export const reversed = (diff: Diff): Diff =>
  Object.fromEntries(Object.entries(diff).map(([id, { before, after }]) => [id, { before: after, after: before }]))

/**
 * Lays a diff on records. A field is written only where it still holds the diff's `before` value, and a record added
 * only where there is none, so undoing my change never takes back somebody else's later one.
 */
export function applyDiff(records: Records, diff: Diff): Records {
  const next = { ...records }
  for (const [id, change] of Object.entries(diff)) {
    if (change.after === undefined) delete next[id]
    else if (change.before === undefined) {
      if (!Object.hasOwn(next, id)) next[id] = change.after
    } else {
      const record = next[id]
      if (record === undefined) continue
      const written: Fields = { ...record }
      for (const field of Object.keys({ ...change.before, ...change.after })) {
        if (!equal(record[field], change.before[field])) continue
        if (change.after[field] === undefined) delete written[field]
        else written[field] = change.after[field]
      }
      next[id] = written
    }
  }
  return next
}

const changedFields = (a: Fields, b: Fields): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((field) => !equal(a[field], b[field]))

const pick = (record: Fields, fields: string[]): Fields =>
  Object.fromEntries(fields.filter((field) => record[field] !== undefined).map((field) => [field, record[field]]))

/** Structural equality of plain JSON values; key order does not count. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [keysA, keysB] = [Object.keys(a), Object.keys(b)]
  return (
    keysA.length === keysB.length &&
    keysA.every((key) => Object.hasOwn(b, key) && equal((a as Fields)[key], (b as Fields)[key]))
  )
}
