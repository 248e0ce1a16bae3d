/** Exact values and what fresh replications say of them: seeds are new at every run, and logged. */
import { randomInt } from 'node:crypto'
import { expect } from 'vitest'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { Row, type Block } from '../../src/kernel/recording.ts'
import type { Network } from '../../src/kernel/network.ts'
import { run } from './tiny.ts'

export interface Span {
  warmup?: number
  length: number
  replications?: number
}

/** What a replication gives of its blocks: one number for each name. */
export type Reading = (network: Network) => { take(block: Block): void; figures(): Record<string, number> }

/**
 * Every named figure lies within 3.5 standard errors of its exact value, and these are narrower than `relative` of it.
 * Should one fall outside, all is done once more with fresh seeds: a correct engine fails about once in 50,000 times.
 */
export function expectTheory(
  blueprint: Blueprint,
  { warmup = 0, length, replications = 20 }: Span,
  reading: Reading,
  exact: Record<string, number>,
  relative: number,
): void {
  const once = (): string[] => {
    const seed = randomInt(2 ** 31)
    console.log(`seed ${seed}`)
    const samples: Record<string, number>[] = []
    for (let replication = 0; replication < replications; replication += 1) {
      let reader: ReturnType<Reading> | undefined
      run(blueprint, { seed, replication, warmup, length, followUp: length, chunk: 5000 }, (block, network) => {
        reader ??= reading(network)
        reader.take(block)
      })
      samples.push(reader?.figures() ?? {})
    }
    return Object.entries(exact).flatMap(([name, value]) => {
      const mean = samples.reduce((sum, one) => sum + one[name], 0) / replications
      const variance = samples.reduce((sum, one) => sum + (one[name] - mean) ** 2, 0) / (replications - 1)
      const error = Math.sqrt(variance / replications)
      expect(error, `${name} is not measured well enough`).toBeLessThan(relative * value)
      return Math.abs(mean - value) <= 3.5 * error ? [] : [`${name}: ${mean} ± ${error}, exactly ${value}`]
    })
  }
  if (once().length > 0) expect(once()).toEqual([])
}

/** Mean wait before work at a place, of all as `all`, and of each class by its id. */
export const waitsAt =
  (place: string): Reading =>
  (network) => {
    const at = network.names.places.indexOf(place)
    const classes = network.names.variables.find((one) => one.name === 'class')?.options ?? []
    const group: number[] = []
    const sums = new Map<string, [number, number]>()
    const add = (name: string, value: number) => {
      const sum = sums.get(name) ?? [0, 0]
      sums.set(name, [sum[0] + value, sum[1] + 1])
    }
    return {
      take(block) {
        for (let row = 0; row < block.count; row += 1) {
          if (block.kind[row] === Row.assign && block.place[row] === 0) group[block.slot[row]] = block.value[row]
          if (block.kind[row] !== Row.begin || block.place[row] !== at) continue
          add('all', block.value[row])
          if (classes.length > 0) add(classes[group[block.slot[row]]], block.value[row])
        }
      },
      figures: () => Object.fromEntries([...sums].map(([name, [sum, count]]) => [name, sum / count])),
    }
  }

/** Rows of a kind at a place as a share of those that come to it. */
export const shareOf =
  (kind: keyof typeof Row, place: string): Reading =>
  (network) => {
    const at = network.names.places.indexOf(place)
    let [rows, come] = [0, 0]
    return {
      take(block) {
        for (let row = 0; row < block.count; row += 1) {
          if (block.place[row] !== at) continue
          if (block.kind[row] === Row[kind]) rows += 1
          if (block.kind[row] === Row.enter) come += 1
        }
      },
      figures: () => ({ [kind]: rows / come }),
    }
  }
