import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { daysIn, type Subject } from '../subject.ts'

/** How often steps and flows are passed in a day of the measured span, by all cases. */
export const volume = analysis({
  name: 'volume',
  question: { en: 'How much passes here?', 'zh-CN': '这里每天经过多少？' },
  unit: 'per-day',
  source: 'Hopp & Spearman, Factory Physics, §7.2',
  ofCases: true,

  start: (subject: Subject) => ({
    subject,
    nodes: new Float64Array(subject.places.length),
    flows: new Float64Array(subject.network.names.flows.length),
    /** Uint8Array // [place] 1: on the way; the flow was counted on leaving its step */
    onTheWay: Uint8Array.from(subject.places, ({ node }) => (node === undefined ? 1 : 0)),
  }),

  reads: [
    ...[Row.enter, Row.fork, Row.end, Row.pass, Row.decide, Row.join],
    ...[Row.finish, Row.abandon, Row.expire, Row.full, Row.branch],
  ],
  inAnyOrder: true,
  take({ subject, nodes, flows, onTheWay }, { kind, time, place, detail }, _, { count, at }) {
    const { from, to } = subject
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (time[row] < from || time[row] >= to) continue
      switch (kind[row]) {
        case Row.enter:
        case Row.fork:
        case Row.end:
          nodes[place[row]] += 1
          break
        case Row.pass:
        case Row.decide:
        case Row.join:
          nodes[place[row]] += 1
          if (onTheWay[place[row]] === 0 && detail[row] >= 0) flows[detail[row]] += 1
          break
        case Row.finish:
        case Row.abandon:
        case Row.expire:
        case Row.full:
        case Row.branch:
          if (onTheWay[place[row]] === 0 && detail[row] >= 0) flows[detail[row]] += 1
          break
      }
    }
  },

  *finish({ subject, nodes, flows }) {
    const days = daysIn(subject)
    for (const [place, { node }] of subject.places.entries())
      // A redial is passed where it is decided; the delay until the next try (`redial~again`) is a part of it.
      if (node !== undefined && subject.network.names.places[place] === node)
        yield { measure: 'volume', of: node, unit: 'per-day', is: 'total', value: nodes[place] / days, n: nodes[place] }
    for (const [flow, of] of subject.network.names.flows.entries())
      // What was refused on receipt (`to-billing~refused`) is no flow of its own.
      if (Object.hasOwn(subject.blueprint.records, of))
        yield { measure: 'volume', of, unit: 'per-day', is: 'total', value: flows[flow] / days, n: flows[flow] }
  },
})
