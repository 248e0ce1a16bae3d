/** Runs a blueprint replication by replication for a few figures and nothing else: no report, no asks. */
import type { Blueprint } from '../blueprint/index.ts'
import { compileNetwork } from '../compile/index.ts'
import type { Network } from '../kernel/network.ts'
import { Row, portion, type Block, type Ending } from '../kernel/recording.ts'
import { Run } from '../kernel/run.ts'
import { Gauges, type Question } from './gauges.ts'
import { runSpan, type Span } from './span.ts'
import { Visits, type Visit } from './visits.ts'

/** Ends a replication when so many tasks have begun at these places. */
export interface StopAfterStarts {
  places: readonly string[]
  starts: number
}

/** What one replication says; `broken` where it could not be run to its end. */
export interface Observation {
  answers: (number | undefined)[]
  broken: Ending | undefined
}

export class Observer {
  readonly #network: Network
  readonly #span: Span

  constructor(blueprint: Blueprint) {
    this.#span = runSpan(blueprint)
    this.#network = compileNetwork(blueprint, this.#span.horizonMinutes).network
  }

  observe(questions: readonly Question[], seed: number, replication: number, stop?: StopAfterStarts): Observation {
    const { warmupMinutes, lengthMinutes } = this.#span
    const window = stop ? { from: 0, to: Infinity } : { from: warmupMinutes, to: warmupMinutes + lengthMinutes }
    const gauges = new Gauges(this.#network, questions, window)
    const run = new Run(this.#network, { ...this.#span, seed, replication })
    const places = new Set(stop?.places.map((place) => this.#network.names.places.indexOf(place)))
    let left = stop?.starts ?? Infinity
    // What the world looked like before the first event stands in the block already.
    gauges.take(run.block)
    for (let more = true; more && left > 0;) {
      more = run.step(stop ? 50 : portion)
      let last = run.block.count
      for (let at = 0; stop && at < last; at += 1) {
        if (run.block.kind[at] === Row.begin && places.has(run.block.place[at])) left -= 1
        if (left === 0) last = at + 1
      }
      gauges.take(run.block, 0, last)
    }
    return { answers: gauges.answers(), broken: brokenBy(run.ending) }
  }

  /** Who was where and when in one replication, from the first arrival to the last end. */
  tellAll(seed: number): { visits: Visit[]; ends: Map<number, number>; broken: Ending | undefined } {
    const visits = new Visits(this.#network)
    const run = new Run(this.#network, { ...this.#span, seed, replication: 0 })
    const take = (block: Block) => visits.take(block)
    take(run.block)
    for (let more = true; more;) {
      more = run.step(portion)
      take(run.block)
    }
    return { visits: visits.done, ends: visits.ends, broken: brokenBy(run.ending) }
  }
}

const brokenBy = (ending: Ending | undefined): Ending | undefined =>
  ending && ending.is !== 'followed-up' && ending.is !== 'cap' ? ending : undefined
