/**
 * Set up for every test file: whatever it runs, from a trace of two cases to an experiment, is followed by an auditor,
 * and the test fails if something happened that never may. The first rows of a run are read; all of them in the long
 * tests, or where AUDIT=all is set.
 */
import { afterEach, expect, vi } from 'vitest'
import type * as run from '../../src/kernel/run.ts'
import type * as replication from '../../src/simulation/replication.ts'
import type { Network } from '../../src/kernel/network.ts'
import type { RunOptions } from '../../src/kernel/run-options.ts'
import { Auditor } from './auditor.ts'
import { wrong } from './wrong.ts'

const mostRows = process.env.AUDIT === 'all' ? Infinity : 1_000

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

/** Whatever is simulated, the laws that the app shows to the user balance. */
vi.mock('../../src/simulation/replication.ts', async (original) => {
  const actual = await original<typeof replication>()
  const { Figures } = await import('../../src/analysis/figures.ts')
  const { balanceOf, lawNames } = await import('../../src/analysis/balance.ts')

  class BalancedReplication extends actual.Replication {
    override step(): replication.Outcome | undefined {
      const outcome = super.step()
      if (outcome?.is !== 'done') return outcome
      const samples = outcome.samples.filter(({ measure }) => measure.startsWith('law.'))
      const sum = new Figures()
      sum.add(samples)
      const figures = sum.figures()
      for (const of of new Set(samples.map((one) => one.of)))
        for (const law of lawNames) {
          const balance = balanceOf({ figures }, law, of)
          if (balance?.holds === false)
            wrong.push(`${law} of ${of ?? 'the whole'}: ${balance.first} and ${balance.second}`)
        }
      return outcome
    }
  }
  return { ...actual, Replication: BalancedReplication }
})

afterEach(() => expect(wrong.splice(0), 'what may never happen in a run').toEqual([]))
