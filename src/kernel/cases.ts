/**
 * Live cases by slot; slots are used again, so memory grows with live cases only.
 * What is known of a case stands side by side, as with tokens: `ints[(slot << 3) + SOURCE]`, `floats[(slot << 2) + ARRIVAL]`.
 */
import { grownFloats, grownInts } from './event-list.ts'
import type { Network } from './network.ts'

// In `ints`

export const SOURCE = 0
/** Number within its source: with the source, who the case is (K3). */
export const INDEX = 1
/** Live tokens, and numbers given so far. */
export const TOKENS = 2
export const NUMBERED = 3
export const FIRST_TOKEN = 4
export const MEASURED = 5
/** Place and outcome of the last counted end; outcome −1 where none. */
export const END_PLACE = 6
export const OUTCOME = 7

// In `floats`

export const SERIAL = 0
export const ARRIVAL = 1
/** Time of the last counted end. */
export const END_TIME = 2

export class Cases {
  live = 0
  /** Int32Array // [slot × 8], see SOURCE and what follows */
  ints = new Int32Array(0)
  /** Float64Array // [slot × 4], see SERIAL and what follows */
  floats = new Float64Array(0)
  /** Float64Array // [slot × variable] */
  values = new Float64Array(0)
  visits = new Int32Array(0)
  limits = new Int32Array(0)
  /** Int32Array // [slot × join] tokens come to joins that close no block */
  joined = new Int32Array(0)

  readonly variables: number
  readonly visitCounters: number
  readonly limitCounters: number
  readonly joins: number
  #free: number[] = []
  #used = 0

  constructor(network: Network) {
    this.variables = network.names.variables.length
    this.visitCounters = network.counters.visits
    this.limitCounters = network.counters.limits
    this.joins = network.joins.mode.length
    this.#grow(64)
  }

  /** Slots that have ever been used: an upper end for walks over live cases. */
  get used(): number {
    return this.#used
  }

  open(source: number, index: number, serial: number, arrival: number): number {
    const slot = this.#free.pop() ?? this.#used++
    if (slot >= this.floats.length >> 2) this.#grow(this.floats.length >> 1)
    this.live += 1
    const { ints, floats } = this
    const at = slot << 3
    ints[at + SOURCE] = source
    ints[at + INDEX] = index
    ints[at + TOKENS] = 0
    ints[at + NUMBERED] = 0
    ints[at + FIRST_TOKEN] = -1
    ints[at + MEASURED] = 0
    ints[at + OUTCOME] = -1
    floats[(slot << 2) + SERIAL] = serial
    floats[(slot << 2) + ARRIVAL] = arrival
    floats[(slot << 2) + END_TIME] = -1
    // A loop, for `fill` costs more than the few numbers it writes.
    for (let n = slot * this.visitCounters; n < (slot + 1) * this.visitCounters; n += 1) this.visits[n] = 0
    for (let n = slot * this.limitCounters; n < (slot + 1) * this.limitCounters; n += 1) this.limits[n] = 0
    for (let n = slot * this.joins; n < (slot + 1) * this.joins; n += 1) this.joined[n] = 0
    return slot
  }

  close(slot: number): void {
    this.live -= 1
    this.floats[(slot << 2) + SERIAL] = -1
    this.#free.push(slot)
  }

  isLive(slot: number): boolean {
    return slot < this.#used && this.floats[(slot << 2) + SERIAL] >= 0
  }

  #grow(length: number): void {
    this.ints = grownInts(this.ints, length << 3)
    this.floats = grownFloats(this.floats, length << 2)
    this.values = grownFloats(this.values, length * this.variables)
    this.visits = grownInts(this.visits, length * this.visitCounters)
    this.limits = grownInts(this.limits, length * this.limitCounters)
    this.joined = grownInts(this.joined, length * this.joins)
  }
}
