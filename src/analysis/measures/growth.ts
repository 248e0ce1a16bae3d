import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { Levels } from '../levels.ts'
import { Phase } from '../trail.ts'
import type { Subject } from '../subject.ts'

/**
 * Does it ever settle? The mean number inside, and the mean queue for each pool, in the last quarter of the span minus
 * that in the third: what grows replication after replication has no steady figures.
 */
export const growth = analysis({
  name: 'growth',
  question: { en: 'Do queues keep growing?', 'zh-CN': '队列是否一直在变长？' },
  unit: 'count',
  source: 'Gross et al., Fundamentals of Queueing Theory, §1.4 (stability)',

  start(subject: Subject) {
    const { from, to, network } = subject
    const [half, last] = [from + (to - from) / 2, from + ((to - from) * 3) / 4]
    const numbers = 1 + network.names.pools.length
    return { subject, third: new Levels(numbers, half, last), fourth: new Levels(numbers, last, to) }
  },

  take({ subject, third, fourth }, { count, kind, time, place }, trail) {
    const change = (number: number, at: number, by: number) => {
      third.change(number, at, by)
      fourth.change(number, at, by)
    }
    for (let row = 0; row < count; row += 1) {
      switch (kind[row]) {
        case Row.arrive:
          change(0, time[row], 1)
          continue
        case Row.gone:
          change(0, time[row], -1)
          continue
        case Row.expire:
        case Row.cancel:
          if (trail.phase[row] !== Phase.waiting) continue
          break
        case Row.enter:
        case Row.begin:
        case Row.abandon:
        case Row.full:
          break
        default:
          continue
      }
      const list = subject.poolsOf[place[row]]
      for (let i = 0; i < list.length; i += 1)
        if (trail.servers[row] & (1 << i)) change(1 + list[i], time[row], kind[row] === Row.enter ? 1 : -1)
    }
  },

  *finish({ subject, third, fourth }) {
    const quarter = (subject.to - subject.from) / 4
    for (const [number, of] of [undefined, ...subject.network.names.pools].entries()) {
      const before = third.integral(number) / quarter
      const about = { ...(of === undefined ? {} : { of }), unit: 'count', is: 'total', n: 1 } as const
      yield { measure: 'growth', ...about, value: fourth.integral(number) / quarter - before }
      yield { measure: 'growth.base', ...about, value: before }
    }
  },
})
