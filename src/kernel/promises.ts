/**
 * Clocks on cases: what was promised to their customers, so that a queue can go by what is due (K23). A clock starts and
 * stops once in a case and stands still at named places; the first row of its table that fits says how long it may run.
 */
import type { Cases } from './cases.ts'
import { grownFloats, grownInts } from './event-list.ts'
import { ClockAct, type Network } from './network.ts'
import { holdsFor } from './program.ts'
import { stepAt, sumAt, timeOfSum } from './steps.ts'

/** Kinds of rows, as the stride of the table of moments. */
const kinds = 32
const ClockState = { idle: 0, running: 1, stopped: 2 } as const

export class Promises {
  /** Somebody asks what is due. */
  readonly isAsked: boolean
  readonly #network: Network
  readonly #cases: Cases
  readonly #clocks: number
  /** Moments by place and kind of row: a chain, −1 ends it. */
  readonly #first: Int32Array
  readonly #next: Int32Array
  /** By slot and clock: its state, pauses that hold, since when, and what it has stood still: elapsed and open minutes */
  #state = new Int32Array(0)
  #pauses = new Int32Array(0)
  #started = new Float64Array(0)
  #pausedAt = new Float64Array(0)
  #paused = new Float64Array(0)
  #pausedOpen = new Float64Array(0)

  constructor(network: Network, cases: Cases) {
    const { moments, calendar } = network.promises
    this.#network = network
    this.#cases = cases
    this.#clocks = calendar.length
    this.isAsked = calendar.length > 0
    this.#first = new Int32Array(this.isAsked ? network.names.places.length * kinds : 0).fill(-1)
    this.#next = new Int32Array(moments.place.length)
    // Backwards, so that a chain runs in the order of the table.
    for (let moment = moments.place.length - 1; moment >= 0; moment -= 1) {
      const at = moments.place[moment] * kinds + moments.row[moment]
      this.#next[moment] = this.#first[at]
      this.#first[at] = moment
    }
  }

  /** A case comes. */
  open(slot: number): void {
    const end = (slot + 1) * this.#clocks
    if (end > this.#state.length) {
      this.#state = grownInts(this.#state, end * 2)
      this.#pauses = grownInts(this.#pauses, end * 2)
      this.#started = grownFloats(this.#started, end * 2)
      this.#pausedAt = grownFloats(this.#pausedAt, end * 2)
      this.#paused = grownFloats(this.#paused, end * 2)
      this.#pausedOpen = grownFloats(this.#pausedOpen, end * 2)
    }
    this.#state.fill(ClockState.idle, end - this.#clocks, end)
    this.#pauses.fill(0, end - this.#clocks, end)
  }

  /** A row about a token of the case is told. */
  hear(row: number, slot: number, place: number, detail: number, now: number): void {
    const { clock, act, stage } = this.#network.promises.moments
    for (let moment = this.#first[place * kinds + row]; moment >= 0; moment = this.#next[moment])
      if (stage[moment] < 0 || stage[moment] === detail) this.#happen(act[moment], slot, clock[moment], now)
  }

  /** The earliest moment by which a running clock of the case asks for an answer; Infinity where none runs. */
  due(slot: number, now: number): number {
    let earliest = Infinity
    for (let clock = 0; clock < this.#clocks; clock += 1) {
      const at = slot * this.#clocks + clock
      if (this.#state[at] === ClockState.running) earliest = Math.min(earliest, this.#dueBy(at, slot, clock, now))
    }
    return earliest
  }

  #happen(act: number, slot: number, clock: number, now: number): void {
    const at = slot * this.#clocks + clock
    const isRunning = this.#state[at] === ClockState.running
    switch (act) {
      case ClockAct.start:
        if (this.#state[at] !== ClockState.idle) return
        this.#state[at] = ClockState.running
        this.#started[at] = this.#pausedAt[at] = now
        this.#paused[at] = this.#pausedOpen[at] = 0
        return
      case ClockAct.stop:
        if (isRunning) this.#state[at] = ClockState.stopped
        return
      case ClockAct.pause:
        this.#pauses[at] += 1
        if (this.#pauses[at] === 1) this.#pausedAt[at] = now
        return
      default:
        if (this.#pauses[at] === 0) return
        this.#pauses[at] -= 1
        if (this.#pauses[at] > 0 || !isRunning) return
        this.#paused[at] += now - this.#pausedAt[at]
        this.#pausedOpen[at] += this.#openBetween(clock, this.#pausedAt[at], now)
    }
  }

  #openBetween(clock: number, from: number, to: number): number {
    const calendar = this.#network.promises.calendar[clock]
    if (calendar < 0) return 0
    const steps = this.#network.calendars[calendar]
    return sumAt(steps, to) - sumAt(steps, from)
  }

  /** As if the clock went on now and never stood still again. */
  #dueBy(at: number, slot: number, clock: number, now: number): number {
    const { rows, calendar } = this.#network.promises
    const row = this.#rowOf(slot, clock, this.#started[at])
    if (row < 0) return Infinity
    const stands = this.#pauses[at] > 0
    if (rows.isWorking[row] === 0) {
      const still = this.#paused[at] + (stands ? now - this.#pausedAt[at] : 0)
      return this.#started[at] + still + rows.within[row]
    }
    const still = this.#pausedOpen[at] + (stands ? this.#openBetween(clock, this.#pausedAt[at], now) : 0)
    return timeOfSum(this.#network.calendars[calendar[clock]], this.#started[at], still + rows.within[row])
  }

  #rowOf(slot: number, clock: number, started: number): number {
    const { promises, programs, code } = this.#network
    const { rows, firstRow } = promises
    const base = slot * this.#cases.variables
    for (let row = firstRow[clock]; row < firstRow[clock + 1]; row += 1) {
      const isBefore = rows.isBefore[row]
      if (isBefore && isBefore.values[stepAt(isBefore, started)] === 0) continue
      const when = rows.when[row]
      if (when < 0 || holdsFor(code, programs[when], programs[when + 1], this.#cases.values, base)) return row
    }
    return -1
  }
}
