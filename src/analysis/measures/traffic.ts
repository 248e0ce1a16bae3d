import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { Levels } from '../levels.ts'
import { daysIn, type Subject } from '../subject.ts'

/** How many cases come, go and are inside, in the measured span: all cases, whenever they arrived. */
export const traffic = analysis({
  name: 'traffic',
  question: { en: 'How many come, go, and are inside?', 'zh-CN': '来多少、办结多少、在途多少？' },
  unit: 'per-day',
  source: 'Little, Operations Research 9(3), 1961',

  start: (subject: Subject) => ({ subject, arrived: 0, left: 0, inside: new Levels(1, subject.from, subject.to) }),

  reads: [Row.arrive, Row.gone],
  take(state, { kind, time }, _, { count, at }) {
    const { from, to } = state.subject
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const change = kind[row] === Row.arrive ? 1 : -1
      state.inside.change(0, time[row], change)
      if (time[row] < from || time[row] >= to) continue
      if (change > 0) state.arrived += 1
      else state.left += 1
    }
  },

  *finish({ subject, arrived, left, inside }) {
    const days = daysIn(subject)
    const mean = inside.integral(0) / (subject.to - subject.from)
    yield { measure: 'arrivals', unit: 'per-day', is: 'total', value: arrived / days, n: arrived }
    yield { measure: 'throughput', unit: 'per-day', is: 'total', value: left / days, n: left }
    yield { measure: 'in-process', unit: 'count', is: 'total', value: mean, n: arrived }
  },
})
