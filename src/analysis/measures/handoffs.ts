import { get, handoffs as handoffsOf } from '../../blueprint/index.ts'
import { Row } from '../../kernel/recording.ts'
import { agreedTimes, isKept, type AgreedTime } from '../agreed-times.ts'
import { analysis, type Sample } from '../analysis.ts'
import { causes, type Cause } from '../causes/cause.ts'
import { causesAt } from '../causes/causes-at.ts'
import { Phase, longerFloats, longerInts } from '../trail.ts'
import type { Subject } from '../subject.ts'

const at = (cause: Cause): number => causes.indexOf(cause)
const [offShift, batching, transfer] = [at('off-shift'), at('batching'), at('transfer')]
const [priority, contention] = [at('priority'), at('contention')]

/**
 * What happens between departments: how long a handoff takes (on its way and waiting at the receiver), how often it is
 * sent back on receipt, and whether the receiver has done its part within the agreed time (from the handing over to
 * the receiver's finish, in the agreed calendar). Of measured cases.
 */
export const handoffs = analysis({
  name: 'handoffs',
  question: { en: 'What is lost between departments?', 'zh-CN': '部门之间损失了什么？' },
  unit: 'minutes',
  source: 'Kingman-Brundage 1989; internal service standards as in 中国电信客户服务管理',
  ofCases: true,

  start(subject: Subject) {
    const { blueprint, network } = subject
    const ids = new Set(handoffsOf(blueprint).map(({ flow }) => flow.id))
    const agreed = agreedTimes(subject)
    const flows = network.names.flows.map((id, at) => ({
      id,
      isHandoff: ids.has(id) || get(blueprint, 'flow', id)?.handoff !== undefined,
      agreed: agreed[at],
    }))
    if (!flows.some((flow) => flow.isHandoff)) return undefined
    const indexOf = new Map(network.names.flows.map((id, at) => [id, at]))
    const count = flows.length
    return {
      flows,
      causesOf: flows.map(({ id, isHandoff }) => (isHandoff ? causesOn(subject, id) : [])),
      /** Int32Array // [place] flow on whose way it lies; −1 for steps */
      wayOf: Int32Array.from(subject.places, ({ flow }) => (flow === undefined ? -1 : (indexOf.get(flow) ?? -1))),
      sent: new Float64Array(count),
      refused: new Float64Array(count),
      minutes: new Float64Array(count),
      /** Float64Array // [flow × cause] the same minutes */
      parts: new Float64Array(count * causes.length),
      kept: new Float64Array(count),
      done: new Float64Array(count),
      /** [token] the flow it was handed over by, −1 none, and when */
      by: new Int32Array(0),
      since: new Float64Array(0),
    }
  },

  reads: [
    ...[Row.enter, Row.begin, Row.finish, Row.abandon, Row.expire, Row.pass, Row.decide, Row.join, Row.end],
    Row.branch,
  ],
  take(state, { kind, time, place, detail, value }, trail, { count, at: chosen }) {
    if (trail.tokens > state.by.length) {
      state.by = longerInts(state.by, trail.tokens * 2, -1)
      state.since = longerFloats(state.since, trail.tokens * 2)
    }
    const { wayOf, sent, refused, minutes, parts, by, since } = state
    const { split } = trail
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      if (trail.counted[row] === 0) continue
      const token = trail.token[row]
      const what = kind[row]
      const way = what <= Row.timer ? wayOf[place[row]] : -1
      if (way >= 0) {
        if (what === Row.enter || what === Row.decide) {
          if (by[token] !== way) {
            by[token] = way
            since[token] = time[row]
          }
          if (what === Row.decide && detail[row] !== way) {
            refused[way] += 1
            by[token] = -1
          }
        } else if (what === Row.finish && detail[row] === way) {
          minutes[way] += value[row]
          if (split) part(parts, way, value[row], split.offShift[row], split.batching[row], batching, transfer)
        }
        continue
      }
      switch (what) {
        case Row.enter:
          if (by[token] !== detail[row]) {
            by[token] = detail[row]
            since[token] = time[row]
          }
          break
        case Row.begin:
        case Row.abandon:
        case Row.expire:
          if (by[token] < 0 || (what === Row.expire && trail.phase[row] !== Phase.waiting)) break
          minutes[by[token]] += value[row]
          if (split && value[row] > 0)
            part(parts, by[token], value[row], split.offShift[row], split.priority[row], priority, contention)
          break
      }
      switch (what) {
        case Row.finish:
        case Row.abandon:
        case Row.expire:
        case Row.pass:
        case Row.decide:
        case Row.join:
        case Row.end:
          if (by[token] >= 0) complete(state, by[token], since[token], time[row])
          by[token] = -1
          if (what !== Row.end && detail[row] >= 0) sent[detail[row]] += 1
          break
        case Row.branch:
          by[token] = -1
          if (detail[row] >= 0) sent[detail[row]] += 1
          break
      }
    }
  },

  *finish({ flows, causesOf, sent, refused, minutes, parts, kept, done }, trail) {
    for (const [at, { id, isHandoff, agreed }] of flows.entries()) {
      if (!isHandoff) continue
      const about = { of: id, unit: 'minutes', is: 'ratio' } as const
      yield { measure: 'wait.mean', ...about, over: minutes[at], under: sent[at] - refused[at] } satisfies Sample
      if (trail.split)
        for (const cause of causesOf[at]) {
          const over = parts[at * causes.length + causes.indexOf(cause)]
          yield { measure: 'wait.mean', ...about, by: { cause }, over, under: sent[at] - refused[at] } satisfies Sample
        }
      yield {
        measure: 'bounce',
        of: id,
        unit: 'share',
        is: 'share',
        over: refused[at],
        under: sent[at],
      } satisfies Sample
      if (agreed.within === undefined) continue
      yield { measure: 'agreed', of: id, unit: 'share', is: 'share', over: kept[at], under: done[at] } satisfies Sample
    }
  },
})

/** Why a handoff may take time: on its way, and where it leads. */
function causesOn(subject: Subject, flow: string): Cause[] {
  const { places, network } = subject
  const to = get(subject.blueprint, 'flow', flow)?.to
  const ofPlaces = causesAt(subject)
  const found = new Set(
    places.flatMap(({ node }, place) =>
      network.names.places[place] === flow || (node === to && subject.poolsOf[place].length > 0) ? ofPlaces[place] : [],
    ),
  )
  // It ends with the first start: what stops later is no part of it.
  return causes.filter((cause) => cause !== 'suspended' && found.has(cause))
}

/** Splits minutes of a flow: off shift, one more cause, and the rest. */
function part(
  parts: Float64Array,
  flow: number,
  minutes: number,
  closed: number,
  more: number,
  moreIs: number,
  restIs: number,
): void {
  const first = flow * causes.length
  parts[first + offShift] += closed
  parts[first + moreIs] += more
  parts[first + restIs] += minutes - closed - more
}

interface State {
  flows: { agreed: AgreedTime }[]
  kept: Float64Array
  done: Float64Array
}

function complete({ flows, kept, done }: State, flow: number, since: number, now: number): void {
  const isInTime = isKept(flows[flow].agreed, since, now)
  if (isInTime === undefined) return
  done[flow] += 1
  if (isInTime) kept[flow] += 1
}
