import { Row } from '../../kernel/recording.ts'
import { days } from '../../blueprint/index.ts'
import { Quantiles } from '../../statistics/index.ts'
import { analysis, type Sample } from '../analysis.ts'
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
      /** Float64Array // [place, then pool] minutes waited within the span, by all cases: over its length, the mean queue */
      queued: new Float64Array(places + pools),
    }
  },

  reads: [Row.begin, Row.abandon, Row.expire, Row.cancel],
  inAnyOrder: true,
  take(state, { kind, time, place, value }, trail, { count, at: chosen }) {
    const { subject, queues, places, pools, values, firstDay, dates, queued } = state
    const { poolsOf, from, to, time: local } = subject
    const poolsAt = queued.length - pools.count.length
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      const at = place[row]
      const isBegin = kind[row] === Row.begin
      if (queues[at] === 0 || (!isBegin && trail.phase[row] !== Phase.waiting)) continue
      const now = time[row]
      const list = poolsOf[at]
      const servers = trail.servers[row]
      const minutes = isBegin ? value[row] : now - trail.since[row]
      const began = now - minutes
      const inSpan = minutes === 0 ? 0 : within(began, now, from, to)
      if (inSpan > 0) {
        queued[at] += inSpan
        for (let n = 0; n < list.length; n += 1) if (servers & (1 << n)) queued[poolsAt + list[n]] += inSpan
      }
      if (!isBegin || trail.counted[row] === 0) continue
      places.add(at, minutes)
      values[at].add(minutes)
      if (subject.depth === 'compared') {
        for (let n = 0; n < list.length; n += 1) if (servers & (1 << n)) pools.add(list[n], minutes)
        continue
      }
      const hour = local.hourOf(began)
      places.addAt(at, hour, minutes)
      const day = local.dayOf(began)
      const weekday = 24 + local.weekdayOfDay(day)
      const date = dates > 0 ? 31 + Math.min(dates - 1, Math.max(0, day - firstDay)) : -1
      for (let n = 0; n < list.length; n += 1) {
        if ((servers & (1 << n)) === 0) continue
        const pool = list[n]
        pools.add(pool, minutes)
        pools.addAt(pool, hour, minutes)
        pools.addAt(pool, weekday, minutes)
        if (date >= 0) pools.addAt(pool, date, minutes)
      }
    }
  },

  *finish({ subject, firstDay, dates, queues, places, pools, values, queued }, trail) {
    const span = subject.to - subject.from
    for (const { place, since, servers } of trail.waiting()) {
      if (queues[place] === 0) continue
      const inSpan = within(since, Infinity, subject.from, subject.to)
      queued[place] += inSpan
      for (const [n, pool] of subject.poolsOf[place].entries())
        if (servers & (1 << n)) queued[places.count.length + pool] += inSpan
    }
    for (const [place, { node }] of subject.places.entries()) {
      if (queues[place] === 0 || node === undefined) continue
      yield places.sample(place, { of: node })
      yield { measure: 'wait.p90', of: node, unit: 'minutes', is: 'quantile', values: values[place], at: 0.9 }
      yield queue(node, queued[place] / span, places.count[place])
      if (subject.depth === 'compared') continue
      for (let hour = 0; hour < 24; hour += 1)
        yield* places.sampleAt(place, hour, { of: node, by: { hour: `${hour}` } })
    }
    for (const [pool, name] of subject.network.names.pools.entries()) {
      yield pools.sample(pool, { of: name })
      yield queue(name, queued[places.count.length + pool] / span, pools.count[pool])
      if (subject.depth === 'compared') continue
      for (let hour = 0; hour < 24; hour += 1) yield* pools.sampleAt(pool, hour, { of: name, by: { hour: `${hour}` } })
      for (const [at, day] of days.entries()) yield* pools.sampleAt(pool, 24 + at, { of: name, by: { day } })
      for (let at = 0; at < dates; at += 1)
        yield* pools.sampleAt(pool, 31 + at, { of: name, by: { date: subject.time.dateOf(firstDay + at) } })
    }
  },
})

/** Minutes of [begin, end) that lie in [from, to). */
const within = (begin: number, end: number, from: number, to: number): number =>
  Math.max(0, (end < to ? end : to) - (begin > from ? begin : from))

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
