/**
 * The key of a run: a hash of what its figures depend on in a blueprint, of the plan, and of the engine. Layout, names,
 * notes and marks of provenance are no part of it: moving or renaming a step keeps results valid.
 */
import { all, compareText, meaningOf, type Blueprint } from '../blueprint/index.ts'
import type { Settings } from './settings.ts'

/** Goes up with every change after which the same blueprint gives other figures. */
export const engineVersion = 7

/** What of a plan changes a complete report: not how long it may take. */
export type KeyPlan = Pick<Settings, 'replications' | 'precision' | 'most' | 'seed' | 'asks' | 'alone' | 'depth'>

export function runKey(
  blueprint: Blueprint,
  { replications, precision, most, seed, asks, alone, depth }: KeyPlan,
): string {
  const rest = { seed, asks, alone, depth }
  const plan = replications === undefined ? { precision, most, ...rest } : { replications, ...rest }
  return hash(JSON.stringify({ engineVersion, plan, meaning: figuresOf(blueprint) }, sortedKeys))
}

/** Records by type, in their order: who stands first may be served first. */
function figuresOf(blueprint: Blueprint): unknown {
  const types = [...new Set(Object.values(blueprint.records).map((record) => record.type))]
  return types.sort(compareText).flatMap((type) => {
    const records = all(blueprint, type).flatMap((one) => meaningOf(one, 'figures') ?? [])
    return records.length > 0 ? [[type, records]] : []
  })
}

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
