import { days, get } from '../../blueprint/index.ts'
import { analysis, type Sample } from '../analysis.ts'
import { Presence } from '../presence.ts'
import type { Subject } from '../subject.ts'

/** Hours of the day, then days of the week. */
const bins = 24 + 7
const mostDates = 62

/**
 * People at work over people present, as minutes: for the whole span, by local hour, by weekday, by date. Present are
 * those on shift and not out of order. What is finished after closing time is work without presence: it can pass 1.
 */
export const utilisation = analysis({
  name: 'utilisation',
  question: { en: 'How busy are the people, and when?', 'zh-CN': '人员有多忙，什么时候忙？' },
  unit: 'share',
  source: 'Gross et al., Fundamentals of Queueing Theory, §1.5',

  start(subject: Subject) {
    const { network, time, from, to } = subject
    const pools = network.names.pools.length
    const [firstDay, lastDay] = [time.dayOf(from), time.dayOf(to)]
    const dates = lastDay - firstDay < mostDates ? lastDay - firstDay + 1 : 0
    return {
      subject,
      firstDay,
      dates,
      /** The local hour that is being counted ends here, run minutes. */
      hourEnds: time.nextHour(from),
      people: new Presence(network),
      /** Float64Array // [pool] counted up to then */
      since: new Float64Array(pools).fill(from),
      /** Float64Array // [pool] unit-minutes of the present hour so far */
      busyNow: new Float64Array(pools),
      presentNow: new Float64Array(pools),
      /** Float64Array // [pool × (1 + bins + dates)] unit-minutes; the whole first */
      busyMinutes: new Float64Array(pools * (1 + bins + dates)),
      presentMinutes: new Float64Array(pools * (1 + bins + dates)),
      changes: new Float64Array(pools),
      /** Float64Array // [hour] minutes of it in the span */
      minutesOf: hoursIn(subject),
    }
  },

  reads: ({ people }) => people.reads,
  take(state, { kind, time, place, detail, value }, _, { count, at }) {
    const { subject, people, since, busyNow, presentNow, changes } = state
    const { from, to } = subject
    const { busy } = people
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const pool = people.poolOf(kind[row], place[row])
      if (pool < 0) continue
      const now = time[row]
      if (now > from && since[pool] < to) {
        if (now >= state.hourEnds) passHours(state, now)
        const minutes = (now < to ? now : to) - since[pool]
        busyNow[pool] += busy[pool] * minutes
        presentNow[pool] += thereOf(people, pool) * minutes
        since[pool] += minutes
      }
      people.change(pool, kind[row], detail[row], value[row])
      changes[pool] += 1
    }
  },

  *finish(state) {
    const { subject, busyMinutes, presentMinutes, changes, firstDay, dates, minutesOf } = state
    passHours(state, subject.to)
    endHour(state, subject.to)
    for (const [pool, of] of subject.network.names.pools.entries()) {
      // As many as needed are never busy to a degree.
      if (get(subject.blueprint, 'pool', of)?.capacity === null) continue
      const first = pool * (1 + bins + dates)
      const share = (slot: number, by?: Record<string, string>): Sample => ({
        measure: 'utilisation',
        of,
        ...(by && { by }),
        unit: 'share',
        is: 'ratio',
        over: busyMinutes[first + slot],
        under: presentMinutes[first + slot],
        n: changes[pool],
      })
      yield share(0)
      if (subject.depth === 'compared') continue
      for (let hour = 0; hour < 24; hour += 1) {
        if (minutesOf[hour] === 0) continue
        const by = { hour: `${hour}` }
        yield share(1 + hour, by)
        const mean = (measure: string, minutes: number): Sample => ({
          measure,
          of,
          by,
          unit: 'count',
          is: 'ratio',
          over: minutes,
          under: minutesOf[hour],
          n: changes[pool],
        })
        yield mean('busy', busyMinutes[first + 1 + hour])
        yield mean('present', presentMinutes[first + 1 + hour])
      }
      for (const [at, day] of days.entries()) yield share(25 + at, { day })
      for (let at = 0; at < dates; at += 1) yield share(1 + bins + at, { date: subject.time.dateOf(firstDay + at) })
    }
  },
})

function hoursIn({ time, from, to }: Subject): Float64Array {
  const minutes = new Float64Array(24)
  for (let at = from; at < to; at = Math.min(to, time.nextHour(at)))
    minutes[time.hourOf(at)] += Math.min(to, time.nextHour(at)) - at
  return minutes
}

/** Where as many are there as needed, those at work. */
const thereOf = ({ busy, present }: Presence, pool: number): number =>
  present[pool] === Infinity ? busy[pool] : present[pool]

interface State {
  subject: Subject
  firstDay: number
  dates: number
  hourEnds: number
  people: Presence
  since: Float64Array
  busyNow: Float64Array
  presentNow: Float64Array
  busyMinutes: Float64Array
  presentMinutes: Float64Array
}

/** Counts the hours that have ended by now, within the span. */
function passHours(state: State, now: number): void {
  const { time, to } = state.subject
  while (state.hourEnds <= now && state.hourEnds < to) {
    endHour(state, state.hourEnds)
    state.hourEnds = time.nextHour(state.hourEnds)
  }
}

/** Adds the hour, or the part of it before `end`, to the whole, the hour of the day, the weekday and the date. */
function endHour(state: State, end: number): void {
  const { subject, firstDay, dates, people, since, busyNow, presentNow, busyMinutes, presentMinutes } = state
  const { time } = subject
  const { busy } = people
  // The hour's own last moment: at its end the next one has begun.
  const last = Math.max(subject.from, end - 1e-6)
  const day = time.dayOf(last)
  const hour = 1 + time.hourOf(last)
  const weekday = 25 + time.weekdayOfDay(day)
  const date = day - firstDay < dates ? 1 + bins + day - firstDay : -1
  const width = 1 + bins + dates
  for (let pool = 0; pool < busy.length; pool += 1) {
    const minutes = end - since[pool]
    const atWork = busyNow[pool] + busy[pool] * minutes
    const there = presentNow[pool] + thereOf(people, pool) * minutes
    since[pool] = end
    busyNow[pool] = 0
    presentNow[pool] = 0
    if (atWork === 0 && there === 0) continue
    const first = pool * width
    for (const slot of [0, hour, weekday, date]) {
      if (slot < 0) continue
      busyMinutes[first + slot] += atWork
      presentMinutes[first + slot] += there
    }
  }
}
