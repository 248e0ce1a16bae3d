/**
 * What was promised to customers, so that a queue can go by what is due (K23): clocks start, stop and stand still at
 * named places; the first row of a clock's table that fits says how long it may run.
 */
import type { Cases } from './cases.ts'
import { Clocks } from './clocks.ts'
import type { Network } from './network.ts'
import { holdsFor } from './program.ts'
import { stepAt, sumAt, timeOfSum } from './steps.ts'

/** Kinds of rows, as the stride of the table of moments. */
const kinds = 32

export class Promises {
  /** Somebody asks what is due. */
  readonly isAsked: boolean
  readonly #network: Network
  readonly #cases: Cases
  readonly #clocks: Clocks
  /** Moments by place and kind of row: a chain, −1 ends it. */
  readonly #first: Int32Array
  readonly #next: Int32Array

  constructor(network: Network, cases: Cases) {
    const { moments, calendar } = network.promises
    this.#network = network
    this.#cases = cases
    this.#clocks = new Clocks(calendar.length, (clock, from, to) => this.#openBetween(clock, from, to))
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
    this.#clocks.open(slot)
  }

  /** A row about a token of the case is told. */
  hear(row: number, slot: number, place: number, detail: number, now: number): void {
    const { clock, act, stage } = this.#network.promises.moments
    for (let moment = this.#first[place * kinds + row]; moment >= 0; moment = this.#next[moment])
      if (stage[moment] < 0 || stage[moment] === detail) this.#clocks.happen(act[moment], slot, clock[moment], now)
  }

  /** The earliest moment by which a running clock of the case asks for an answer; Infinity where none runs. */
  due(slot: number, now: number): number {
    let earliest = Infinity
    for (let clock = 0; clock < this.#clocks.count; clock += 1)
      if (this.#clocks.isRunning(slot, clock)) earliest = Math.min(earliest, this.#dueBy(slot, clock, now))
    return earliest
  }

  #openBetween(clock: number, from: number, to: number): number {
    const calendar = this.#network.promises.calendar[clock]
    if (calendar < 0) return 0
    const steps = this.#network.calendars[calendar]
    return sumAt(steps, to) - sumAt(steps, from)
  }

  /** As if the clock went on now and never stood still again. */
  #dueBy(slot: number, clock: number, now: number): number {
    const { rows, calendar } = this.#network.promises
    const started = this.#clocks.started(slot, clock)
    const row = this.#rowOf(slot, clock, started)
    if (row < 0) return Infinity
    const isWorking = rows.isWorking[row] === 1
    const minutes = this.#clocks.still(slot, clock, now, isWorking) + rows.within[row]
    return isWorking ? timeOfSum(this.#network.calendars[calendar[clock]], started, minutes) : started + minutes
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
