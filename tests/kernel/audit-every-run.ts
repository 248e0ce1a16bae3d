/**
 * Set up for every test file: whatever it runs, from a trace of two cases to an experiment, is followed by an auditor,
 * and the test fails if something happened that never may. The first rows of a run are read; all of them in the long
 * tests, or where AUDIT=all is set.
 */
import { afterEach, expect, vi } from 'vitest'
import type * as run from '../../src/kernel/run.ts'
import type { Network } from '../../src/kernel/network.ts'
import type { RunOptions } from '../../src/kernel/run-options.ts'
import { Auditor } from './auditor.ts'

const mostRows = process.env.AUDIT === 'all' ? Infinity : 1_000
const wrong: string[] = []

vi.mock('../../src/kernel/run.ts', async (original) => {
  const actual = await original<typeof run>()

  class AuditedRun extends actual.Run {
    #auditor: Auditor | undefined
    #read = 0

    constructor(network: Network, options: RunOptions) {
      super(network, options)
      this.#auditor = new Auditor(network)
      this.#audit()
    }

    override step(mostEvents: number): boolean {
      const more = super.step(mostEvents)
      this.#read = 0
      this.#audit()
      return more
    }

    override stop(): void {
      super.stop()
      this.#audit()
    }

    #audit(): void {
      const auditor = this.#auditor
      if (!auditor) return
      auditor.take(this.block, this.#read)
      this.#read = this.block.count
      if (this.ending) auditor.finish(this.now)
      if (auditor.wrong.length === 0 && !this.ending && auditor.rows < mostRows) return
      wrong.push(...auditor.wrong)
      this.#auditor = undefined
    }
  }
  return { ...actual, Run: AuditedRun }
})

afterEach(() => expect(wrong.splice(0), 'what may never happen in a run').toEqual([]))
