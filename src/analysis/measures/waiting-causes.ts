import { Verb } from '../../kernel/network.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { causes, type Cause } from '../causes/cause.ts'
import { causesAt, passing } from '../causes/causes-at.ts'
import { Meeting } from '../causes/meeting.ts'
import type { Split } from '../causes/split.ts'
import type { Subject } from '../subject.ts'
import { Phase, type Trail } from '../trail.ts'

const width = causes.length
const at = (cause: Cause): number => causes.indexOf(cause)
const [offShift, suspended, contention] = [at('off-shift'), at('suspended'), at('contention')]
const [priority, batching, synchronisation] = [at('priority'), at('batching'), at('synchronisation')]

const Awaited = { nothing: 0, people: 1, batch: 2, ways: 3 } as const

/**
 * Waiting by its causes: at steps and for pools (the parts make up `wait.mean` together with `stopped.mean`, the minutes
 * in which begun work stands still), at batches, and all that a case waits, on its way and for the customer too. Of
 * measured cases. Joins and handoffs tell theirs beside their waits.
 */
export const waitingCauses = analysis({
  name: 'waiting-causes',
  question: { en: 'Why do cases wait?', 'zh-CN': '工单为什么要等？' },
  unit: 'minutes',
  source:
    'Lashkevich et al., Why am I waiting? Data-driven analysis of waiting times in business processes, CAiSE 2023',

  start(subject: Subject) {
    if (subject.depth === 'compared') return undefined
    const { network, places, poolsOf } = subject
    const meeting = new Meeting(subject)
    const things = places.length + network.names.pools.length
    return {
      subject,
      awaited: Uint8Array.from(places, (_, place) => awaitedAt(subject, meeting, place)),
      /** Int32Array // [place] why time passes by itself; −1 where it does not */
      passes: Int32Array.from(places, (_, place) => {
        const why = passing(subject, place)
        return why === undefined || poolsOf[place].length > 0 ? -1 : at(why)
      }),
      /** Float64Array // [place, then pool] waits that ended with a start; minutes in which work stood still */
      count: new Float64Array(things),
      stopped: new Float64Array(things),
      /** Float64Array // [place, then pool × cause] minutes */
      minutes: new Float64Array(things * width),
      /** Float64Array // [cause] minutes of all cases; and cases that are gone */
      whole: new Float64Array(width),
      gone: 0,
      meeting,
    }
  },

  reads: ({ awaited, passes }) => [
    ...[Row.begin, Row.resume, Row.abandon, Row.expire, Row.gone],
    ...(passes.some((cause) => cause >= 0) || awaited.includes(Awaited.batch) ? [Row.finish] : []),
    ...(awaited.includes(Awaited.ways) ? [Row.absorb, Row.join] : []),
  ],
  // Only ways meet in the order in which they come.
  inAnyOrder: ({ awaited }) => !awaited.includes(Awaited.ways),
  take(state, block, trail, { count, at: chosen }) {
    const { split } = trail
    if (!split) return
    const { kind, place, value } = block
    const { awaited, count: waits, subject } = state
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      if (trail.counted[row] === 0) continue
      const what = kind[row]
      const here = place[row]
      if (what === Row.begin) {
        if (awaited[here] !== Awaited.people) continue
        waits[here] += 1
        const list = subject.poolsOf[here]
        const servers = trail.servers[row]
        for (let n = 0; n < list.length; n += 1) if (servers & (1 << n)) waits[awaited.length + list[n]] += 1
        if (value[row] > 0) waited(state, row, here, value[row], split, trail)
      } else if (what === Row.gone) state.gone += 1
      else if (what === Row.finish) passed(state, row, here, value[row], split)
      else if (what === Row.absorb || what === Row.join) meet(state, row, here, block)
      else if (awaited[here] === Awaited.people) ended(state, what, row, here, value[row], split, trail)
    }
  },

  *finish({ subject, awaited, count, stopped, minutes, whole, gone }, trail) {
    if (!trail.split) return
    const ofPlaces = causesAt(subject)
    const ofPools = subject.network.names.pools.map(() => new Set<Cause>())
    const parts = function* (thing: number, of: string, list: Iterable<Cause>): Iterable<Sample> {
      for (const cause of list) yield part({ of, by: { cause } }, minutes[thing * width + at(cause)], count[thing])
    }
    for (const [place, { node }] of subject.places.entries()) {
      if (node === undefined || awaited[place] === Awaited.nothing || awaited[place] === Awaited.ways) continue
      for (const pool of subject.poolsOf[place]) for (const cause of ofPlaces[place]) ofPools[pool].add(cause)
      if (awaited[place] === Awaited.batch) yield part({ of: node }, minutes[place * width + batching], count[place])
      yield* parts(place, node, ofPlaces[place])
      if (ofPlaces[place].includes('suspended')) yield standing(node, stopped[place], count[place])
    }
    for (const [pool, of] of subject.network.names.pools.entries()) {
      const thing = awaited.length + pool
      yield* parts(thing, of, ofPools[pool])
      if (ofPools[pool].has('suspended')) yield standing(of, stopped[thing], count[thing])
    }
    const everywhere = new Set(ofPlaces.flat())
    if (awaited.includes(Awaited.ways)) everywhere.add('synchronisation')
    yield part(
      {},
      whole.reduce((sum, one) => sum + one, 0),
      gone,
    )
    for (const cause of causes) if (everywhere.has(cause)) yield part({ by: { cause } }, whole[at(cause)], gone)
  },
})

interface State {
  subject: Subject
  awaited: Uint8Array
  passes: Int32Array
  count: Float64Array
  stopped: Float64Array
  minutes: Float64Array
  whole: Float64Array
  meeting: Meeting
}

const part = (about: Pick<Sample, 'of' | 'by'>, over: number, under: number): Sample => ({
  ...{ measure: 'wait.mean', ...about, unit: 'minutes', is: 'ratio' },
  ...{ over, under },
})

const standing = (of: string, over: number, under: number): Sample => ({
  ...{ measure: 'stopped.mean', of, unit: 'minutes', is: 'ratio' },
  ...{ over, under },
})

function awaitedAt(subject: Subject, meeting: Meeting, place: number): number {
  if (subject.poolsOf[place].length > 0) return Awaited.people
  if (subject.network.places.verb[place] === Verb.gather) return Awaited.batch
  return meeting.at[place] === 1 ? Awaited.ways : Awaited.nothing
}

/** Waiting for people has ended: with a start, it is the step's and the pools'. */
function waited(state: State, row: number, here: number, minutes: number, split: Split, trail: Trail): void {
  const closed = split.offShift[row]
  const ahead = split.priority[row]
  add(state, here, trail.servers[row], offShift, closed)
  add(state, here, trail.servers[row], priority, ahead)
  add(state, here, trail.servers[row], contention, minutes - closed - ahead)
}

/** Work goes on, or a wait or a stop has ended without: that is the case's alone. */
function ended(state: State, what: number, row: number, here: number, value: number, split: Split, trail: Trail): void {
  const { whole } = state
  const closed = split.offShift[row]
  if (what === Row.resume) {
    add(state, here, trail.servers[row], offShift, closed)
    add(state, here, trail.servers[row], suspended, value - closed)
    state.stopped[here] += value
    const list = state.subject.poolsOf[here]
    for (let n = 0; n < list.length; n += 1)
      if (trail.servers[row] & (1 << n)) state.stopped[state.awaited.length + list[n]] += value
    return
  }
  const isWaiting = what === Row.abandon || trail.phase[row] === Phase.waiting
  const ahead = isWaiting ? split.priority[row] : 0
  const minutes = isWaiting ? value : split.stopped[row]
  if (minutes === 0) return
  whole[offShift] += closed
  whole[priority] += ahead
  whole[isWaiting ? contention : suspended] += minutes - closed - ahead
}

/** To the case, the step, and each pool that could have served it. */
function add(
  { subject, awaited, minutes, whole }: State,
  here: number,
  servers: number,
  cause: number,
  much: number,
): void {
  if (much === 0) return
  whole[cause] += much
  minutes[here * width + cause] += much
  const list = subject.poolsOf[here]
  for (let n = 0; n < list.length; n += 1)
    if (servers & (1 << n)) minutes[(awaited.length + list[n]) * width + cause] += much
}

function passed(
  { awaited, passes, count, minutes, whole }: State,
  row: number,
  here: number,
  value: number,
  split: Split,
): void {
  if (passes[here] >= 0) {
    const closed = split.offShift[row]
    const tray = split.batching[row]
    whole[offShift] += closed
    whole[batching] += tray
    whole[passes[here]] += value - closed - tray
  } else if (awaited[here] === Awaited.batch) {
    count[here] += 1
    minutes[here * width + batching] += value
    whole[batching] += value
  }
}

function meet({ whole, meeting }: State, row: number, here: number, { kind, time, slot }: Block): void {
  if (meeting.at[here] === 0) return
  if (kind[row] === Row.absorb) meeting.come(slot[row], here, time[row])
  else {
    meeting.meet(slot[row], here, time[row])
    whole[synchronisation] += meeting.minutes
  }
}
