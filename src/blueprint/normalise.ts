/**
 * The one keeper of what must hold after an edit: nothing outlives what it belongs to. A removed pool takes its shifts
 * with it, a removed step its flows, evidence the image that nothing else shows. What dangled before the edit stays as it was, for a rule names it and a person mends it.
 */
import type { Blueprint, BlueprintRecord } from './blueprint.ts'

/** The records without which a record has no meaning. */
function owners(record: BlueprintRecord): string[] {
  switch (record.type) {
    case 'flow':
      return [record.from, record.to]
    case 'shift':
    case 'outage':
      return [record.pool]
    case 'opening':
    case 'exception':
      return [record.calendar]
    case 'service-level':
      return [record.clock]
    case 'stream':
      return [record.at]
    case 'place':
    case 'observation':
    case 'walk':
      return [record.of]
    case 'survey':
      return record.of === undefined ? [] : [record.of]
    case 'node':
      return record.within === undefined ? [] : [record.within]
    default:
      return []
  }
}

/** @returns the document after the edit with what lost its owner gone too; the same object where nothing did */
export function normalise(before: Blueprint, after: Blueprint): Blueprint {
  const records: Record<string, BlueprintRecord> = { ...after.records }
  const gone = Object.keys(before.records).filter((id) => !Object.hasOwn(records, id))
  const kept = imagesShown(records)
  let changed = false
  for (const image of imagesShown(before.records)) {
    if (kept.has(image) || !Object.hasOwn(records, image)) continue
    delete records[image]
    changed = true
  }
  for (let owner = gone.pop(); owner !== undefined; owner = gone.pop()) {
    for (const [id, record] of Object.entries(records)) {
      if (!owners(record).includes(owner)) continue
      delete records[id]
      gone.push(id)
      changed = true
    }
  }
  return changed ? { ...after, records } : after
}

function imagesShown(records: Blueprint['records']): Set<string> {
  const shown = new Set<string>()
  for (const record of Object.values(records))
    if (record.type === 'node' && record.kind === 'evidence' && record.attachment !== undefined)
      shown.add(record.attachment)
  return shown
}
