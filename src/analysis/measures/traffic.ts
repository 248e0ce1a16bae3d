import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { Levels } from '../levels.ts'
import { daysIn, type Subject } from '../subject.ts'

/**
 * How many cases come, go and are inside, in the measured span: all cases, whenever they arrived. And the engine's own
 * conscience, Little's law: the mean number inside, counted by the clock, against the minutes that cases spent inside,
 * counted by the case. Over the same span of the same path the two are equal but for rounding.
 */
export const traffic = analysis({
  name: 'traffic',
  question: { en: 'How many come, go, and are inside?', 'zh-CN': '来多少、办结多少、在途多少？' },
  unit: 'per-day',
  source: 'Little, Operations Research 9(3), 1961; Stidham, Operations Research 22(2), 1974 (finite spans)',

  start: (subject: Subject) => ({
    subject,
    arrived: 0,
    left: 0,
    inside: new Levels(1, subject.from, subject.to),
    /** Minutes that cases which have left spent inside, within the span. */
    minutes: 0,
  }),

  reads: [Row.arrive, Row.gone],
  take(state, { kind, time }, trail, { count, at }) {
    const { subject, inside } = state
    const { from, to } = subject
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const now = time[row]
      const isInSpan = now >= from && now < to
      if (kind[row] === Row.arrive) {
        inside.change(0, now, 1)
        if (isInSpan) state.arrived += 1
      } else {
        inside.change(0, now, -1)
        state.minutes += overlap(subject, trail.since[row], now)
        if (isInSpan) state.left += 1
      }
    }
  },

  *finish({ subject, arrived, left, inside, minutes }, trail) {
    const days = daysIn(subject)
    const span = subject.to - subject.from
    const mean = inside.integral(0) / span
    let spent = minutes
    for (const since of trail.inside()) spent += overlap(subject, since, Infinity)
    yield { measure: 'arrivals', unit: 'per-day', is: 'total', value: arrived / days, n: arrived }
    yield { measure: 'throughput', unit: 'per-day', is: 'total', value: left / days, n: left }
    yield { measure: 'in-process', unit: 'count', is: 'total', value: mean, n: arrived }
    const little = { measure: 'law.little', unit: 'count', is: 'total', n: arrived } as const
    yield { ...little, by: { side: 'clock' }, value: mean }
    yield { ...little, by: { side: 'case' }, value: spent / span }
  },
})

const overlap = ({ from, to }: Subject, begin: number, end: number): number =>
  Math.max(0, Math.min(end, to) - Math.max(begin, from))
