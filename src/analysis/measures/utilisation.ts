import { days, get } from '../../blueprint/index.ts'
import { Row, unlimited } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
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
      /** Float64Array // [pool] now at work, now present, since when both hold */
      busy: new Float64Array(pools),
      present: new Float64Array(pools),
      since: new Float64Array(pools).fill(from),
      /** Float64Array // [pool × (1 + bins + dates)] unit-minutes; the whole first */
      busyMinutes: new Float64Array(pools * (1 + bins + dates)),
      presentMinutes: new Float64Array(pools * (1 + bins + dates)),
      changes: new Float64Array(pools),
      /** Float64Array // [hour] minutes of it in the span */
      minutesOf: hoursIn(subject),
    }
  },

  take(state, { count, kind, time, place, detail, value }) {
    for (let row = 0; row < count; row += 1) {
      if (kind[row] !== Row.pool) continue
      const pool = place[row]
      advance(state, pool, time[row])
      state.busy[pool] = value[row]
      // As many as needed: present is who works.
      state.present[pool] = detail[row] === unlimited ? value[row] : detail[row]
      state.changes[pool] += 1
    }
  },

  *finish(state) {
    const { subject, busyMinutes, presentMinutes, changes, firstDay, dates, minutesOf } = state
    for (const [pool, of] of subject.network.names.pools.entries()) {
      advance(state, pool, subject.to)
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

interface State {
  subject: Subject
  firstDay: number
  dates: number
  busy: Float64Array
  present: Float64Array
  since: Float64Array
  busyMinutes: Float64Array
  presentMinutes: Float64Array
}

/** Counts what held until now, hour by hour. */
function advance(state: State, pool: number, now: number): void {
  const { subject, firstDay, dates, busy, present, since, busyMinutes, presentMinutes } = state
  const { time, to } = subject
  const end = Math.min(now, to)
  let at = since[pool]
  if (end <= at) return
  since[pool] = end
  if (busy[pool] === 0 && present[pool] === 0) return
  const first = pool * (1 + bins + dates)
  while (at < end) {
    const until = Math.min(end, time.nextHour(at))
    const day = time.dayOf(at)
    const minutes = until - at
    for (let which = 0; which < 4; which += 1) {
      const slot =
        which === 0
          ? 0
          : which === 1
            ? 1 + time.hourOf(at)
            : which === 2
              ? 25 + time.weekdayOf(at)
              : 1 + bins + (day - firstDay)
      if (which === 3 && (dates === 0 || day - firstDay >= dates)) continue
      busyMinutes[first + slot] += busy[pool] * minutes
      presentMinutes[first + slot] += present[pool] * minutes
    }
    at = until
  }
}
