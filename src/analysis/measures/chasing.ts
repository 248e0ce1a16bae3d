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
    const isChase = Uint8Array.from(name, (one) => (chases.has(recordOf(one)) ? 1 : 0))
    return {
      ...{ subject, name, chases, escalations, isChase },
      count: new Float64Array(name.length),
      /** Float64Array // [place] of those that wait there, customers who call again */
      chased: new Float64Array(subject.places.length),
    }
  },

  reads: [Row.timer],
  take({ subject, count: counts, isChase, chased }, { time, place, detail, value }, _, { count, at }) {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (value[row] !== 1 || time[row] < subject.from || time[row] >= subject.to) continue
      counts[detail[row]] += 1
      if (isChase[detail[row]] === 1) chased[place[row]] += 1
    }
  },

  *finish({ subject, name, chases, escalations, count, chased }) {
    const days = daysIn(subject)
    const chasedAt = new Set(all(subject.blueprint, 'chase').flatMap(({ at }) => at))
    for (const [place, { node }] of subject.places.entries())
      if (node !== undefined && chasedAt.has(node) && subject.network.names.places[place] === node)
        yield {
          ...{ measure: 'chases', of: node, unit: 'per-day', is: 'total' },
          ...{ value: chased[place] / days, n: chased[place] },
        }
    for (const [measure, records] of [
      ['chases', chases],
      ['escalations', escalations],
    ] as const) {
      if (records.size === 0) continue
      const its = name.filter((one) => records.has(recordOf(one)))
      const counted = (wanted: (timer: string) => boolean) =>
        name.reduce((sum, one, at) => sum + (wanted(one) ? count[at] : 0), 0)
      const total = counted((one) => its.includes(one))
      yield { measure, unit: 'per-day', is: 'total', value: total / days, n: total }
      for (const record of records) {
        const n = counted((one) => recordOf(one) === record)
        yield { measure, of: record, unit: 'per-day', is: 'total', value: n / days, n }
      }
      for (const level of new Set(its.filter((one) => !records.has(one)))) {
        const n = counted((one) => one === level)
        yield { measure, of: level, unit: 'per-day', is: 'total', value: n / days, n }
      }
    }
  },
})

/** A level of an escalation above the first is named after its record: `supervise~2`. */
const recordOf = (timer: string): string => timer.split('~')[0]
