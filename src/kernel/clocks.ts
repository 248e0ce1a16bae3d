/**
 * Clocks on cases: each starts and stops once in a case, stands still while a pause holds, and forgets its case when the
 * next one has the slot. The engine's queues go by them (K23), and promises are judged by them.
 */
import { grownFloats, grownInts } from './event-list.ts'
import { ClockAct } from './network.ts'

const State = { idle: 0, running: 1, stopped: 2 } as const

/** Open minutes of a clock's calendar between two moments; 0 where it has none. */
export type OpenBetween = (clock: number, from: number, to: number) => number

export class Clocks {
  readonly count: number
  readonly #openBetween: OpenBetween
  /** By slot and clock: its state, pauses that hold, since when, and what it has stood still: elapsed and open minutes */
  #state = new Int32Array(0)
  #pauses = new Int32Array(0)
  #started = new Float64Array(0)
  #pausedAt = new Float64Array(0)
  #paused = new Float64Array(0)
  #pausedOpen = new Float64Array(0)

  constructor(count: number, openBetween: OpenBetween) {
    this.count = count
    this.#openBetween = openBetween
  }

  /** A case comes: all its clocks are idle. */
  open(slot: number): void {
    const end = (slot + 1) * this.count
    if (end > this.#state.length) {
      this.#state = grownInts(this.#state, end * 2)
      this.#pauses = grownInts(this.#pauses, end * 2)
      this.#started = grownFloats(this.#started, end * 2)
      this.#pausedAt = grownFloats(this.#pausedAt, end * 2)
      this.#paused = grownFloats(this.#paused, end * 2)
      this.#pausedOpen = grownFloats(this.#pausedOpen, end * 2)
    }
    this.#state.fill(State.idle, end - this.count, end)
    this.#pauses.fill(0, end - this.count, end)
  }

  /** @returns whether this stopped the clock: from now on its times stay */
  happen(act: number, slot: number, clock: number, now: number): boolean {
    const at = slot * this.count + clock
    const isRunning = this.#state[at] === State.running
    switch (act) {
      case ClockAct.start:
        if (this.#state[at] !== State.idle) return false
        this.#state[at] = State.running
        this.#started[at] = this.#pausedAt[at] = now
        this.#paused[at] = this.#pausedOpen[at] = 0
        return false
      case ClockAct.stop:
        if (!isRunning) return false
        if (this.#pauses[at] > 0) this.#standStill(at, clock, now)
        this.#state[at] = State.stopped
        return true
      case ClockAct.pause:
        this.#pauses[at] += 1
        if (this.#pauses[at] === 1) this.#pausedAt[at] = now
        return false
      default:
        if (this.#pauses[at] === 0) return false
        this.#pauses[at] -= 1
        if (this.#pauses[at] === 0 && isRunning) this.#standStill(at, clock, now)
        return false
    }
  }

  isRunning(slot: number, clock: number): boolean {
    return this.#state[slot * this.count + clock] === State.running
  }

  /** A pause holds: while it runs, it stands still. */
  isPaused(slot: number, clock: number): boolean {
    return this.#pauses[slot * this.count + clock] > 0
  }

  /** When it started, run minutes; of a clock that has. */
  started(slot: number, clock: number): number {
    return this.#started[slot * this.count + clock]
  }

  /** Minutes that it has stood still by now: all of them, or those in which its calendar was open. */
  still(slot: number, clock: number, now: number, isOpen: boolean): number {
    const at = slot * this.count + clock
    const stands = this.#state[at] === State.running && this.#pauses[at] > 0
    if (!isOpen) return this.#paused[at] + (stands ? now - this.#pausedAt[at] : 0)
    return this.#pausedOpen[at] + (stands ? this.#openBetween(clock, this.#pausedAt[at], now) : 0)
  }

  #standStill(at: number, clock: number, now: number): void {
    this.#paused[at] += now - this.#pausedAt[at]
    this.#pausedOpen[at] += this.#openBetween(clock, this.#pausedAt[at], now)
  }
}
