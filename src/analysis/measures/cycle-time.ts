import { Row } from '../../kernel/recording.ts'
import { Quantiles } from '../../statistics/index.ts'
import { analysis, type Sample } from '../analysis.ts'
import type { Subject } from '../subject.ts'

/** From arrival to the last counted end, of cases that arrive in the measured span; over all and by class. */
export const cycleTime = analysis({
  name: 'cycle-time',
  question: { en: 'How long does a case take from beginning to end?', 'zh-CN': '一件工单从头到尾要多久？' },
  unit: 'minutes',
  source: 'Hopp & Spearman, Factory Physics, §7.2',

  start: ({ classes }: Subject) => ({
    classes,
    all: new Times(),
    each: classes.map(() => new Times()),
  }),

  reads: [Row.gone],
  take({ all, each }, { detail, value }, trail, { count, at }) {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      // A case without a counted end (detail −1) has no cycle time.
      if (trail.counted[row] === 0 || detail[row] < 0) continue
      all.add(value[row])
      if (trail.group[row] >= 0) each[trail.group[row]].add(value[row])
    }
  },

  *finish({ classes, all, each }) {
    yield* all.samples(undefined)
    for (const [at, name] of classes.entries()) yield* each[at].samples({ class: name })
  },
})

class Times {
  sum = 0
  readonly values = new Quantiles()

  add(minutes: number): void {
    this.sum += minutes
    this.values.add(minutes)
  }

  *samples(by: Record<string, string> | undefined): Iterable<Sample> {
    const about = { ...(by && { by }), unit: 'minutes' } as const
    const { sum, values } = this
    yield { measure: 'cycle-time.mean', ...about, is: 'ratio', over: sum, under: values.count }
    for (const percent of [50, 90, 95])
      yield { measure: `cycle-time.p${percent}`, ...about, is: 'quantile', values, at: percent / 100 }
  }
}
