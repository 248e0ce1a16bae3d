/**
 * Live tokens. A case has one token, and more while it runs on several ways at once.
 * What is known of a token stands side by side, `ints[(token << 5) + STATE]` and `floats[(token << 3) + DUE]`: the engine
 * looks at much of one token at a time, and a column for each fact would cost three loads instead of one.
 */
import { grownFloats, grownInts } from './event-list.ts'

export const TokenState = {
  moving: 0,
  waiting: 1,
  working: 2,
  delayed: 3,
  suspended: 4,
  gathered: 5,
  riding: 6,
} as const

/** Most pools that may stay with a token from earlier steps. */
export const mostHeld = 8

// In `ints`

export const CASE = 0
/** Number within its case; 0 came first. */
export const NUMBER = 1
export const PLACE = 2
export const STATE = 3
export const STAGE = 4
export const VISIT = 5
/** Flow by which it came; −1 at the start. */
export const VIA = 6
/** The fork instance it belongs to, −1 for none. */
export const INSTANCE = 7
export const LEVEL = 8
/** Stamps: never reset, so an event for a past visit or a past piece of work is known as stale. */
export const VISIT_STAMP = 9
export const WORK_STAMP = 10
/** A batch: its first token leads, the others ride along in the order in which they came. −1 for none. */
export const RIDER = 11
/** Neighbours among the tokens of a case. */
export const NEXT = 12
export const PREVIOUS = 13
/** How many pools stay with it from earlier places. */
export const HELD = 14

// In `floats`

export const ENTERED = 0
export const BEGUN = 1
/** When the running stage ends; while suspended, the minutes left. */
export const DUE = 2
export const SUSPENDED_AT = 3
/** Length of the running stage, for work that begins anew. */
export const STAGE_TIME = 4
/** Where the queue asks for it: drawn work of the visit, and when it is due (Infinity for never). */
export const WORK = 5
export const DUE_BY = 6
/** Speed at which the running stage is worked. */
export const PACE = 7

export class Tokens {
  /** Int32Array // [token × 32], see CASE and what follows */
  ints = new Int32Array(0)
  /** Float64Array // [token × 8], minutes, see ENTERED and what follows */
  floats = new Float64Array(0)
  /** Int32Array // [token × need] pool that serves it */
  pool = new Int32Array(0)
  heldPool = new Int32Array(0)
  heldUnits = new Int32Array(0)
  heldFrom = new Int32Array(0)

  readonly needs: number
  #free: number[] = []
  #used = 0

  /** @param needs most needs of any place */
  constructor(needs: number) {
    this.needs = Math.max(1, needs)
    this.#grow(64)
  }

  get capacity(): number {
    return this.floats.length >> 3
  }

  open(caseSlot: number, number: number): number {
    const token = this.#free.pop() ?? this.#used++
    if (token >= this.capacity) this.#grow(this.capacity * 2)
    const ints = this.ints
    const at = token << 5
    ints[at + CASE] = caseSlot
    ints[at + NUMBER] = number
    ints[at + STATE] = TokenState.moving
    ints[at + HELD] = 0
    ints[at + VIA] = -1
    ints[at + INSTANCE] = -1
    ints[at + RIDER] = -1
    return token
  }

  close(token: number): void {
    const ints = this.ints
    const at = token << 5
    ints[at + VISIT_STAMP] += 1
    ints[at + WORK_STAMP] += 1
    ints[at + CASE] = -1
    this.#free.push(token)
  }

  #grow(length: number): void {
    this.ints = grownInts(this.ints, length << 5)
    this.floats = grownFloats(this.floats, length << 3)
    this.pool = grownInts(this.pool, length * this.needs, -1)
    this.heldPool = grownInts(this.heldPool, length * mostHeld)
    this.heldUnits = grownInts(this.heldUnits, length * mostHeld)
    this.heldFrom = grownInts(this.heldFrom, length * mostHeld)
  }
}
