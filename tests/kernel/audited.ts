import type { Blueprint } from '../../src/blueprint/index.ts'
import { Auditor } from './auditor.ts'
import { run, type TraceOptions } from './tiny.ts'

/** What may never happen and did, in a run of a blueprint. */
export function audited(blueprint: Blueprint, options: TraceOptions): { wrong: string[]; rows: number; gone: number } {
  let auditor: Auditor | undefined
  let last = 0
  run(blueprint, options, (block, network) => {
    auditor ??= new Auditor(network)
    auditor.take(block)
    if (block.count > 0) last = block.time[block.count - 1]
  })
  return { wrong: auditor?.finish(last) ?? ['nothing was run'], rows: auditor?.rows ?? 0, gone: auditor?.gone ?? 0 }
}
