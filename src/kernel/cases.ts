/** Live cases, as columns by slot; slots are used again, so memory grows with live cases only. */
import { grownFloats, grownInts } from './event-list.ts'
import type { Network } from './network.ts'

export class Cases {
  live = 0
  source = new Int32Array(0)
  /** Number within its source: with the source, who the case is (K3). */
  index = new Int32Array(0)
  serial = new Float64Array(0)
  arrival = new Float64Array(0)
  /** Live tokens, and numbers given so far. */
  tokens = new Int32Array(0)
  numbered = new Int32Array(0)
  firstToken = new Int32Array(0)
  measured = new Int32Array(0)
  /** Time, place and outcome of the last counted end; outcome −1 where none. */
  endTime = new Float64Array(0)
  endPlace = new Int32Array(0)
  outcome = new Int32Array(0)
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
    if (slot >= this.source.length) this.#grow(this.source.length * 2)
    this.live += 1
    this.source[slot] = source
    this.index[slot] = index
    this.serial[slot] = serial
    this.arrival[slot] = arrival
    this.tokens[slot] = 0
    this.numbered[slot] = 0
    this.firstToken[slot] = -1
    this.measured[slot] = 0
    this.outcome[slot] = -1
    this.endTime[slot] = -1
    // A loop, for `fill` costs more than the few numbers it writes.
    for (let at = slot * this.visitCounters; at < (slot + 1) * this.visitCounters; at += 1) this.visits[at] = 0
    for (let at = slot * this.limitCounters; at < (slot + 1) * this.limitCounters; at += 1) this.limits[at] = 0
    for (let at = slot * this.joins; at < (slot + 1) * this.joins; at += 1) this.joined[at] = 0
    return slot
  }

  close(slot: number): void {
    this.live -= 1
    this.serial[slot] = -1
    this.#free.push(slot)
  }

  isLive(slot: number): boolean {
    return slot < this.#used && this.serial[slot] >= 0
  }

  #grow(length: number): void {
    this.source = grownInts(this.source, length)
    this.index = grownInts(this.index, length)
    this.serial = grownFloats(this.serial, length)
    this.arrival = grownFloats(this.arrival, length)
    this.tokens = grownInts(this.tokens, length)
    this.numbered = grownInts(this.numbered, length)
    this.firstToken = grownInts(this.firstToken, length)
    this.measured = grownInts(this.measured, length)
    this.endTime = grownFloats(this.endTime, length)
    this.endPlace = grownInts(this.endPlace, length)
    this.outcome = grownInts(this.outcome, length)
    this.values = grownFloats(this.values, length * this.variables)
    this.visits = grownInts(this.visits, length * this.visitCounters)
    this.limits = grownInts(this.limits, length * this.limitCounters)
    this.joined = grownInts(this.joined, length * this.joins)
  }
}
