/** What commands share: a record with a field changed, its provenance kept true, its shape looked after. */
import { equal } from '../base/index.ts'
import { parseRecord, type Blueprint, type BlueprintRecord, type Mark } from '../blueprint/index.ts'

/** A dotted path reaches into a field: `handoff.agreed`, `stages.0.time.mode`. */
export type FieldPath = string

/** @returns the value at a path of a record; undefined where the way is not there */
export function valueAt(record: unknown, path: FieldPath): unknown {
  let value = record
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/**
 * Sets a field, or takes it away with `undefined`. A figure whose value changes is `proposed` from now on: what was
 * observed was another value.
 * @returns undefined where there is no such record, or the result would not be of our shape
 */
export function withField(blueprint: Blueprint, id: string, path: FieldPath, value: unknown): Blueprint | undefined {
  if (!Object.hasOwn(blueprint.records, id)) return undefined
  const record = blueprint.records[id]
  if (equal(valueAt(record, path), value)) return blueprint
  const changed = set(record, path.split('.'), value) as BlueprintRecord
  return withRecord(blueprint, id, { ...changed, ...marksAfter(record, changed, path) } as BlueprintRecord)
}

/** The provenance of a field kept true after it was changed: a figure with another value is `proposed` from now on. */
export function withProvenance(before: Blueprint, after: Blueprint, id: string, path: FieldPath): Blueprint {
  const [old, now] = [before.records[id], after.records[id]]
  if (!old || !now || equal(valueAt(old, path), valueAt(now, path))) return after
  const record = { ...now, ...marksAfter({ ...old, marks: now.marks }, now, path) } as BlueprintRecord
  return { ...after, records: { ...after.records, [id]: record } }
}

/** Puts a whole record in its place. @returns undefined where it is not of our shape */
export function withRecord(blueprint: Blueprint, id: string, record: BlueprintRecord): Blueprint | undefined {
  return parseRecord(id, record).ok ? { ...blueprint, records: { ...blueprint.records, [id]: record } } : undefined
}

/** Without some records. Whoever points at them is for the caller to think of. */
export function without(blueprint: Blueprint, ids: readonly string[]): Blueprint {
  const records = Object.fromEntries(Object.entries(blueprint.records).filter(([id]) => !ids.includes(id)))
  return { ...blueprint, records }
}

function set(target: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (Array.isArray(target)) {
    const next = [...target]
    next[Number(key)] = rest.length === 0 ? value : set(next[Number(key)], rest, value)
    return next.filter((item) => item !== undefined)
  }
  const fields = { ...(target as Record<string, unknown> | undefined) }
  const next = rest.length === 0 ? value : set(fields[key], rest, value)
  if (next === undefined) delete fields[key]
  else fields[key] = next
  return fields
}

/** The marks of a record after a change at a path: of what is gone they go, of a changed figure they say `proposed`. */
function marksAfter(
  before: BlueprintRecord,
  after: BlueprintRecord,
  path: FieldPath,
): { marks?: Record<string, Mark> } {
  const figure = figureAt(before, after, path)
  const marks = withItems(before, after, path)
  for (const marked of Object.keys(marks))
    if ((figure !== undefined && isWithin(marked, figure)) || valueAt(after, marked) === undefined) delete marks[marked]
  if (figure !== undefined && valueAt(after, figure) !== undefined) marks[figure] = { mark: 'proposed' }
  return equal(marks, before.marks ?? {}) ? {} : { marks }
}

/**
 * The marks of a record after the innermost list on a path was changed: they stay with their items wherever these stand
 * now, and go with those that go. What has come instead of an item is `proposed`.
 */
function withItems(before: BlueprintRecord, after: BlueprintRecord, path: FieldPath): Record<string, Mark> {
  const list = path
    .split('.')
    .map((_, at, keys) => keys.slice(0, at + 1).join('.'))
    .findLast((part) => Array.isArray(valueAt(before, part)) && Array.isArray(valueAt(after, part)))
  if (list === undefined) return { ...before.marks }
  const [old, now] = [valueAt(before, list), valueAt(after, list)] as [unknown[], unknown[]]
  const placeOf = (at: number): number => {
    if (now[at] === old[at]) return at
    return old.includes(now[at]) || at >= now.length ? now.indexOf(old[at]) : at
  }
  const moved = Object.entries(before.marks ?? {}).flatMap(([marked, mark]): [string, Mark][] => {
    if (marked === list || !isWithin(marked, list)) return [[marked, mark]]
    const [at, ...rest] = marked.slice(list.length + 1).split('.')
    const place = placeOf(Number(at))
    const next = [list, place, ...rest].join('.')
    return place < 0 ? [] : [[next, equal(valueAt(before, marked), valueAt(after, next)) ? mark : { mark: 'proposed' }]]
  })
  return Object.fromEntries(moved)
}

/** The path at which a figure's provenance is kept: of a distribution or a duration, the whole and not its part. */
function figureAt(before: BlueprintRecord, after: BlueprintRecord, path: FieldPath): FieldPath | undefined {
  const keys = path.split('.')
  const whole = keys
    .map((_, at) => keys.slice(0, at + 1).join('.'))
    .find(
      (part) =>
        Object.hasOwn(before.marks ?? {}, part) || isSpread(valueAt(after, part)) || isSpread(valueAt(before, part)),
    )
  if (whole !== undefined) return whole
  return typeof (valueAt(after, path) ?? valueAt(before, path)) === 'number' ? path : undefined
}

const isSpread = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('distribution' in value || ('unit' in value && 'value' in value))

const isWithin = (path: FieldPath, whole: FieldPath): boolean => path === whole || path.startsWith(`${whole}.`)
