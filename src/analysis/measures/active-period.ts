import { get } from '../../blueprint/index.ts'
import { Row, toldByWork, unlimited } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import type { Subject } from '../subject.ts'

/** No period has begun, or none has ended. */
const never = -1

/**
 * How long a pool is at work without a pause: from the moment when all of its people who are there have work until one
 * of them has none. Of two steps that follow each other the one that pauses waits for the other, so the longest mean
 * period names the bottleneck. What lies outside of the measured span is cut off.
 */
export const activePeriod = analysis({
  name: 'active-period',
  question: { en: 'Who works longest without a pause?', 'zh-CN': '谁连续满负荷工作的时间最长？' },
  unit: 'minutes',
  source: 'Roser, Nakano & Tanaka, A Practical Bottleneck Detection Method, Winter Simulation Conference 2001',

  start(subject: Subject) {
    const pools = subject.network.names.pools.length
    return {
      subject,
      told: toldByWork(subject.network),
      /** Float64Array // [pool] now at work, now present (Infinity for as many as needed) */
      busy: new Float64Array(pools),
      present: new Float64Array(pools),
      /** Float64Array // [pool] when the period of now, or the last one, began and ended */
      began: new Float64Array(pools).fill(never),
      ended: new Float64Array(pools).fill(never),
      /** Float64Array // [pool] within the span */
      minutes: new Float64Array(pools),
      periods: new Float64Array(pools),
    }
  },

  reads: ({ told }) => (told.some((pool) => pool >= 0) ? [Row.begin, Row.finish, Row.pool] : [Row.pool]),
  take(state, { kind, time, place, detail, value }, _, { count, at }) {
    const { told, busy, present, began, ended } = state
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const what = kind[row]
      const pool = what === Row.pool ? place[row] : told[place[row]]
      if (pool < 0) continue
      if (what === Row.pool) {
        busy[pool] = value[row]
        present[pool] = detail[row] === unlimited ? Infinity : detail[row]
      } else busy[pool] += what === Row.begin ? 1 : -1
      const isActive = busy[pool] > 0 && busy[pool] >= present[pool]
      const wasActive = began[pool] !== never && ended[pool] === never
      if (isActive === wasActive) continue
      if (!isActive) ended[pool] = time[row]
      // Who takes up the next case at the moment the last one is done has made no pause.
      else if (ended[pool] === time[row]) ended[pool] = never
      else {
        close(state, pool, ended[pool])
        began[pool] = time[row]
        ended[pool] = never
      }
    }
  },

  *finish(state) {
    const { subject, began, ended, minutes, periods } = state
    for (const [pool, of] of subject.network.names.pools.entries()) {
      if (get(subject.blueprint, 'pool', of)?.capacity === null) continue
      if (began[pool] !== never) close(state, pool, ended[pool] === never ? subject.to : ended[pool])
      yield {
        ...{ measure: 'active-period.mean', of, unit: 'minutes', is: 'ratio' },
        ...{ over: minutes[pool], under: periods[pool] },
      }
    }
  },
})

interface State {
  subject: Subject
  began: Float64Array
  minutes: Float64Array
  periods: Float64Array
}

/** Counts the period that began last, as far as it lies in the span. */
function close({ subject, began, minutes, periods }: State, pool: number, end: number): void {
  if (began[pool] === never) return
  const length = Math.min(end, subject.to) - Math.max(began[pool], subject.from)
  if (length <= 0) return
  minutes[pool] += length
  periods[pool] += 1
}
