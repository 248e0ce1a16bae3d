import { nodesOf, spanOf, type Blueprint, type Identified, type NodeOf } from '../../blueprint/index.ts'
import { rowsWhen } from '../../compile/index.ts'
import { ClockAct, Verb } from '../../kernel/network.ts'
import { Row } from '../../kernel/recording.ts'
import { Quantiles } from '../../statistics/index.ts'
import { analysis } from '../analysis.ts'
import type { Subject } from '../subject.ts'
import { longerFloats } from '../trail.ts'

/** Kinds of rows, as the stride of the table of moments. */
const kinds = 32

/**
 * The time lived at a wait of the customer: from when the step before it is over until the step that it waits for begins,
 * whatever lies between. Who comes to it again while waiting has waited all along; who never gets there is not counted.
 * A blueprint without such waits is not read for it.
 */
export const customerWaits = analysis({
  name: 'customer-waits',
  question: { en: 'How long does the customer wait for what comes next?', 'zh-CN': '顾客等下一步等多久？' },
  unit: 'minutes',
  source: 'Maister, The Psychology of Waiting Lines, 1985',
  ofCases: true,

  start(subject: Subject) {
    const { blueprint, network, places } = subject
    const waits = nodesOf(blueprint, 'wait')
    if (waits.length === 0) return undefined
    const at = new Int32Array(places.length * kinds).fill(-1)
    const moments: { wait: number; act: number }[][] = []
    for (const [wait, node] of waits.entries())
      for (const moment of momentsAt(blueprint, node))
        for (const [place, { node: here }] of places.entries()) {
          if (here !== moment.at) continue
          const only = passing[network.places.verb[place]]
          for (const row of moment.rows) {
            if (only !== undefined && row !== only) continue
            const cell = place * kinds + row
            if (at[cell] < 0) at[cell] = moments.push([]) - 1
            moments[at[cell]].push({ wait, act: moment.act })
          }
        }
    return {
      waits,
      /** Int32Array // [place × kind of row] which waits begin or end then: index into moments, −1 none */
      at,
      moments,
      /** Float64Array // [slot × wait] since when it waits; −1 where it does not */
      since: new Float64Array(0),
      minutes: new Float64Array(waits.length),
      values: waits.map(() => new Quantiles({ exactLimit: 20_000 })),
    }
  },

  reads: ({ at }) => [
    Row.arrive,
    ...Object.values(Row).filter((row) => at.some((moment, cell) => moment >= 0 && cell % kinds === row)),
  ],
  take(state, { kind, time, slot, place }, trail, { count, at: chosen }) {
    const { waits, at, moments, minutes, values } = state
    const width = waits.length
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      if (trail.counted[row] === 0) continue
      const first = slot[row] * width
      if (kind[row] === Row.arrive) {
        if (first + width > state.since.length) state.since = longerFloats(state.since, (first + width) * 2)
        state.since.fill(-1, first, first + width)
      }
      const found = at[place[row] * kinds + kind[row]]
      if (found < 0) continue
      for (const { wait, act } of moments[found]) {
        const since = state.since[first + wait]
        if (act === ClockAct.start) {
          if (since < 0) state.since[first + wait] = time[row]
        } else if (since >= 0) {
          minutes[wait] += time[row] - since
          values[wait].add(time[row] - since)
          state.since[first + wait] = -1
        }
      }
    }
  },

  *finish({ waits, minutes, values }) {
    for (const [wait, { id: of }] of waits.entries()) {
      const [over, under] = [minutes[wait], values[wait].count]
      if (under === 0) continue
      yield { measure: 'wait.mean', of, unit: 'minutes', is: 'ratio', over, under }
      yield { measure: 'wait.p90', of, unit: 'minutes', is: 'quantile', values: values[wait], at: 0.9 }
    }
  },
})

/** The rows at which a wait begins and ends. */
function momentsAt(blueprint: Blueprint, wait: Identified<NodeOf<'wait'>>) {
  const { after, until } = spanOf(blueprint, wait)
  const begins = after.length > 0 ? 'finish' : 'enter'
  return [
    ...(after.length > 0 ? after : until).map((at) => ({ at, rows: rowsWhen(begins), act: ClockAct.start })),
    ...until.map((at) => ({ at, rows: rowsWhen('begin'), act: ClockAct.stop })),
  ]
}

/** What is passed at once has a row of one kind for all. */
const passing: Partial<Record<number, number>> = {
  [Verb.pass]: Row.pass,
  [Verb.branch]: Row.decide,
  [Verb.fork]: Row.fork,
  [Verb.join]: Row.join,
  [Verb.dispose]: Row.end,
}
