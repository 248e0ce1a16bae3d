/**
 * The clocks of a blueprint, run over the rows of a recording: each starts and stops once in a case at its named
 * moments, stands still at its pauses, and is judged by the first row of its decision table that fits the case.
 */
import type { Clock, Identified } from '../blueprint/index.ts'
import { momentsOf } from '../compile/index.ts'
import { Clocks } from '../kernel/clocks.ts'
import { Row, type Block } from '../kernel/recording.ts'
import { testOf, type Test } from './conditions.ts'
import type { OpenTime } from './open-time.ts'
import type { Subject } from './subject.ts'
import { levelsOf, type Level } from './targets.ts'
import { longerFloats } from './trail.ts'

/** A stop exactly at the limit is in time, and arithmetic may miss it by a hair: 0.06 milliseconds. */
const hair = 1e-6

/** Kinds of rows, as the stride of the table of moments. */
const kinds = 32

interface Moment {
  clock: number
  act: number
  /** For ends of stages: which. */
  stage: number
}

export interface TimedClock {
  id: string
  /** Its calendar. */
  open: OpenTime | undefined
  levels: (Level & { test: Test | undefined; open: OpenTime | undefined })[]
  isWorking: boolean
  /** Some row of its table is for starts before an hour of the day. */
  asksHour: boolean
}

/** What is told of the clocks. */
export interface Listener {
  /** It has stopped: in time or not, undefined where no row of its table fits the case. */
  stopped(clock: number, slot: number, isMet: boolean | undefined, stop: Stop): void
  /** The case is gone, and this clock was still running. */
  left?(clock: number): void
  /** The case is still inside at the end: surely late already, or open. */
  remains?(clock: number, slot: number, isLate: boolean, level: number): void
}

/** What else there is to know when a clock stops. The same object each time, for a run stops them by the million. */
export interface Stop {
  /** Place of the row that fits; −1 for none. */
  level: number
  /** Minutes as that row counts them: all, or those of the calendar; without those that it stood still. */
  elapsed: number
  still: number
  isOpen: boolean
}

export class RunningClocks {
  readonly clocks: readonly TimedClock[]
  readonly #subject: Subject
  readonly #listener: Listener
  readonly #moments: Moment[][] = []
  /** Int32Array // [place × kind of row] what happens to clocks then: index into moments, −1 nothing */
  readonly #at: Int32Array
  readonly #variables: number
  /** Float64Array // [slot × variable] */
  #values = new Float64Array(0)
  readonly #runs: Clocks
  readonly #stop: Stop = { level: -1, elapsed: 0, still: 0, isOpen: false }

  constructor(subject: Subject, records: readonly Identified<Clock>[], listener: Listener) {
    this.#subject = subject
    this.#listener = listener
    this.clocks = records.map((record) => timed(subject, record))
    this.#variables = subject.network.names.variables.length
    this.#runs = new Clocks(records.length, (clock, from, to) => {
      const { open } = this.clocks[clock]
      return open ? open.upTo(to) - open.upTo(from) : 0
    })
    this.#at = new Int32Array(subject.places.length * kinds).fill(-1)
    for (const [clock, record] of records.entries())
      for (const { at, rows, stage, act } of momentsOf(record)) this.#mark(at, rows, { clock, act, stage })
  }

  #mark(node: string, rows: readonly number[], moment: Moment): void {
    for (const [place, meaning] of this.#subject.places.entries()) {
      if (meaning.node !== node) continue
      for (const row of rows) {
        const at = place * kinds + row
        if (this.#at[at] < 0) this.#at[at] = this.#moments.push([]) - 1
        this.#moments[this.#at[at]].push(moment)
      }
    }
  }

  /** Kinds of rows at which a clock may start, stop or stand still, and those that open and close its case. */
  get reads(): readonly number[] {
    const marked = Object.values(Row).filter((row) => this.#at.some((moment, at) => moment >= 0 && at % kinds === row))
    return [Row.arrive, Row.assign, Row.gone, Row.open, ...marked]
  }

  /** Reads a row of a case that counts. */
  take({ kind, time, slot, place, detail, value }: Block, row: number): void {
    const what = kind[row]
    const its = slot[row]
    if (what === Row.assign) this.#values[its * this.#variables + place[row]] = value[row]
    else if (what === Row.gone) this.#leave(its)
    else if (what === Row.open) this.#remain(its, time[row])
    else {
      if (what === Row.arrive) this.#open(its)
      const moments = this.#at[place[row] * kinds + what]
      if (moments < 0) return
      for (const moment of this.#moments[moments])
        if (
          (what !== Row.stage || moment.stage === detail[row]) &&
          this.#runs.happen(moment.act, its, moment.clock, time[row])
        )
          this.#judge(moment.clock, its, time[row])
    }
  }

  isRunning(slot: number, clock: number): boolean {
    return this.#runs.isRunning(slot, clock)
  }

  /** It runs, and no pause holds. */
  isGoing(slot: number, clock: number): boolean {
    return this.#runs.isRunning(slot, clock) && !this.#runs.isPaused(slot, clock)
  }

  /**
   * When a clock that is going will have used up this share of what its row allows, if it goes on without a pause:
   * run minutes, maybe long ago. Infinity where no row fits, or its calendar does not open so long.
   * @param now since its last change at the earliest
   */
  willHaveUsed(share: number, slot: number, clock: number, now: number): number {
    const level = this.#levelOf(clock, slot)
    if (level < 0) return Infinity
    const left = share * this.clocks[clock].levels[level].withinMinutes - this.#elapsed(slot, clock, level, now)
    const open = this.#openOf(clock, level)
    return open ? open.after(now, left) : now + left
  }

  /** When it started, run minutes; of a clock that has. */
  started(slot: number, clock: number): number {
    return this.#runs.started(slot, clock)
  }

  /** The value of a variable of a case: a number, or the place of the option. */
  valueOf(slot: number, variable: number): number {
    return this.#values[slot * this.#variables + variable]
  }

  #open(slot: number): void {
    const least = (slot + 1) * this.#variables
    if (least > this.#values.length) this.#values = longerFloats(this.#values, least * 2)
    this.#runs.open(slot)
  }

  #openOf(clock: number, level: number): OpenTime | undefined {
    const { levels, open, isWorking } = this.clocks[clock]
    return level >= 0 ? levels[level].open : isWorking ? open : undefined
  }

  #elapsed(slot: number, clock: number, level: number, now: number): number {
    const started = this.#runs.started(slot, clock)
    const open = this.#openOf(clock, level)
    const gone = open ? open.upTo(now) - open.upTo(started) : now - started
    return gone - this.#runs.still(slot, clock, now, open !== undefined)
  }

  /** The first row that fits; −1 for none. */
  #levelOf(clock: number, slot: number): number {
    const { levels, asksHour } = this.clocks[clock]
    const minute = asksHour ? this.#subject.time.minuteOfDay(this.#runs.started(slot, clock)) : 0
    for (let at = 0; at < levels.length; at += 1) {
      const { test, beforeMinute } = levels[at]
      if (minute < beforeMinute && (!test || test(this.#values, slot * this.#variables))) return at
    }
    return -1
  }

  #judge(clock: number, slot: number, now: number): void {
    const stop = this.#stop
    const level = this.#levelOf(clock, slot)
    stop.level = level
    stop.isOpen = this.#openOf(clock, level) !== undefined
    stop.still = this.#runs.still(slot, clock, now, stop.isOpen)
    stop.elapsed = this.#elapsed(slot, clock, level, now)
    this.#listener.stopped(clock, slot, level < 0 ? undefined : this.#isMet(clock, level, stop.elapsed), stop)
  }

  #isMet(clock: number, level: number, elapsed: number): boolean {
    return elapsed <= this.clocks[clock].levels[level].withinMinutes + hair
  }

  #leave(slot: number): void {
    if (!this.#listener.left) return
    for (let clock = 0; clock < this.clocks.length; clock += 1)
      if (this.#runs.isRunning(slot, clock)) this.#listener.left(clock)
  }

  #remain(slot: number, now: number): void {
    if (!this.#listener.remains) return
    for (let clock = 0; clock < this.clocks.length; clock += 1) {
      if (!this.#runs.isRunning(slot, clock)) continue
      const level = this.#levelOf(clock, slot)
      const isLate = level >= 0 && !this.#isMet(clock, level, this.#elapsed(slot, clock, level, now))
      this.#listener.remains(clock, slot, isLate, level)
    }
  }
}

/** A clock with its decision table, ready to be asked. */
function timed(subject: Subject, clock: Identified<Clock>): TimedClock {
  const open = subject.openTimes.of(clock.calendar)
  const levels = levelsOf(subject.blueprint, clock).map((level) => ({
    ...level,
    test: level.when === undefined ? undefined : testOf(subject, level.when),
    open: level.isWorking ? open : undefined,
  }))
  const asksHour = levels.some((level) => level.beforeMinute < Infinity)
  return { id: clock.id, open, levels, isWorking: clock.counts === 'working', asksHour }
}
