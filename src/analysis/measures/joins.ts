import { get, nodesOf } from '../../blueprint/index.ts'
import { Row } from '../../kernel/recording.ts'
import { analysis } from '../analysis.ts'
import { Meeting } from '../causes/meeting.ts'
import { longerInts } from '../trail.ts'
import type { Subject } from '../subject.ts'

/**
 * Who keeps whom waiting where parallel ways meet: how often each way of a fork is the last at its join, and how long
 * what has come first waits there. Of joins that wait for all or for those taken, and of measured cases.
 */
export const joins = analysis({
  name: 'joins',
  question: { en: 'Which of the parallel ways is the last?', 'zh-CN': '并行的几路中哪一路最后完成？' },
  unit: 'share',
  source: 'van der Aalst, Business Process Management, 2013 (synchronisation time)',

  start(subject: Subject) {
    const forks = nodesOf(subject.blueprint, 'fork').map((fork) => fork.id)
    const flows = subject.network.names.flows
    if (forks.length === 0) return undefined
    return {
      subject,
      forkOf: flows.map((flow) => get(subject.blueprint, 'flow', flow)?.from ?? ''),
      forks: new Set(forks),
      /** Int32Array // [token] the way of a fork that it took last, −1 none */
      way: new Int32Array(0),
      last: new Float64Array(flows.length),
      /** Joins completed, by fork of the last way. */
      met: new Map<string, number>(),
      meeting: new Meeting(subject),
      count: new Float64Array(subject.places.length),
      minutes: new Float64Array(subject.places.length),
    }
  },

  reads: [Row.branch, Row.absorb, Row.join],
  take(state, { kind, time, slot, place, detail }, trail, { count, at }) {
    if (trail.tokens > state.way.length) state.way = longerInts(state.way, trail.tokens * 2, -1)
    const { way, meeting } = state
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      const what = kind[row]
      if (what === Row.branch) way[trail.token[row]] = detail[row]
      else if ((what === Row.absorb || what === Row.join) && trail.counted[row] === 1 && meeting.at[place[row]] > 0) {
        if (what === Row.absorb) {
          meeting.come(slot[row], place[row], time[row])
          continue
        }
        meeting.meet(slot[row], place[row], time[row])
        state.count[place[row]] += meeting.since.length
        state.minutes[place[row]] += meeting.minutes
        const last = way[trail.token[row]]
        if (last < 0 || meeting.since.length === 0) continue
        state.last[last] += 1
        state.met.set(state.forkOf[last], (state.met.get(state.forkOf[last]) ?? 0) + 1)
        way[trail.token[row]] = -1
      }
    }
  },

  *finish({ subject, forkOf, forks, last, met, meeting, count, minutes }, trail) {
    for (const [at, flow] of subject.network.names.flows.entries())
      if (forks.has(forkOf[at]))
        yield { measure: 'last', of: flow, unit: 'share', is: 'share', over: last[at], under: met.get(forkOf[at]) ?? 0 }
    for (const [place, { node }] of subject.places.entries())
      if (meeting.at[place] === 1 && node !== undefined)
        for (const by of trail.split ? [undefined, { cause: 'synchronisation' }] : [undefined])
          yield {
            ...{ measure: 'wait.mean', of: node, ...(by && { by }), unit: 'minutes', is: 'ratio' },
            ...{ over: minutes[place], under: count[place] },
          }
  },
})
