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
    /** Float64Array // [place] the longest */
    most: new Float64Array(subject.places.length),
    /** Float64Array // [token] minutes suspended in the present piece of work */
    suspended: new Float64Array(0),
  }),

  // What was suspended is forgotten when the work ends, however it ends, and so never meets the token's next work.
  reads: [Row.resume, Row.finish, Row.expire, Row.cancel],
  take(state, { kind, place, value }, trail, { count, at }) {
    if (trail.tokens > state.suspended.length) state.suspended = longerFloats(state.suspended, trail.tokens * 2)
    const { suspended, count: times, minutes, most } = state
    const { token: tokenAt, counted } = trail
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const token = tokenAt[row]
      if (kind[row] === Row.resume) {
        suspended[token] += value[row]
        continue
      }
      if (kind[row] === Row.finish && counted[row] === 1) {
        times[place[row]] += 1
        const worked = value[row] - suspended[token]
        minutes[place[row]] += worked
        if (worked > most[place[row]]) most[place[row]] = worked
      }
      suspended[token] = 0
    }
  },

  *finish({ subject, count, minutes, most }) {
    for (const [place, { node }] of subject.places.entries()) {
      if (node === undefined || count[place] === 0) continue
      const [over, under] = [minutes[place], count[place]]
      yield { measure: 'service.mean', of: node, unit: 'minutes', is: 'ratio', over, under, most: most[place] }
    }
  },
})
