import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import type { Subject } from '../subject.ts'

/** How cases end: the share of each outcome among measured cases that have come to a counted end. */
export const outcomes = analysis({
  name: 'outcomes',
  question: { en: 'How do cases end?', 'zh-CN': '工单以什么结果结束？' },
  unit: 'share',
  source: 'Shostack, Harvard Business Review 62(1), 1984',

  start: ({ network, classes }: Subject) => {
    const names = network.names.outcomes
    return {
      names,
      classes,
      /** Float64Array // [class + 1, 0 for all; × outcome] */
      counts: new Float64Array((classes.length + 1) * names.length),
    }
  },

  reads: [Row.gone],
  take({ names, counts }, { detail }, trail, { count, at }) {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0 || detail[row] < 0) continue
      counts[detail[row]] += 1
      if (trail.group[row] >= 0) counts[(trail.group[row] + 1) * names.length + detail[row]] += 1
    }
  },

  *finish({ names, classes, counts }) {
    for (const [group, name] of [undefined, ...classes].entries()) {
      const own = counts.subarray(group * names.length, (group + 1) * names.length)
      const under = own.reduce((a, b) => a + b, 0)
      const by = name === undefined ? {} : { by: { class: name } }
      for (const [at, outcome] of names.entries())
        yield { measure: `outcome.${outcome}`, ...by, unit: 'share', is: 'share', over: own[at], under }
    }
  },
})
