import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { Levels } from '../levels.ts'
import type { Subject } from '../subject.ts'
import { longerFloats } from '../trail.ts'

/**
 * The engine's own conscience: the mean number inside, counted by the clock, against the minutes that cases spent
 * inside, counted by the case. Over the same span of the same path the two are equal but for rounding.
 */
export const littleLaw = analysis({
  name: 'little-law',
  question: { en: 'Does the count of cases agree with their times?', 'zh-CN': '在途件数与历时对得上吗？' },
  unit: 'count',
  source: 'Little, Operations Research 9(3), 1961; Stidham, Operations Research 22(2), 1974 (finite spans)',

  start: ({ from, to }: Subject) => ({
    from,
    to,
    inside: new Levels(1, from, to),
    minutes: 0,
    cases: 0,
    /** Float64Array // [slot] arrival; −1 for nobody */
    arrived: new Float64Array(0),
  }),

  reads: [Row.arrive, Row.gone],
  take(state, { kind, time, slot }, _, { count, at }) {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (kind[row] === Row.arrive) {
        if (slot[row] >= state.arrived.length)
          state.arrived = longerFloats(state.arrived, Math.max(64, 2 * slot[row]), -1)
        state.arrived[slot[row]] = time[row]
        state.inside.change(0, time[row], 1)
        state.cases += 1
      } else {
        state.minutes += overlap(state, state.arrived[slot[row]], time[row])
        state.arrived[slot[row]] = -1
        state.inside.change(0, time[row], -1)
      }
    }
  },

  *finish(state) {
    for (const arrived of state.arrived) if (arrived >= 0) state.minutes += overlap(state, arrived, Infinity)
    const span = state.to - state.from
    const difference = Math.abs(state.inside.integral(0) / span - state.minutes / span)
    yield { measure: 'little', unit: 'count', is: 'total', value: difference, n: state.cases }
  },
})

const overlap = ({ from, to }: { from: number; to: number }, begin: number, end: number): number =>
  Math.max(0, Math.min(end, to) - Math.max(begin, from))
