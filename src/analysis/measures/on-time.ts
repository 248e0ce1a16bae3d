import { all, days } from '../../blueprint/index.ts'
import { momentsOf } from '../../compile/index.ts'
import { Clocks } from '../../kernel/clocks.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import { Quantiles } from '../../statistics/index.ts'
import { analysis, type Sample } from '../analysis.ts'
import { testOf, type Test } from '../conditions.ts'
import type { OpenTime } from '../open-time.ts'
import type { Subject } from '../subject.ts'
import { leadingClock, levelsOf, type Level } from '../targets.ts'
import { longerFloats, type Chosen, type Trail } from '../trail.ts'

/** A stop exactly at the limit is in time, and arithmetic may miss it by a hair: 0.06 milliseconds. */
const hair = 1e-6

/** Kinds of rows, as the stride of the table of moments. */
const kinds = 32

/**
 * Were promises kept? Clocks start and stop at named moments of a case, once (a loop starts nothing again), stand still
 * at named steps, and count natural or working time. The first row of the decision table that fits says what was
 * promised. A case still inside counts as late once its clock is past the limit; else it is open. Cases that leave
 * before the stop, and those that no row fits, are counted apart.
 */
export const onTime = analysis({
  name: 'on-time',
  question: { en: 'Are promises kept?', 'zh-CN': '承诺兑现了吗？' },
  unit: 'share',
  source: 'On-time rates 及时率 as in 中国电信客户服务管理; TM Forum GB917, SLA Management Handbook',

  start(subject: Subject) {
    const clocks = clocksOf(subject)
    return clocks.length === 0 ? undefined : new OnTime(subject, clocks)
  },
  reads: (state) => state.reads,
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state) => state.samples(),
})

interface Moment {
  clock: number
  act: number
  /** For ends of stages: which. */
  stage: number
}

export interface TimedClock {
  id: string
  open: OpenTime | undefined
  isWorking: boolean
  /** Some row of its table is for starts before an hour of the day. */
  asksHour: boolean
  levels: (Level & { test: Test | undefined; open: OpenTime | undefined })[]
  counts: Counts
}

/** The clocks of all cases at once. */
export class OnTime {
  readonly #subject: Subject
  /** Told of each case that is judged, and of those that no row fits. */
  readonly #told: (slot: number, isMet: boolean | undefined) => void
  readonly #clocks: TimedClock[]
  readonly #moments: Moment[][] = []
  /** Int32Array // [place × kind of row] what happens to clocks then: index into moments, −1 nothing */
  readonly #at: Int32Array
  readonly #variables: number
  /** Float64Array // [slot × variable] */
  #values = new Float64Array(0)
  readonly #runs: Clocks

  constructor(
    subject: Subject,
    clocks: TimedClock[],
    told: (slot: number, isMet: boolean | undefined) => void = () => {},
  ) {
    this.#subject = subject
    this.#told = told
    this.#clocks = clocks
    this.#variables = subject.network.names.variables.length
    this.#runs = new Clocks(clocks.length, (clock, from, to) => {
      const { open } = clocks[clock]
      return open ? open.upTo(to) - open.upTo(from) : 0
    })
    this.#at = new Int32Array(subject.places.length * kinds).fill(-1)
    const records = all(subject.blueprint, 'clock')
    for (const [clock, { id }] of clocks.entries()) {
      const record = records.find((one) => one.id === id)
      if (!record) continue
      for (const { at, rows, stage, act } of momentsOf(record)) this.#mark(at, rows, { clock, act, stage })
    }
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

  take(block: Block, trail: Trail, { count, at: chosen }: Chosen): void {
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      if (trail.counted[row] === 1) this.read(block, row, trail.group[row])
    }
  }

  /** One row of a case that counts. */
  read({ kind, time, slot, place, detail, value }: Block, row: number, group: number): void {
    const what = kind[row]
    if (what === Row.assign) this.#values[slot[row] * this.#variables + place[row]] = value[row]
    else if (what === Row.gone) this.#leave(slot[row])
    else if (what === Row.open) this.#remain(slot[row], time[row])
    else {
      if (what === Row.arrive) this.#open(slot[row])
      const moments = this.#at[place[row] * kinds + what]
      if (moments < 0) return
      for (const moment of this.#moments[moments])
        if (what !== Row.stage || moment.stage === detail[row]) this.#happen(moment, slot[row], time[row], group)
    }
  }

  #open(slot: number): void {
    const least = (slot + 1) * this.#variables
    if (least > this.#values.length) this.#values = longerFloats(this.#values, least * 2)
    this.#runs.open(slot)
  }

  #happen({ clock, act }: Moment, slot: number, now: number, group: number): void {
    if (this.#runs.happen(act, slot, clock, now)) this.#judge(clock, slot, now, group)
  }

  #elapsed(slot: number, clock: number, open: OpenTime | undefined, now: number): number {
    const started = this.#runs.started(slot, clock)
    const gone = open ? open.upTo(now) - open.upTo(started) : now - started
    return gone - this.#runs.still(slot, clock, now, open !== undefined)
  }

  /** The first row that fits; −1 for none. */
  #levelOf(clock: number, slot: number): number {
    const { levels, asksHour } = this.#clocks[clock]
    const minute = asksHour ? this.#subject.time.minuteOfDay(this.#runs.started(slot, clock)) : 0
    for (let at = 0; at < levels.length; at += 1) {
      const { test, beforeMinute } = levels[at]
      if (minute < beforeMinute && (!test || test(this.#values, slot * this.#variables))) return at
    }
    return -1
  }

  #judge(clock: number, slot: number, now: number, group: number): void {
    const { levels, counts, open, isWorking } = this.#clocks[clock]
    const which = this.#levelOf(clock, slot)
    const level = levels[which] as (typeof levels)[number] | undefined
    const elapsed = this.#elapsed(slot, clock, level ? level.open : isWorking ? open : undefined, now)
    counts.stopped(elapsed, which)
    const isMet = level && elapsed <= level.withinMinutes + hair
    if (isMet === undefined) counts.noRule += 1
    else this.#count(clock, which, this.#runs.started(slot, clock), group, isMet)
    this.#told(slot, isMet)
  }

  #count(clock: number, level: number, started: number, group: number, isMet: boolean): void {
    const { counts } = this.#clocks[clock]
    counts.judged(level, group, isMet)
    if (!counts.hasHours) return
    const { time } = this.#subject
    counts.judgedAt(level, time.hourOf(started), time.weekdayOf(started), isMet)
  }

  #leave(slot: number): void {
    for (let clock = 0; clock < this.#clocks.length; clock += 1)
      if (this.#runs.isRunning(slot, clock)) this.#clocks[clock].counts.left += 1
  }

  #remain(slot: number, now: number): void {
    for (const [clock, { levels, counts }] of this.#clocks.entries()) {
      if (!this.#runs.isRunning(slot, clock)) continue
      const which = this.#levelOf(clock, slot)
      const level = levels[which] as (typeof levels)[number] | undefined
      if (level && this.#elapsed(slot, clock, level.open, now) > level.withinMinutes + hair) {
        this.#count(clock, which, this.#runs.started(slot, clock), -1, false)
        this.#told(slot, false)
      } else counts.open += 1
    }
  }

  *samples(): Iterable<Sample> {
    for (const clock of this.#clocks) yield* clock.counts.samples(clock)
  }
}

/** What became of the cases of one clock. */
class Counts {
  readonly #classes: readonly string[]
  readonly #levels: number
  /** Kept also by hour and weekday of the start. */
  readonly hasHours: boolean
  /** Float64Array // met and all: [level], [class], [level × hour], [level × weekday] */
  readonly #met: Float64Array
  readonly #all: Float64Array
  readonly #minutes: Float64Array
  readonly #stopped: Float64Array
  readonly #times = new Quantiles()
  #sum = 0
  #most = 0
  noRule = 0
  left = 0
  open = 0

  constructor(classes: readonly string[], levels: number, hasHours: boolean) {
    this.#classes = classes
    this.#levels = levels
    this.hasHours = hasHours
    const size = levels + classes.length + (hasHours ? levels * (24 + 7) : 0)
    this.#met = new Float64Array(size)
    this.#all = new Float64Array(size)
    this.#minutes = new Float64Array(levels)
    this.#stopped = new Float64Array(levels)
  }

  stopped(elapsed: number, level: number): void {
    this.#times.add(elapsed)
    this.#sum += elapsed
    this.#most = Math.max(this.#most, elapsed)
    if (level < 0) return
    this.#minutes[level] += elapsed
    this.#stopped[level] += 1
  }

  judged(level: number, group: number, isMet: boolean): void {
    this.#add(level, isMet)
    if (group >= 0) this.#add(this.#levels + group, isMet)
  }

  judgedAt(level: number, hour: number, weekday: number, isMet: boolean): void {
    this.#add(this.#hours(level) + hour, isMet)
    this.#add(this.#hours(level) + 24 + weekday, isMet)
  }

  #add(at: number, isMet: boolean): void {
    this.#all[at] += 1
    if (isMet) this.#met[at] += 1
  }

  #hours(level: number): number {
    return this.#levels + this.#classes.length + level * (24 + 7)
  }

  *samples({ id, levels }: TimedClock): Iterable<Sample> {
    const share = (at: number, by: Record<string, string>): Sample => ({
      ...{ measure: 'attainment', of: id, by, unit: 'share', is: 'share' },
      ...{ over: this.#met[at], under: this.#all[at] },
    })
    const [over, under] = [sum(this.#met, this.#levels), sum(this.#all, this.#levels)]
    yield { measure: 'attainment', of: id, unit: 'share', is: 'share', over, under }
    for (const [at, { id: row }] of levels.entries()) yield share(at, { row })
    for (const [at, name] of this.#classes.entries())
      if (this.#all[this.#levels + at] > 0) yield share(this.#levels + at, { class: name })
    if (this.hasHours) {
      for (const [level, { id: row }] of levels.entries()) {
        const first = this.#hours(level)
        for (let hour = 0; hour < 24; hour += 1)
          if (this.#all[first + hour] > 0) yield share(first + hour, { row, hour: `${hour}` })
        for (const [at, day] of days.entries())
          if (this.#all[first + 24 + at] > 0) yield share(first + 24 + at, { row, day })
      }
    }
    const n = this.#times.count
    yield { measure: 'clock.mean', of: id, unit: 'minutes', is: 'ratio', over: this.#sum, under: n }
    for (const [at, { id: row }] of levels.entries())
      yield {
        ...{ measure: 'clock.mean', of: id, by: { row }, unit: 'minutes', is: 'ratio' },
        ...{ over: this.#minutes[at], under: this.#stopped[at] },
      }
    yield { measure: 'clock.p90', of: id, unit: 'minutes', is: 'quantile', values: this.#times, at: 0.9 }
    if (n > 0) yield { measure: 'clock.max', of: id, unit: 'minutes', is: 'most', value: this.#most, n }
    yield { measure: 'open', of: id, unit: 'count', is: 'total', value: this.open, n: n + this.open }
    yield { measure: 'no-rule', of: id, unit: 'share', is: 'share', over: this.noRule, under: n }
    yield { measure: 'left', of: id, unit: 'share', is: 'share', over: this.left, under: n + this.left + this.open }
  }
}

const sum = (numbers: Float64Array, count: number): number => numbers.subarray(0, count).reduce((a, b) => a + b, 0)

/** Every clock of the blueprint with its decision table, ready to be run. */
export function clocksOf(subject: Subject): TimedClock[] {
  const { blueprint, classes, openTimes } = subject
  const leading = leadingClock(blueprint)?.id
  return all(blueprint, 'clock').map((clock) => {
    const open = openTimes.of(clock.calendar)
    const levels = levelsOf(blueprint, clock).map((level) => ({
      ...level,
      test: level.when === undefined ? undefined : testOf(subject, level.when),
      open: level.isWorking ? open : undefined,
    }))
    const counts = new Counts(classes, levels.length, clock.id === leading && subject.profiles)
    const asksHour = levels.some((level) => level.beforeMinute < Infinity)
    return { id: clock.id, open, isWorking: clock.counts === 'working', asksHour, levels, counts }
  })
}
