import { nameOf } from '../../blueprint/index.ts'
import { waitingByPool } from '../asks.ts'
import { figure } from '../report.ts'
import { wordsOf } from '../peaks.ts'
import type { FindingMaker } from './index.ts'

const full = 0.92
const calm = 0.85
/** Of all waiting: less is nobody's trouble. */
const leastShare = 0.1

/** Hours in which nobody is free, hidden behind a harmless average. */
export const overloadedHours: FindingMaker = {
  name: 'overloaded-hours',
  question: { en: 'When is everybody busy?', 'zh-CN': '什么时候人人都在忙？' },

  find: ({ blueprint, report }) =>
    waitingByPool(blueprint, report).flatMap(({ pool, share }) => {
      if (share < leastShare) return []
      const whole = figure(report, 'utilisation', pool.id)
      const wait = figure(report, 'wait.mean', pool.id)
      if (whole?.value === undefined || whole.value > calm || (wait?.value ?? 0) < 1) return []
      const hours = Array.from({ length: 24 }, (_, hour) => figure(report, 'utilisation', pool.id, { hour: `${hour}` }))
      const isFull = hours.map((one) => (one?.low ?? one?.value ?? 0) >= full)
      const from = isFull.findIndex((one, hour) => one && !isFull[(hour + 23) % 24])
      if (from < 0) return []
      let to = from
      while (isFull[(to + 1) % 24] && to < from + 23) to += 1
      const within = hours.filter((_, hour) => isFull[hour])
      const mean = within.reduce((sum, one) => sum + (one?.value ?? 0), 0) / within.length
      return [
        {
          ...{ rule: 'overloaded-hours', severity: 'advice', at: [pool.id] },
          facts: {
            pool: nameOf(blueprint, pool.id),
            when: wordsOf('hours', from, to % 24),
            hour: { share: mean },
            whole: { share: whole.value },
          },
          what: {
            en: '“{pool}” has nobody free {when}: {hour} busy. The average over the day, {whole}, hides it.',
            'zh-CN': '{when}“{pool}”无人空闲，负荷率 {hour}；全天平均 {whole}，看不出来。',
          },
        },
      ]
    }),
}
