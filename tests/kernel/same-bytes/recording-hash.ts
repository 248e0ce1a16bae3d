/**
 * A blueprint's text in, the SHA-256 of its recordings out: all rows of a replication, column by column in
 * little-endian bytes. Bundled to one script, it runs in any JavaScript engine.
 */
import { parse } from '../../../src/blueprint/index.ts'
import { compileNetwork } from '../../../src/compile/index.ts'
import type { Block } from '../../../src/kernel/recording.ts'
import { Run } from '../../../src/kernel/run.ts'
import { Sha256 } from './sha256.ts'

export interface Task {
  /** A document as it stands in a file. */
  blueprint: string
  replications: readonly number[]
  seed: number
  minutes: number
  /** At most so many rows a replication; all of the first `minutes` where there are fewer. */
  rows: number
  /** Events a step; nothing may depend on it. */
  chunk: number
}

/** @returns one hash for each of the replications, in their order */
export function recordingHashes({ blueprint, replications, seed, minutes, rows, chunk }: Task): string[] {
  const parsed = parse(blueprint)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  const { network } = compileNetwork(parsed.value, 2 * minutes)
  const span = { warmupMinutes: 0, lengthMinutes: minutes, followUpMinutes: minutes }
  return replications.map((replication) => {
    const run = new Run(network, { ...span, seed, replication })
    const hash = new Sha256()
    let left = rows - addRows(hash, run.block, rows)
    for (let more = true; more && left > 0;) {
      more = run.step(chunk)
      left -= addRows(hash, run.block, left)
    }
    return hash.hex()
  })
}

const row = new DataView(new ArrayBuffer(33))
const bytes = new Uint8Array(row.buffer)

/** Row by row, so that it does not matter where a block ends. @returns how many were added */
function addRows(hash: Sha256, block: Block, most: number): number {
  const count = Math.min(most, block.count)
  for (let at = 0; at < count; at += 1) {
    row.setUint8(0, block.kind[at])
    row.setFloat64(1, block.time[at], true)
    row.setInt32(9, block.slot[at], true)
    row.setInt32(13, block.token[at], true)
    row.setInt32(17, block.place[at], true)
    row.setInt32(21, block.detail[at], true)
    row.setFloat64(25, block.value[at], true)
    hash.add(bytes)
  }
  return count
}
