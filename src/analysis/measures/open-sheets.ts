import { days } from '../../blueprint/index.ts'
import { Row } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { flowsBetween } from '../flows-between.ts'
import { Levels } from '../levels.ts'
import { longerInts } from '../trail.ts'
import type { Subject } from '../subject.ts'

/** Looked at so often a day, for what gathers over the week. */
const everyHours = 4
const looksADay = 24 / everyHours

/**
 * Sheets that a department has handed over and the other has not yet done with: how many there are on average, and at
 * each fourth hour of the week, of all cases. In balance as many are open as come in a day times the days each takes.
 */
export const openSheets = analysis({
  name: 'open-sheets',
  question: { en: 'How many sheets are open with whom?', 'zh-CN': '谁手里有多少未闭环工单？' },
  unit: 'count',
  source: '闭环管理 as in 中国电信客户服务管理; Little, Operations Research 9(3), 1961',
  isWritten: true,
  start(subject: Subject) {
    const flows = flowsBetween(subject)
    if (!flows) return undefined
    const count = flows.ids.length
    const looks = subject.to - subject.from >= 7 * 1440 ? looksIn(subject) : []
    return {
      flows,
      span: subject.to - subject.from,
      open: new Levels(count, subject.from, subject.to),
      sent: new Float64Array(count),
      from: subject.from,
      to: subject.to,
      /** Int32Array // [token] the flow it was handed over by, −1 none */
      by: new Int32Array(0),
      looks,
      /** The next of them. */
      next: 0,
      /** Float64Array // [flow × moment of the week] sheets seen, and how often it was looked */
      seen: new Float64Array(looks.length > 0 ? count * 7 * looksADay : 0),
      times: new Float64Array(7 * looksADay),
    }
  },

  reads: [
    ...[Row.finish, Row.abandon, Row.expire, Row.full, Row.pass, Row.decide, Row.branch, Row.absorb, Row.join],
    ...[Row.cancel, Row.end],
  ],
  take(state, { kind, time, place, detail }, trail, { count, at: chosen }) {
    if (trail.tokens > state.by.length) state.by = longerInts(state.by, trail.tokens * 2, -1)
    const { by, open, sent, flows, looks } = state
    const { wayOf, handoffOf } = flows
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      const token = trail.token[row]
      const what = kind[row]
      const now = time[row]
      while (state.next < looks.length && looks[state.next].at <= now) look(state)
      const way = wayOf[place[row]]
      // On its way it stays open, unless it is refused there.
      if (way >= 0 && !(what === Row.cancel || (what === Row.decide && detail[row] !== way))) continue
      if (by[token] >= 0) open.change(by[token], now, -1)
      by[token] = -1
      if (way >= 0 || what === Row.end || what === Row.absorb || what === Row.cancel) continue
      const flow = detail[row]
      if (flow < 0 || handoffOf[flow] < 0) continue
      by[token] = flow
      open.change(flow, now, 1)
      if (now >= state.from && now < state.to) sent[flow] += 1
    }
  },

  *finish(state) {
    const { flows, open, span, sent, looks, seen, times } = state
    while (state.next < looks.length) look(state)
    for (const [flow, of] of flows.ids.entries()) {
      if (flows.handoffOf[flow] < 0) continue
      const value = open.integral(flow) / span
      yield { measure: 'sheets.mean', of, unit: 'count', is: 'total', value, n: sent[flow] } satisfies Sample
      if (looks.length === 0) continue
      for (const [at, taken] of times.entries()) {
        if (taken === 0) continue
        const by = { day: days[Math.floor(at / looksADay)], hour: `${(at % looksADay) * everyHours}` }
        const mean = seen[flow * times.length + at] / taken
        yield { measure: 'sheets', of, by, unit: 'count', is: 'total', value: mean, n: taken } satisfies Sample
      }
    }
  },
})

interface Looking {
  looks: readonly Look[]
  next: number
  open: Levels
  seen: Float64Array
  times: Float64Array
}

/** A moment at which it is looked, and which of the week that is. */
interface Look {
  at: number
  ofWeek: number
}

function look(state: Looking): void {
  const { looks, open, seen, times } = state
  const { ofWeek } = looks[state.next]
  for (let flow = 0; flow < open.now.length; flow += 1) seen[flow * times.length + ofWeek] += open.now[flow]
  times[ofWeek] += 1
  state.next += 1
}

function looksIn({ time, from, to }: Subject): Look[] {
  const looks: Look[] = []
  const first = time.minuteOfDay(from) % 60 === 0 ? from : time.nextHour(from)
  for (let at = first; at < to; at = time.nextHour(at)) {
    const hour = time.hourOf(at)
    if (hour % everyHours === 0) looks.push({ at, ofWeek: time.weekdayOf(at) * looksADay + hour / everyHours })
  }
  return looks
}
