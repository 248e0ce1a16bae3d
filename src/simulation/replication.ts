/** One replication under way: run and folded chunk by chunk; it can be left and taken up again. */
import { Fold, subjectOf, type Report, type Sample, type Subject } from '../analysis/index.ts'
import type { Finding } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import { compileNetwork } from '../compile/index.ts'
import { portion, type Ending } from '../kernel/recording.ts'
import { Run } from '../kernel/run.ts'
import type { Settings } from './settings.ts'

/** What one replication says, or why it could not go on. */
export type Outcome =
  { is: 'done'; samples: Sample[]; crashes: Finding[]; cases: Report['cases'] } | { is: 'broken'; ending: Ending }

/** Events between two looks at the hand that stops: some ten milliseconds. */
const chunk = 10_000

/** A blueprint made ready to run, once for all its replications. */
export function prepared(blueprint: Blueprint, settings: Settings): Subject {
  const { warmupMinutes, lengthMinutes, horizonMinutes, depth, alone } = settings
  const { network } = compileNetwork(blueprint, horizonMinutes)
  const subject = subjectOf(blueprint, network, warmupMinutes, warmupMinutes + lengthMinutes, depth)
  return alone ? { ...subject, alone } : subject
}

export class Replication {
  readonly #run: Run
  readonly #fold: Fold
  readonly #isFirst: boolean

  constructor(subject: Subject, settings: Settings, replication: number) {
    this.#run = new Run(subject.network, { ...settings, replication })
    // First figures come from the first replication: it does nothing that the second can do.
    const checks = replication === (settings.replications === 1 ? 0 : 1)
    this.#fold = new Fold(subject, { tells: replication === 0, checks })
    this.#isFirst = replication === 0
    // What the world looked like before the first event stands in the block already.
    if (this.#run.block.count > 0) this.#fold.take(this.#run.block)
  }

  /** @returns the outcome once it has ended */
  step(): Outcome | undefined {
    let more = true
    for (let events = 0; more && events < chunk; events += portion) {
      more = this.#run.step(portion)
      this.#fold.take(this.#run.block)
    }
    if (more) return undefined
    const { ending } = this.#run
    if (ending && ending.is !== 'followed-up' && ending.is !== 'cap') return { is: 'broken', ending }
    const fold = this.#fold
    return {
      is: 'done',
      samples: fold.samples(),
      crashes: fold.findings,
      cases: this.#isFirst ? fold.cases() : [],
    }
  }
}
