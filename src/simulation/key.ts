/**
 * The key of a run: a hash of what a blueprint means, of the plan, and of the engine. Layout, names, notes and marks of
 * provenance are no part of it: moving or renaming a step keeps results valid.
 */
import { all, compareText, type Blueprint, type RecordType } from '../blueprint/index.ts'
import type { Settings } from './settings.ts'

/** Goes up with every change after which the same blueprint gives other figures. */
export const engineVersion = 2

/** Records that no figure depends on. */
const silent = new Set<RecordType>(['phase', 'place', 'attachment', 'kpi', 'observation', 'department'])
/** Kinds of nodes that no case passes. */
const still = new Set(['evidence', 'note'])
/** Fields that no figure depends on, in any record. */
const mute = new Set(
  'order name description note marks owner promise currency priceDate phase badges emotion quality tolerance medium form acknowledged returns item direction value text commitments published'.split(
    ' ',
  ),
)

/** What of a plan changes a complete report: not how long it may take. */
export type KeyPlan = Pick<Settings, 'replications' | 'precision' | 'most' | 'seed' | 'asks' | 'alone'>

export function runKey(blueprint: Blueprint, { replications, precision, most, seed, asks, alone }: KeyPlan): string {
  const plan = replications === undefined ? { precision, most, seed, asks, alone } : { replications, seed, asks, alone }
  return hash(JSON.stringify({ engineVersion, plan, meaning: meaningOf(blueprint) }, sortedKeys))
}

/** Records by type, in their order: who stands first may be served first. */
function meaningOf(blueprint: Blueprint): unknown {
  const types = [...new Set(Object.values(blueprint.records).map((record) => record.type))]
  return types
    .filter((type) => !silent.has(type))
    .sort(compareText)
    .map((type) => {
      const records = all(blueprint, type).filter((one) => !('kind' in one) || !still.has(String(one.kind)))
      return [
        type,
        records.map((one) => Object.fromEntries(Object.entries(one).filter(([field]) => !isMute(type, field)))),
      ]
    })
}

/** Who owns a lane decides what is a handoff, and so which figures there are; all else of a lane is picture. */
const isMute = (type: RecordType, field: string): boolean =>
  mute.has(field) || (type === 'lane' && field !== 'id' && field !== 'department' && field !== 'role')

/** For JSON.stringify: the same text whatever the order of keys. */
function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)))
}

/** 64 bits of a text in 16 signs: two rounds of multiply and mix, seeded apart. Tells versions apart; keeps nobody out. */
export function hash(text: string): string {
  let [high, low] = [0x9e3779b9, 0x85ebca6b]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x9e3779b1)
    low = Math.imul(low ^ unit, 0x5f356495)
    high = (high << 13) | (high >>> 19)
    low = (low << 15) | (low >>> 17)
  }
  const mixed = (a: number, b: number) => {
    let word = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
    word = Math.imul(word ^ (word >>> 15), 0x27d4eb2f)
    return ((word ^ (word >>> 13)) >>> 0).toString(16).padStart(8, '0')
  }
  return mixed(high, low) + mixed(low, high)
}
