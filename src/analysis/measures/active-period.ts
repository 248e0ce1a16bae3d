import { get } from '../../blueprint/index.ts'
import { analysis } from '../analysis.ts'
import { Presence } from '../presence.ts'
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
      people: new Presence(subject.network),
      /** Float64Array // [pool] when the period of now, or the last one, began and ended */
      began: new Float64Array(pools).fill(never),
      ended: new Float64Array(pools).fill(never),
      /** Float64Array // [pool] within the span */
      minutes: new Float64Array(pools),
      periods: new Float64Array(pools),
    }
  },

  reads: ({ people }) => people.reads,
  take(state, { kind, time, place, detail, value }, _, { count, at }) {
    const { people, began, ended } = state
    const { busy, present } = people
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const pool = people.poolOf(kind[row], place[row])
      if (pool < 0) continue
      people.change(pool, kind[row], detail[row], value[row])
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
