/** Live tokens, as columns by slot. A case has one token, and more while it runs on several ways at once. */
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

export class Tokens {
  caseSlot = new Int32Array(0)
  number = new Int32Array(0)
  place = new Int32Array(0)
  state = new Int32Array(0)
  stage = new Int32Array(0)
  visit = new Int32Array(0)
  /** Flow by which it came; −1 at the start. */
  via = new Int32Array(0)
  /** The fork instance it belongs to, −1 for none. */
  instance = new Int32Array(0)
  entered = new Float64Array(0)
  begun = new Float64Array(0)
  /** When the running stage ends; while suspended, the minutes left. */
  due = new Float64Array(0)
  suspendedAt = new Float64Array(0)
  level = new Int32Array(0)
  /** Where the queue asks for it: drawn work of the visit, and when it is due (Infinity for never). */
  work = new Float64Array(0)
  dueBy = new Float64Array(0)
  /** Stamps: never reset, so an event for a past visit or a past piece of work is known as stale. */
  visitStamp = new Int32Array(0)
  workStamp = new Int32Array(0)
  /** A batch: its first token leads, the others ride along in the order in which they came. −1 for none. */
  rider = new Int32Array(0)
  /** Length of the running stage, for work that begins anew. */
  stageTime = new Float64Array(0)
  /** Speed at which the running stage is worked. */
  pace = new Float64Array(0)
  /** Neighbours among the tokens of a case. */
  next = new Int32Array(0)
  previous = new Int32Array(0)
  /** Int32Array // [token × need] pool that serves it */
  pool = new Int32Array(0)
  held = new Int32Array(0)
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
    return this.state.length
  }

  open(caseSlot: number, number: number): number {
    const token = this.#free.pop() ?? this.#used++
    if (token >= this.state.length) this.#grow(this.state.length * 2)
    this.caseSlot[token] = caseSlot
    this.number[token] = number
    this.state[token] = TokenState.moving
    this.held[token] = 0
    this.via[token] = -1
    this.instance[token] = -1
    this.rider[token] = -1
    return token
  }

  close(token: number): void {
    this.visitStamp[token] += 1
    this.workStamp[token] += 1
    this.caseSlot[token] = -1
    this.#free.push(token)
  }

  #grow(length: number): void {
    this.caseSlot = grownInts(this.caseSlot, length)
    this.number = grownInts(this.number, length)
    this.place = grownInts(this.place, length)
    this.state = grownInts(this.state, length)
    this.stage = grownInts(this.stage, length)
    this.visit = grownInts(this.visit, length)
    this.via = grownInts(this.via, length)
    this.instance = grownInts(this.instance, length)
    this.entered = grownFloats(this.entered, length)
    this.begun = grownFloats(this.begun, length)
    this.due = grownFloats(this.due, length)
    this.suspendedAt = grownFloats(this.suspendedAt, length)
    this.level = grownInts(this.level, length)
    this.work = grownFloats(this.work, length)
    this.dueBy = grownFloats(this.dueBy, length)
    this.visitStamp = grownInts(this.visitStamp, length)
    this.workStamp = grownInts(this.workStamp, length)
    this.rider = grownInts(this.rider, length)
    this.stageTime = grownFloats(this.stageTime, length)
    this.pace = grownFloats(this.pace, length)
    this.next = grownInts(this.next, length)
    this.previous = grownInts(this.previous, length)
    this.pool = grownInts(this.pool, length * this.needs, -1)
    this.held = grownInts(this.held, length)
    this.heldPool = grownInts(this.heldPool, length * mostHeld)
    this.heldUnits = grownInts(this.heldUnits, length * mostHeld)
    this.heldFrom = grownInts(this.heldFrom, length * mostHeld)
  }
}
