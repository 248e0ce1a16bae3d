/** Every place of a blueprint where words may stand that nobody checks, and how something else is put there. */
import { parseRecord, type Blueprint, type BlueprintRecord } from '../../src/blueprint/index.ts'

/** A field that refers, computes or chooses takes no such word, or means another thing with it. */
const probe = 'Any <words> & "signs".'

/** @param isText of those places, which: by the names of the fields that lead there */
export function filled(
  blueprint: Blueprint,
  words: (place: number) => string,
  isText = (_path: readonly string[]) => true,
) {
  let places = 0
  const put = (id: string, record: BlueprintRecord): BlueprintRecord => {
    const copy = structuredClone(record)
    for (const { holder, key, path } of leavesOf(copy as unknown as Record<string, unknown>)) {
      const before = holder[key]
      holder[key] = probe
      if (parseRecord(id, copy).ok && isText(path)) {
        holder[key] = words(places)
        // Too long for this place: the next may be shorter.
        if (!parseRecord(id, copy).ok) holder[key] = before
        else places += 1
      } else holder[key] = before
    }
    return copy
  }
  const records = Object.fromEntries(Object.entries(blueprint.records).map(([id, record]) => [id, put(id, record)]))
  return { blueprint: { ...blueprint, records }, places }
}

interface Leaf {
  holder: Record<string, unknown>
  key: string
  path: readonly string[]
}

function leavesOf(holder: Record<string, unknown>, path: readonly string[] = []): Leaf[] {
  return Object.keys(holder).flatMap((key): Leaf[] => {
    const value = holder[key]
    if (typeof value === 'string') return [{ holder, key, path: [...path, key] }]
    return typeof value === 'object' && value !== null ? leavesOf(value as Record<string, unknown>, [...path, key]) : []
  })
}
