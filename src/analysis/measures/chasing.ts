import { all } from '../../blueprint/index.ts'
import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { daysIn, type Subject } from '../subject.ts'

/** Customers who call again because nothing has happened (催单), and what goes up a level (督办); per day of the span. */
export const chasing = analysis({
  name: 'chasing',
  question: { en: 'How often must somebody ask again?', 'zh-CN': '有多少催单和督办？' },
  unit: 'per-day',
  source: 'src/text/glossary.md: chase 催单, supervise 督办',

  start(subject: Subject) {
    const { name } = subject.network.timers
    const chases = new Set(all(subject.blueprint, 'chase').map((one) => one.id))
    const escalations = new Set(all(subject.blueprint, 'escalation').map((one) => one.id))
    if (chases.size + escalations.size === 0) return undefined
    return { subject, name, chases, escalations, count: new Float64Array(name.length) }
  },

  reads: [Row.timer],
  take({ subject, count: counts }, { time, detail, value }, _, { count, at }) {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (value[row] === 1 && time[row] >= subject.from && time[row] < subject.to) counts[detail[row]] += 1
    }
  },

  *finish({ subject, name, chases, escalations, count }) {
    const days = daysIn(subject)
    for (const [measure, records] of [
      ['chases', chases],
      ['escalations', escalations],
    ] as const) {
      if (records.size === 0) continue
      const of = (record?: string) =>
        name.reduce(
          (sum, one, at) => sum + ((record === undefined ? records.has(one) : one === record) ? count[at] : 0),
          0,
        )
      yield { measure, unit: 'per-day', is: 'total', value: of() / days, n: of() }
      for (const record of records)
        yield { measure, of: record, unit: 'per-day', is: 'total', value: of(record) / days, n: of(record) }
    }
  },
})
