import { Row } from '../../kernel/recording.ts'
import { Quantiles } from '../../statistics/index.ts'
import { analysis } from '../analysis.ts'
import type { Subject } from '../subject.ts'
import { longerFloats } from '../trail.ts'

/**
 * Waits and work at steps of the cases of one class or channel alone, by the definitions of `waiting` and `service`.
 * Only where somebody looks at them: nothing is read otherwise.
 */
export const alone = analysis({
  name: 'alone',
  question: { en: 'How long do just these cases wait and take?', 'zh-CN': '只看这些工单，等待和处理各多久？' },
  unit: 'minutes',
  source: 'Gross et al., Fundamentals of Queueing Theory, §1.3',

  start(subject: Subject) {
    const { alone: wanted, network, places, poolsOf } = subject
    const variable = network.names.variables.findIndex(({ name }) => name === wanted?.by)
    if (!wanted || variable < 0) return undefined
    return {
      subject,
      wanted,
      variable,
      /** The value that the variable has for these cases. */
      option: network.names.variables[variable].options?.indexOf(wanted.id) ?? -1,
      /** Uint8Array // [slot] 1: one of them */
      isOurs: new Uint8Array(64),
      cases: 0,
      /** Uint8Array // [place] 1: people are waited for here */
      queues: Uint8Array.from(poolsOf, (list) => (list.length > 0 ? 1 : 0)),
      begun: new Float64Array(places.length),
      waited: new Float64Array(places.length),
      waits: places.map(() => new Quantiles({ exactLimit: 20_000 })),
      done: new Float64Array(places.length),
      worked: new Float64Array(places.length),
      /** Float64Array // [place] the longest work */
      most: new Float64Array(places.length),
      /** Float64Array // [token] minutes suspended in the present piece of work */
      suspended: new Float64Array(0),
    }
  },

  reads: [Row.arrive, Row.assign, Row.begin, Row.resume, Row.finish, Row.expire, Row.cancel],
  take(state, { kind, slot, place, value }, trail, { count, at }) {
    if (trail.tokens > state.suspended.length) state.suspended = longerFloats(state.suspended, trail.tokens * 2)
    const { suspended, variable, option, queues, begun, waited, waits, done, worked, most } = state
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const its = slot[row]
      const what = kind[row]
      if (what === Row.arrive || what === Row.assign) {
        if (its >= state.isOurs.length) state.isOurs = longer(state.isOurs, its * 2)
        if (what === Row.arrive) state.isOurs[its] = 0
        else if (place[row] === variable && value[row] === option) {
          state.isOurs[its] = 1
          state.cases += trail.counted[row]
        }
        continue
      }
      if (state.isOurs[its] === 0) continue
      const token = trail.token[row]
      const here = place[row]
      if (what === Row.begin) {
        if (trail.counted[row] === 0 || queues[here] === 0) continue
        begun[here] += 1
        waited[here] += value[row]
        waits[here].add(value[row])
      } else if (what === Row.resume) suspended[token] += value[row]
      else {
        if (what === Row.finish && trail.counted[row] === 1) {
          const minutes = value[row] - suspended[token]
          done[here] += 1
          worked[here] += minutes
          if (minutes > most[here]) most[here] = minutes
        }
        suspended[token] = 0
      }
    }
  },

  *finish({ subject, wanted, cases, begun, waited, waits, done, worked, most }) {
    const by = { [wanted.by]: wanted.id }
    yield { measure: 'cases', by, unit: 'count', is: 'total', value: cases, n: cases }
    for (const [place, { node }] of subject.places.entries()) {
      if (node === undefined) continue
      const about = { of: node, by, unit: 'minutes' } as const
      if (begun[place] > 0) {
        yield { measure: 'wait.mean', ...about, is: 'ratio', over: waited[place], under: begun[place] }
        yield { measure: 'wait.p90', ...about, is: 'quantile', values: waits[place], at: 0.9 }
      }
      if (done[place] > 0)
        yield {
          ...{ measure: 'service.mean', ...about, is: 'ratio' },
          ...{ over: worked[place], under: done[place], most: most[place] },
        }
    }
  },
})

function longer(flags: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const wide = new Uint8Array(length)
  wide.set(flags)
  return wide
}
