import type { Network } from '../kernel/network.ts'
import { Row, toldByWork, unlimited } from '../kernel/recording.ts'

/** How many of each pool are at work, and how many are there, followed through a recording. */
export class Presence {
  /** Float64Array // [pool] */
  readonly busy: Float64Array
  /** Float64Array // [pool] Infinity: as many as needed */
  readonly present: Float64Array
  /** Kinds of rows at which either changes. */
  readonly reads: readonly number[]
  /** Int32Array // [place] the pool of which work there tells all; −1 elsewhere */
  readonly #told: Int32Array

  constructor(network: Network) {
    this.busy = new Float64Array(network.names.pools.length)
    this.present = new Float64Array(network.names.pools.length)
    this.#told = toldByWork(network)
    this.reads = this.#told.some((pool) => pool >= 0) ? [Row.begin, Row.finish, Row.pool] : [Row.pool]
  }

  /** The pool that a row changes; −1 for none. */
  poolOf(what: number, place: number): number {
    return what === Row.pool ? place : this.#told[place]
  }

  change(pool: number, what: number, detail: number, value: number): void {
    if (what !== Row.pool) this.busy[pool] += what === Row.begin ? 1 : -1
    else {
      this.busy[pool] = value
      this.present[pool] = detail === unlimited ? Infinity : detail
    }
  }
}
