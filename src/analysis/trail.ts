/**
 * What every measure wants to know of a row, worked out once a block: does its case count, of what class is it, which
 * token is it, and was it waiting. Columns beside the block's own; memory grows with live cases and tokens only.
 */
import { all } from '../blueprint/index.ts'
import { Row, type Block } from '../kernel/recording.ts'
import { testOf, type Test } from './conditions.ts'
import type { Subject } from './subject.ts'

export const Phase = { moving: 0, waiting: 1, working: 2 } as const

export class Trail {
  /** Uint8Array // [row] 1: a case of the measured span */
  counted = new Uint8Array(0)
  /** Int32Array // [row] index of the customer class, −1 for none */
  group = new Int32Array(0)
  /** Int32Array // [row] number of the token among all live ones; small, used again after its end; −1 for pools */
  token = new Int32Array(0)
  /** Uint8Array // [row] what the token was doing until this row */
  phase = new Uint8Array(0)
  /** Float64Array // [row] since when it was waiting or at work, run minutes */
  since = new Float64Array(0)
  /** Int32Array // [row] bit i: the i-th of the place's pools (`poolsOf`) serves the case that waits or works here */
  servers = new Int32Array(0)
  /** Tokens that have ever lived at once: an upper end for columns by token. */
  tokens = 0

  readonly #from: number
  readonly #to: number
  readonly #classVariable: number
  readonly #variables: number
  readonly #poolsOf: Subject['poolsOf']
  /** For each pool, whom it serves; undefined for everybody. */
  readonly #serves: readonly (Test | undefined)[]
  /** Float64Array // [slot × variable] */
  #values = new Float64Array(0)
  #serversOf = new Int32Array(0)
  #slotCounted = new Uint8Array(0)
  #slotGroup = new Int32Array(0)
  /** Int32Array // [slot] its first token; tokens of a case form a chain; −1 ends it */
  #head = new Int32Array(0)
  #next = new Int32Array(0)
  #number = new Int32Array(0)
  #phaseOf = new Uint8Array(0)
  #sinceOf = new Float64Array(0)
  #free: number[] = []

  constructor(subject: Subject) {
    this.#from = subject.from
    this.#to = subject.to
    this.#classVariable = subject.classVariable
    this.#variables = subject.network.names.variables.length
    this.#poolsOf = subject.poolsOf
    const serves = new Map(all(subject.blueprint, 'pool').map((pool) => [pool.id, pool.serves]))
    this.#serves = subject.network.names.pools.map((pool) => {
      const source = serves.get(pool)
      return source === undefined ? undefined : testOf(subject, source)
    })
  }

  /** Reads a block and fills the columns for its rows. */
  follow(block: Block): void {
    const { count, kind, time, slot, token, place, value } = block
    if (count > this.counted.length) this.#widen(Math.max(count, kind.length))
    for (let row = 0; row < count; row += 1) {
      const its = slot[row]
      if (its < 0) {
        this.counted[row] = 0
        this.token[row] = -1
        continue
      }
      const what = kind[row]
      if (what === Row.arrive) {
        if (its >= this.#head.length) this.#growSlots(its + 1)
        this.#slotCounted[its] = time[row] >= this.#from && time[row] < this.#to ? 1 : 0
        this.#slotGroup[its] = -1
        this.#head[its] = -1
      } else if (what === Row.assign) {
        this.#values[its * this.#variables + place[row]] = value[row]
        if (place[row] === this.#classVariable) this.#slotGroup[its] = value[row]
      }
      this.counted[row] = this.#slotCounted[its]
      this.group[row] = this.#slotGroup[its]
      if (what === Row.arrive || what === Row.assign || what >= Row.gone) {
        this.token[row] = -1
        if (what === Row.gone) while (this.#head[its] >= 0) this.#drop(its, this.#head[its])
        continue
      }
      const one = this.#tokenOf(its, token[row])
      if (what === Row.enter) this.#serversOf[one] = this.#serversAt(place[row], its)
      this.token[row] = one
      this.phase[row] = this.#phaseOf[one]
      this.since[row] = this.#sinceOf[one]
      this.servers[row] = this.#serversOf[one]
      switch (what) {
        case Row.enter:
          this.#phaseOf[one] = Phase.waiting
          this.#sinceOf[one] = time[row]
          break
        case Row.begin:
          this.#phaseOf[one] = Phase.working
          this.#sinceOf[one] = time[row]
          break
        case Row.finish:
        case Row.abandon:
        case Row.expire:
        case Row.full:
          this.#phaseOf[one] = Phase.moving
          break
        case Row.end:
        case Row.absorb:
        case Row.cancel:
          this.#drop(its, one)
          break
      }
    }
  }

  #serversAt(place: number, slot: number): number {
    const pools = this.#poolsOf[place]
    let bits = 0
    for (let at = 0; at < pools.length && at < 31; at += 1) {
      const serves = this.#serves[pools[at]]
      if (serves === undefined || serves(this.#values, slot * this.#variables)) bits |= 1 << at
    }
    return bits
  }

  #tokenOf(slot: number, number: number): number {
    for (let one = this.#head[slot]; one >= 0; one = this.#next[one]) if (this.#number[one] === number) return one
    const one = this.#free.pop() ?? this.tokens++
    if (one >= this.#next.length) this.#growTokens(one + 1)
    this.#next[one] = this.#head[slot]
    this.#number[one] = number
    this.#phaseOf[one] = Phase.moving
    this.#head[slot] = one
    return one
  }

  #drop(slot: number, one: number): void {
    if (this.#head[slot] === one) this.#head[slot] = this.#next[one]
    else {
      let before = this.#head[slot]
      while (this.#next[before] !== one) before = this.#next[before]
      this.#next[before] = this.#next[one]
    }
    this.#free.push(one)
  }

  #widen(rows: number): void {
    this.counted = new Uint8Array(rows)
    this.group = new Int32Array(rows)
    this.token = new Int32Array(rows)
    this.phase = new Uint8Array(rows)
    this.since = new Float64Array(rows)
    this.servers = new Int32Array(rows)
  }

  #growSlots(least: number): void {
    const length = Math.max(64, least, this.#head.length * 2)
    this.#slotCounted = longerBytes(this.#slotCounted, length)
    this.#slotGroup = longerInts(this.#slotGroup, length)
    this.#head = longerInts(this.#head, length, -1)
    this.#values = longerFloats(this.#values, length * this.#variables)
  }

  #growTokens(least: number): void {
    const length = Math.max(64, least, this.#next.length * 2)
    this.#next = longerInts(this.#next, length)
    this.#number = longerInts(this.#number, length)
    this.#phaseOf = longerBytes(this.#phaseOf, length)
    this.#sinceOf = longerFloats(this.#sinceOf, length)
    this.#serversOf = longerInts(this.#serversOf, length)
  }
}

/** Longer copies; what is new holds `fill`. */
export function longerFloats(array: Float64Array, length: number, fill = 0): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length).fill(fill)
  longer.set(array)
  return longer
}
export function longerInts(array: Int32Array, length: number, fill = 0): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length).fill(fill)
  longer.set(array)
  return longer
}
export function longerBytes(array: Uint8Array, length: number, fill = 0): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length).fill(fill)
  longer.set(array)
  return longer
}
