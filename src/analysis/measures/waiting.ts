import { Row } from '../../kernel/recording.ts'
import { days } from '../../blueprint/index.ts'
import { Quantiles } from '../../statistics/index.ts'
import { analysis, type Sample } from '../analysis.ts'
import { Levels } from '../levels.ts'
import { Phase } from '../trail.ts'
import type { Subject } from '../subject.ts'

/** Longer spans have no figures by date: nobody reads two years day by day. */
const mostDates = 62

/** What waits one by one is kept exactly up to so many a replication. */
const kept = { exactLimit: 20_000 }

/**
 * Waiting at steps and for pools: from entry to the first start, of those that start; by the local hour, weekday and
 * date on which waiting began. Delays are no waiting. Who could be served by several pools waits for each of them.
 * Queues are means over time, of all cases.
 */
export const waiting = analysis({
  name: 'waiting',
  question: { en: 'Where, when and how long do cases wait for people?', 'zh-CN': '工单在哪里、何时、等人多久？' },
  unit: 'minutes',
  source: 'Gross et al., Fundamentals of Queueing Theory, §1.3',

  start(subject: Subject) {
    const { network, from, to, time } = subject
    const places = network.names.places.length
    const pools = network.names.pools.length
    const lastDay = time.dayOf(to)
    const firstDay = time.dayOf(from)
    const dates = lastDay - firstDay < mostDates ? lastDay - firstDay + 1 : 0
    return {
      subject,
      firstDay,
      dates,
      /** Uint8Array // [place] 1: people are waited for here */
      queues: Uint8Array.from(subject.poolsOf, (list) => (list.length > 0 ? 1 : 0)),
      places: new Waits(places, 24, 0),
      pools: new Waits(pools, 24 + 7, dates),
      values: Array.from({ length: places }, () => new Quantiles(kept)),
      /** Time-averaged queues: places, then pools. */
      levels: new Levels(places + pools, from, to),
    }
  },

  take(state, { count, kind, time, place, value }, trail) {
    const { subject, queues, levels, places, pools, firstDay } = state
    const { poolsOf } = subject
    const poolLevels = places.count.length
    for (let row = 0; row < count; row += 1) {
      const what = kind[row]
      const at = place[row]
      const isEntry = what === Row.enter
      const isEnd =
        what === Row.begin ||
        what === Row.abandon ||
        what === Row.full ||
        ((what === Row.expire || what === Row.cancel) && trail.phase[row] === Phase.waiting)
      if ((!isEntry && !isEnd) || queues[at] === 0) continue
      const change = isEntry ? 1 : -1
      const list = poolsOf[at]
      const servers = trail.servers[row]
      levels.change(at, time[row], change)
      for (let i = 0; i < list.length; i += 1)
        if (servers & (1 << i)) levels.change(poolLevels + list[i], time[row], change)
      if (what !== Row.begin || trail.counted[row] === 0) continue
      const minutes = value[row]
      const began = time[row] - minutes
      const hour = subject.time.hourOf(began)
      const day = subject.time.dayOf(began)
      places.add(at, minutes)
      places.addAt(at, hour, minutes)
      state.values[at].add(minutes)
      for (let i = 0; i < list.length; i += 1) {
        if ((servers & (1 << i)) === 0) continue
        const pool = list[i]
        pools.add(pool, minutes)
        pools.addAt(pool, hour, minutes)
        pools.addAt(pool, 24 + subject.time.weekdayOf(began), minutes)
        if (state.dates > 0) pools.addAt(pool, 31 + Math.min(state.dates - 1, Math.max(0, day - firstDay)), minutes)
      }
    }
  },

  *finish({ subject, firstDay, dates, queues, places, pools, values, levels }) {
    const span = subject.to - subject.from
    for (const [place, { node }] of subject.places.entries()) {
      if (queues[place] === 0 || node === undefined) continue
      yield places.sample(place, { of: node })
      yield { measure: 'wait.p90', of: node, unit: 'minutes', is: 'quantile', values: values[place], at: 0.9 }
      yield queue(node, levels.integral(place) / span, places.count[place])
      for (let hour = 0; hour < 24; hour += 1)
        yield* places.sampleAt(place, hour, { of: node, by: { hour: `${hour}` } })
    }
    for (const [pool, name] of subject.network.names.pools.entries()) {
      yield pools.sample(pool, { of: name })
      yield queue(name, levels.integral(subject.places.length + pool) / span, pools.count[pool])
      for (let hour = 0; hour < 24; hour += 1) yield* pools.sampleAt(pool, hour, { of: name, by: { hour: `${hour}` } })
      for (const [at, day] of days.entries()) yield* pools.sampleAt(pool, 24 + at, { of: name, by: { day } })
      for (let at = 0; at < dates; at += 1)
        yield* pools.sampleAt(pool, 31 + at, { of: name, by: { date: subject.time.dateOf(firstDay + at) } })
    }
  },
})

const queue = (of: string, value: number, n: number): Sample => ({
  measure: 'queue.mean',
  of,
  unit: 'count',
  is: 'total',
  value,
  n,
})

type About = Pick<Sample, 'of' | 'by'>

/** Sums of waiting, whole and by when it began. */
class Waits {
  readonly count: Float64Array
  readonly minutes: Float64Array
  readonly #counts: Float64Array
  readonly #minutes: Float64Array
  readonly #slots: number

  constructor(things: number, fixed: number, dates: number) {
    this.#slots = fixed + dates
    this.count = new Float64Array(things)
    this.minutes = new Float64Array(things)
    this.#counts = new Float64Array(things * this.#slots)
    this.#minutes = new Float64Array(things * this.#slots)
  }

  add(thing: number, minutes: number): void {
    this.count[thing] += 1
    this.minutes[thing] += minutes
  }

  addAt(thing: number, slot: number, minutes: number): void {
    this.#counts[thing * this.#slots + slot] += 1
    this.#minutes[thing * this.#slots + slot] += minutes
  }

  sample(thing: number, about: About): Sample {
    const [over, under] = [this.minutes[thing], this.count[thing]]
    return { measure: 'wait.mean', ...about, unit: 'minutes', is: 'ratio', over, under }
  }

  /** Nothing where nobody began to wait then. */
  *sampleAt(thing: number, slot: number, about: About): Iterable<Sample> {
    const at = thing * this.#slots + slot
    const [over, under] = [this.#minutes[at], this.#counts[at]]
    if (under > 0) yield { measure: 'wait.mean', ...about, unit: 'minutes', is: 'ratio', over, under }
  }
}
