/**
 * What every measure wants to know of a row, worked out once a block: does its case count, of what class is it, which
 * token is it, and was it waiting. Columns beside the block's own; memory grows with live cases and tokens only.
 */
import { all } from '../blueprint/index.ts'
import { Row, type Block } from '../kernel/recording.ts'
import { testOf, type Test } from './conditions.ts'
import type { Split } from './causes/split.ts'
import type { Subject } from './subject.ts'

const kinds = Object.keys(Row).length

export const Phase = { moving: 0, waiting: 1, working: 2 } as const

/** Rows of a block, in their order: the first `count` of `at`. */
export interface Chosen {
  count: number
  /** Int32Array // [n] number of the row in its block */
  at: Int32Array
}

export class Trail {
  /** Uint8Array // [row] 1: a case of the measured span; of rows about pools it says nothing */
  counted = new Uint8Array(0)
  /** Int32Array // [row] index of the customer class, −1 for none */
  group = new Int32Array(0)
  /** Int32Array // [row] number of the token among all live ones; small, used again after its end; −1 for rows of no token */
  token = new Int32Array(0)
  /** Uint8Array // [row] what the token was doing until this row; only where something may have ended unfinished */
  phase = new Uint8Array(0)
  /** Float64Array // [row] since when it was waiting, where something may have ended unfinished; when it came, where a case is gone */
  since = new Float64Array(0)
  /** Int32Array // [row] bit i: the i-th of the place's pools (`poolsOf`) serves the case; only where waiting begins or may have ended */
  servers = new Int32Array(0)
  /** Tokens that have ever lived at once: an upper end for columns by token. */
  tokens = 0
  /** Why the waits that end at rows were long; not where only the means are wanted. */
  split: Split | undefined

  readonly #from: number
  readonly #to: number
  readonly #classVariable: number
  readonly #variables: number
  readonly #poolsOf: Subject['poolsOf']
  /** Int32Array // [place] the servers of every case; −1 where it depends on the case */
  readonly #serversOfAll: Int32Array
  /** For each pool, whom it serves; undefined for everybody. */
  readonly #serves: readonly (Test | undefined)[]
  /** Int32Array // [kind × size of a block] the rows of a kind, in their order; and how many */
  #rowsOf = new Int32Array(0)
  readonly #countOf = new Int32Array(kinds)
  /** [kind] its part of them */
  #viewOf: Int32Array[] = []
  /** `room` for rows of several kinds; those of one are found where they lie. */
  readonly #selections: {
    kinds: readonly number[]
    mask: number
    inAnyOrder: boolean
    room: Int32Array
    chosen: Chosen
  }[] = []
  /** Float64Array // [slot × variable] */
  #values = new Float64Array(0)
  #serversOf = new Int32Array(0)
  #slotCounted = new Uint8Array(0)
  #slotGroup = new Int32Array(0)
  #arrived = new Float64Array(0)
  /** Int32Array // [slot] its first token; tokens of a case form a chain; −1 ends it */
  #head = new Int32Array(0)
  #next = new Int32Array(0)
  #number = new Int32Array(0)
  #phaseOf = new Uint8Array(0)
  #sinceOf = new Float64Array(0)
  #placeOf = new Int32Array(0)
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
    this.#serversOfAll = Int32Array.from(subject.poolsOf, (pools) =>
      pools.every((pool) => this.#serves[pool] === undefined) ? lowBits(pools.length) : -1,
    )
  }

  /**
   * The rows of each block that are of these kinds: the same object for every block, filled by `follow`.
   * @param inAnyOrder they may come kind by kind
   */
  select(wanted: readonly number[] = Object.values(Row), inAnyOrder = wanted.length === 1): Chosen {
    // Bit k: rows of kind k are in it.
    const mask = wanted.reduce((bits, kind) => bits | (1 << kind), 0)
    const known = this.#selections.find((one) => one.mask === mask && (inAnyOrder || !one.inAnyOrder))
    if (known) return known.chosen
    const chosen = { count: 0, at: new Int32Array(0) }
    this.#selections.push({ kinds: wanted, mask, inAnyOrder, room: this.#newRoom(), chosen })
    return chosen
  }

  /** Reads a block, fills the columns for its rows and selects them. */
  follow(block: Block): void {
    const { count, kind, time, slot, token, place, value } = block
    if (count > this.counted.length) this.#widen(Math.max(count, kind.length))
    this.#chooseRows(count, kind)
    const { counted, group, token: tokenAt, phase, since, servers } = this
    // Held by hand while nothing grows: looked up anew for each row they would cost as much as all the rest.
    let phaseOf = this.#phaseOf
    let sinceOf = this.#sinceOf
    let serversOf = this.#serversOf
    let placeOf = this.#placeOf
    let number = this.#number
    let head = this.#head
    let slotCounted = this.#slotCounted
    let slotGroup = this.#slotGroup
    const everybody = this.#serversOfAll
    for (let row = 0; row < count; row += 1) {
      const its = slot[row]
      if (its < 0) continue
      const what = kind[row]
      if (what === Row.arrive) {
        this.#come(its, time[row])
        head = this.#head
        slotCounted = this.#slotCounted
        slotGroup = this.#slotGroup
      } else if (what === Row.assign) {
        this.#values[its * this.#variables + place[row]] = value[row]
        if (place[row] === this.#classVariable) slotGroup[its] = value[row]
      }
      counted[row] = slotCounted[its]
      group[row] = slotGroup[its]
      if (what < Row.enter || what >= Row.gone) {
        tokenAt[row] = -1
        if (what === Row.gone) {
          while (head[its] >= 0) this.#drop(its, head[its])
          since[row] = this.#arrived[its]
          this.#arrived[its] = -1
        }
        continue
      }
      let one = head[its]
      if (one < 0 || number[one] !== token[row]) {
        one = this.#tokenOf(its, token[row])
        number = this.#number
        placeOf = this.#placeOf
        phaseOf = this.#phaseOf
        sinceOf = this.#sinceOf
        serversOf = this.#serversOf
      }
      tokenAt[row] = one
      switch (what) {
        case Row.enter: {
          const at = place[row]
          servers[row] = serversOf[one] = everybody[at] >= 0 ? everybody[at] : this.#serversAt(at, its)
          phaseOf[one] = Phase.waiting
          sinceOf[one] = time[row]
          placeOf[one] = at
          break
        }
        case Row.begin:
          servers[row] = serversOf[one]
          phaseOf[one] = Phase.working
          break
        case Row.resume:
          servers[row] = serversOf[one]
          break
        case Row.finish:
        case Row.full:
          phaseOf[one] = Phase.moving
          break
        case Row.abandon:
        case Row.expire:
        case Row.cancel:
          phase[row] = phaseOf[one]
          since[row] = sinceOf[one]
          servers[row] = serversOf[one]
          phaseOf[one] = Phase.moving
          if (what === Row.cancel) this.#drop(its, one)
          break
        case Row.end:
        case Row.absorb:
          this.#drop(its, one)
          break
      }
    }
  }

  /** Who waits now: where, since when, and the servers; in no order that means anything. */
  *waiting(): Iterable<{ place: number; since: number; servers: number }> {
    for (const head of this.#head)
      for (let one = head; one >= 0; one = this.#next[one])
        if (this.#phaseOf[one] === Phase.waiting)
          yield { place: this.#placeOf[one], since: this.#sinceOf[one], servers: this.#serversOf[one] }
  }

  /** When those who are inside now have come. */
  *inside(): Iterable<number> {
    for (const arrived of this.#arrived) if (arrived >= 0) yield arrived
  }

  #chooseRows(count: number, kind: Uint8Array): void {
    const size = this.counted.length
    const rowsOf = this.#rowsOf
    const countOf = this.#countOf.fill(0)
    for (let row = 0; row < count; row += 1) {
      const what = kind[row]
      rowsOf[what * size + countOf[what]++] = row
    }
    for (const { kinds: wanted, mask, inAnyOrder, room, chosen } of this.#selections) {
      const only = onlyKind(wanted, countOf)
      if (only !== undefined) {
        chosen.at = this.#viewOf[only]
        chosen.count = countOf[only]
        continue
      }
      const at = (chosen.at = room)
      let found = 0
      if (inAnyOrder) {
        for (const what of wanted)
          for (let n = what * size; n < what * size + countOf[what]; n += 1) at[found++] = rowsOf[n]
      } else {
        // Each row is written, and kept or written over: a branch for each would be guessed wrong too often.
        for (let row = 0; row < count; row += 1) {
          at[found] = row
          found += (mask >>> kind[row]) & 1
        }
      }
      chosen.count = found
    }
  }

  #come(slot: number, now: number): void {
    if (slot >= this.#head.length) this.#growSlots(slot + 1)
    this.#slotCounted[slot] = now >= this.#from && now < this.#to ? 1 : 0
    this.#slotGroup[slot] = -1
    this.#head[slot] = -1
    this.#arrived[slot] = now
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
    this.#rowsOf = new Int32Array(rows * kinds)
    this.#viewOf = Array.from({ length: kinds }, (_, kind) => this.#rowsOf.subarray(kind * rows, (kind + 1) * rows))
    for (const one of this.#selections) one.room = this.#newRoom()
  }

  /** One more than there are rows: the last is written, and not kept. */
  #newRoom(): Int32Array {
    return new Int32Array(this.counted.length + 1)
  }

  #growSlots(least: number): void {
    const length = Math.max(64, least, this.#head.length * 2)
    this.#slotCounted = longerBytes(this.#slotCounted, length)
    this.#slotGroup = longerInts(this.#slotGroup, length)
    this.#head = longerInts(this.#head, length, -1)
    this.#arrived = longerFloats(this.#arrived, length, -1)
    this.#values = longerFloats(this.#values, length * this.#variables)
  }

  #growTokens(least: number): void {
    const length = Math.max(64, least, this.#next.length * 2)
    this.#next = longerInts(this.#next, length)
    this.#number = longerInts(this.#number, length)
    this.#phaseOf = longerBytes(this.#phaseOf, length)
    this.#sinceOf = longerFloats(this.#sinceOf, length)
    this.#placeOf = longerInts(this.#placeOf, length)
    this.#serversOf = longerInts(this.#serversOf, length)
  }
}

/** The only one of these kinds of which there are rows; any of them where there are none; undefined where there are several. */
function onlyKind(wanted: readonly number[], countOf: Int32Array): number | undefined {
  let only = wanted[0]
  for (const what of wanted) {
    if (countOf[what] === 0) continue
    if (countOf[only] > 0 && only !== what) return undefined
    only = what
  }
  return only
}

/** So many bits set, 31 at most. */
const lowBits = (count: number): number => (count < 31 ? (1 << count) - 1 : 0x7fffffff)

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
