import { all, days } from '../../blueprint/index.ts'
import type { Block } from '../../kernel/recording.ts'
import { Quantiles } from '../../statistics/index.ts'
import { analysis, type Sample } from '../analysis.ts'
import { RunningClocks, type Listener, type Stop, type TimedClock } from '../running-clocks.ts'
import type { Subject } from '../subject.ts'
import { leadingClock } from '../targets.ts'
import type { Chosen, Trail } from '../trail.ts'

/**
 * Were promises kept? Clocks start and stop at named moments of a case, once (a loop starts nothing again), stand still
 * at named steps, and count natural or working time. The first row of the decision table that fits says what was
 * promised. A case still inside counts as late once its clock is past the limit; else it is open. Cases that leave
 * before the stop, and those that no row fits, are counted apart, and so are the minutes that clocks stood still.
 */
export const onTime = analysis({
  name: 'on-time',
  question: { en: 'Are promises kept?', 'zh-CN': '承诺兑现了吗？' },
  unit: 'share',
  source: 'On-time rates 及时率 as in 中国电信客户服务管理; TM Forum GB917, SLA Management Handbook',

  start(subject: Subject) {
    return all(subject.blueprint, 'clock').length === 0 ? undefined : new OnTime(subject)
  },
  reads: (state) => state.reads,
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state) => state.samples(),
})

class OnTime implements Listener {
  readonly #subject: Subject
  readonly #clocks: RunningClocks
  readonly #counts: Counts[]

  constructor(subject: Subject) {
    this.#subject = subject
    const records = all(subject.blueprint, 'clock')
    const leading = leadingClock(subject.blueprint)?.id
    this.#clocks = new RunningClocks(subject, records, this)
    this.#counts = this.#clocks.clocks.map(({ id, levels }, at) => {
      const isTold = id === leading && subject.depth !== 'compared'
      const isWritten = id === leading && subject.depth === 'written'
      return new Counts(levels.length, groupsOf(subject, isWritten), isTold, (records[at].pauses ?? []).length > 0)
    })
  }

  get reads(): readonly number[] {
    return this.#clocks.reads
  }

  take(block: Block, trail: Trail, { count, at }: Chosen): void {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 1) this.#clocks.take(block, row)
    }
  }

  stopped(clock: number, slot: number, isMet: boolean | undefined, { level, elapsed, still }: Stop): void {
    const counts = this.#counts[clock]
    counts.stopped(elapsed, level)
    if (counts.hasPauses) counts.paused(still)
    if (isMet === undefined) counts.noRule += 1
    else this.#count(clock, slot, level, isMet)
  }

  left(clock: number): void {
    this.#counts[clock].left += 1
  }

  remains(clock: number, slot: number, isLate: boolean, level: number): void {
    if (isLate) this.#count(clock, slot, level, false)
    else this.#counts[clock].open += 1
  }

  #count(clock: number, slot: number, level: number, isMet: boolean): void {
    const counts = this.#counts[clock]
    counts.judged(level, this.#clocks, slot, isMet)
    if (!counts.hasHours) return
    const { time } = this.#subject
    const started = this.#clocks.started(slot, clock)
    counts.judgedAt(level, time.hourOf(started), time.weekdayOf(started), isMet)
  }

  *samples(): Iterable<Sample> {
    for (const [at, counts] of this.#counts.entries()) yield* counts.samples(this.#clocks.clocks[at])
  }
}

/** Cases told apart by one of their variables, or by two at once. */
interface Group {
  variables: { name: string; at: number; options: readonly string[] }[]
  size: number
}

/** A table with more cells than this is read by nobody. */
const mostCells = 60

/** Words that figures are narrowed by already, and that no attribute may take. */
const taken = new Set(['row', 'hour', 'day', 'date', 'cause', 'cases'])

/** By class; and where `all` of them are wanted by each attribute and channel too, alone and within the classes. */
function groupsOf({ network, classVariable }: Subject, isAll: boolean): Group[] {
  const variables = network.names.variables.flatMap(({ name, options }, at) =>
    options && !taken.has(name) ? [{ name, at, options }] : [],
  )
  const classes = variables.filter(({ at }) => at === classVariable)
  const others = isAll ? variables.filter(({ at, options }) => at !== classVariable && options.length > 1) : []
  return [
    ...classes.map((one) => [one]),
    ...others.map((one) => [one]),
    ...classes.flatMap((one) => others.map((other) => [one, other])),
  ]
    .map((variables) => ({ variables, size: variables.reduce((size, { options }) => size * options.length, 1) }))
    .filter(({ size, variables }) => size <= mostCells || variables[0].at === classVariable)
}

/** What became of the cases of one clock. */
class Counts {
  readonly #levels: number
  readonly #groups: readonly Group[]
  /** Kept also by hour and weekday of the start. */
  readonly hasHours: boolean
  readonly hasPauses: boolean
  /** Float64Array // met and all: [level], [group × cell], [level × hour], [level × weekday] */
  readonly #met: Float64Array
  readonly #all: Float64Array
  readonly #minutes: Float64Array
  readonly #stopped: Float64Array
  /** Float64Array // [level] the longest */
  readonly #longest: Float64Array
  /** Where the hours of the first level begin. */
  readonly #firstHour: number
  readonly #times = new Quantiles()
  #sum = 0
  #most = 0
  /** Minutes stood still, and cases in which it did. */
  #paused = 0
  #pauses = 0
  noRule = 0
  left = 0
  open = 0

  constructor(levels: number, groups: readonly Group[], hasHours: boolean, hasPauses: boolean) {
    this.#levels = levels
    this.#groups = groups
    this.hasHours = hasHours
    this.hasPauses = hasPauses
    this.#firstHour = groups.reduce((sum, { size }) => sum + size, levels)
    const size = this.#firstHour + (hasHours ? levels * (24 + 7) : 0)
    this.#met = new Float64Array(size)
    this.#all = new Float64Array(size)
    this.#minutes = new Float64Array(levels)
    this.#stopped = new Float64Array(levels)
    this.#longest = new Float64Array(levels)
  }

  stopped(elapsed: number, level: number): void {
    this.#times.add(elapsed)
    this.#sum += elapsed
    this.#most = Math.max(this.#most, elapsed)
    if (level < 0) return
    this.#minutes[level] += elapsed
    this.#stopped[level] += 1
    this.#longest[level] = Math.max(this.#longest[level], elapsed)
  }

  paused(minutes: number): void {
    this.#paused += minutes
    if (minutes > 0) this.#pauses += 1
  }

  judged(level: number, clocks: RunningClocks, slot: number, isMet: boolean): void {
    this.#add(level, isMet)
    let first = this.#levels
    for (let at = 0; at < this.#groups.length; at += 1) {
      const { variables, size } = this.#groups[at]
      let cell = 0
      for (let n = 0; n < variables.length; n += 1)
        cell = cell * variables[n].options.length + clocks.valueOf(slot, variables[n].at)
      this.#add(first + cell, isMet)
      first += size
    }
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
    return this.#firstHour + level * (24 + 7)
  }

  *samples({ id, levels }: TimedClock): Iterable<Sample> {
    const share = (at: number, by: Record<string, string>): Sample => ({
      ...{ measure: 'attainment', of: id, by, unit: 'share', is: 'share' },
      ...{ over: this.#met[at], under: this.#all[at] },
    })
    const [over, under] = [sum(this.#met, this.#levels), sum(this.#all, this.#levels)]
    yield { measure: 'attainment', of: id, unit: 'share', is: 'share', over, under }
    for (const [at, { id: row }] of levels.entries()) yield share(at, { row })
    let first = this.#levels
    for (const { variables, size } of this.#groups) {
      for (let cell = 0; cell < size; cell += 1)
        if (this.#all[first + cell] > 0) yield share(first + cell, cellOf(variables, cell))
      first += size
    }
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
    for (const [at, { id: row }] of levels.entries()) {
      const [by, under] = [{ row }, this.#stopped[at]]
      yield { measure: 'clock.mean', of: id, by, unit: 'minutes', is: 'ratio', over: this.#minutes[at], under }
      if (under > 0)
        yield { measure: 'clock.max', of: id, by, unit: 'minutes', is: 'most', value: this.#longest[at], n: under }
    }
    yield { measure: 'clock.p90', of: id, unit: 'minutes', is: 'quantile', values: this.#times, at: 0.9 }
    if (n > 0) yield { measure: 'clock.max', of: id, unit: 'minutes', is: 'most', value: this.#most, n }
    yield { measure: 'open', of: id, unit: 'count', is: 'total', value: this.open, n: n + this.open }
    yield { measure: 'no-rule', of: id, unit: 'share', is: 'share', over: this.noRule, under: n }
    yield { measure: 'left', of: id, unit: 'share', is: 'share', over: this.left, under: n + this.left + this.open }
    if (!this.hasPauses) return
    yield { measure: 'paused', of: id, unit: 'share', is: 'share', over: this.#pauses, under: n }
    yield { measure: 'paused.mean', of: id, unit: 'minutes', is: 'ratio', over: this.#paused, under: n }
  }
}

/** What the cases of a cell have: `{ class: 'gold', region: 'city' }`. */
function cellOf(variables: Group['variables'], cell: number): Record<string, string> {
  let rest = cell
  const by = variables.toReversed().map(({ name, options }): [string, string] => {
    const option = options[rest % options.length]
    rest = Math.floor(rest / options.length)
    return [name, option]
  })
  return Object.fromEntries(by.reverse())
}

const sum = (numbers: Float64Array, count: number): number => numbers.subarray(0, count).reduce((a, b) => a + b, 0)
