import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import type { Subject } from '../subject.ts'
import { longerFloats } from '../trail.ts'

/** Time on the job at each step, of measured cases: from first start to finish without the minutes suspended at closing time. */
export const service = analysis({
  name: 'service',
  question: { en: 'How long does the work itself take?', 'zh-CN': '处理本身要多久？' },
  unit: 'minutes',
  source: 'Hopp & Spearman, Factory Physics, §8.3',

  start: (subject: Subject) => ({
    subject,
    count: new Float64Array(subject.places.length),
    minutes: new Float64Array(subject.places.length),
    /** Float64Array // [token] minutes suspended in the present piece of work */
    suspended: new Float64Array(0),
  }),

  take(state, { count, kind, place, value }, trail) {
    if (trail.tokens > state.suspended.length) state.suspended = longerFloats(state.suspended, trail.tokens * 2)
    const { suspended } = state
    for (let row = 0; row < count; row += 1) {
      switch (kind[row]) {
        case Row.begin:
          suspended[trail.token[row]] = 0
          break
        case Row.resume:
          suspended[trail.token[row]] += value[row]
          break
        case Row.finish:
          if (trail.counted[row] === 0) break
          state.count[place[row]] += 1
          state.minutes[place[row]] += value[row] - suspended[trail.token[row]]
          break
      }
    }
  },

  *finish({ subject, count, minutes }) {
    for (const [place, { node }] of subject.places.entries()) {
      if (node === undefined || count[place] === 0) continue
      const [over, under] = [minutes[place], count[place]]
      yield { measure: 'service.mean', of: node, unit: 'minutes', is: 'ratio', over, under }
    }
  },
})
