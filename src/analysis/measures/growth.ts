import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { Phase } from '../trail.ts'
import type { Subject } from '../subject.ts'

/**
 * Does it ever settle? The mean number inside, and the mean queue for each pool, in the last quarter of the span minus
 * that in the third: what grows replication after replication has no steady figures. Where days or weeks fit in, both
 * are whole ones, so that a Sunday is not taken for growth.
 */
export const growth = analysis({
  name: 'growth',
  question: { en: 'Do queues keep growing?', 'zh-CN': '队列是否一直在变长？' },
  unit: 'count',
  source: 'Gross et al., Fundamentals of Queueing Theory, §1.4 (stability)',

  start(subject: Subject) {
    const { from, to, network } = subject
    const numbers = 1 + network.names.pools.length
    const part = lastPart(to - from)
    return {
      subject,
      part,
      half: to - 2 * part,
      last: to - part,
      /** Float64Array // [the whole, then pool] minutes inside, or waited, in the third quarter and in the fourth */
      third: new Float64Array(numbers),
      fourth: new Float64Array(numbers),
      /** Float64Array // [the whole, then pool] who left, or waited no longer, in the fourth quarter */
      left: new Float64Array(numbers),
    }
  },

  reads: [Row.gone, Row.begin, Row.abandon, Row.expire, Row.cancel],
  inAnyOrder: true,
  take(state, { kind, time, place, value }, trail, { count, at }) {
    const { subject, half, last, left } = state
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const now = time[row]
      if (now <= half) continue
      if (kind[row] === Row.gone) {
        add(state, 0, trail.since[row], now)
        if (now > last && now <= subject.to) left[0] += 1
      } else {
        const isBegin = kind[row] === Row.begin
        if (now > last && now <= subject.to) for (const pool of subject.poolsOf[place[row]]) left[1 + pool] += 1
        if (isBegin ? value[row] === 0 : trail.phase[row] !== Phase.waiting) continue
        const began = isBegin ? now - value[row] : trail.since[row]
        const list = subject.poolsOf[place[row]]
        for (let n = 0; n < list.length; n += 1) if (trail.servers[row] & (1 << n)) add(state, 1 + list[n], began, now)
      }
    }
  },

  *finish(state, trail) {
    const { subject, part, third, fourth, left } = state
    for (const arrived of trail.inside()) add(state, 0, arrived, subject.to)
    for (const { place, since, servers } of trail.waiting())
      for (const [n, pool] of subject.poolsOf[place].entries())
        if (servers & (1 << n)) add(state, 1 + pool, since, subject.to)
    for (const [number, of] of [undefined, ...subject.network.names.pools].entries()) {
      const before = third[number] / part
      const about = { ...(of === undefined ? {} : { of }), unit: 'count', is: 'total', n: 1 } as const
      yield { measure: 'growth', ...about, value: fourth[number] / part - before }
      yield { measure: 'growth.base', ...about, value: before }
      yield { measure: 'growth.left', ...about, value: left[number] }
    }
  },
})

/** A quarter of the span, in whole weeks or days where two such parts fit into the span. Minutes. */
export function lastPart(span: number): number {
  const quarter = span / 4
  const whole = [10_080, 1_440].find((cycle) => 2 * cycle <= span)
  return whole === undefined ? quarter : Math.max(whole, Math.floor(quarter / whole) * whole)
}

interface Quarters {
  subject: Subject
  half: number
  last: number
  third: Float64Array
  fourth: Float64Array
}

/** What of [begin, end) lies in the two last quarters. */
function add({ subject, half, last, third, fourth }: Quarters, number: number, begin: number, end: number): void {
  if (begin < last && end > half) third[number] += Math.min(end, last) - Math.max(begin, half)
  if (end > last && begin < subject.to) fourth[number] += Math.min(end, subject.to) - Math.max(begin, last)
}
