/** Tells one case of a run: the replication is run again from its key, and the case is walked through its XState machine. */
import { Meeting, Split, subjectOf, Trail, waitedAt, type Waited } from '../analysis/index.ts'
import { assert } from '../base/index.ts'
import { localClock, dateOf, type Blueprint, type LocalClock } from '../blueprint/index.ts'
import { Replay, compileNetwork, machinesOf, type RecordedRow } from '../compile/index.ts'
import { Row } from '../kernel/recording.ts'
import type { Network } from '../kernel/network.ts'
import { Run } from '../kernel/run.ts'
import { CaseCollector, type RecordedCase } from './cases.ts'
import type { CaseOfRun } from './messages.ts'
import { runSpan } from './span.ts'
import type { Story, StoryStep } from './story.ts'

/**
 * @returns undefined where no such case arrives in the run
 */
export function tell(
  blueprint: Blueprint,
  seed: number,
  { replication, serial, warmupMinutes }: CaseOfRun,
): Story | undefined {
  const span = runSpan(blueprint, warmupMinutes)
  const { machine, network } = compileNetwork(blueprint, span.horizonMinutes)
  const run = new Run(network, { seed, replication, ...span })
  const collector = new CaseCollector(network, (one) => one === serial)
  const subject = subjectOf(blueprint, network, span.warmupMinutes, span.warmupMinutes + span.lengthMinutes, 'drawn')
  const trail = new Trail(subject)
  trail.split = new Split(subject, trail)
  const meeting = new Meeting(subject)
  const waits = new Map<RecordedRow, Waited>()
  const take = ({ block }: Run) => {
    trail.follow(block)
    trail.split?.follow(block, trail)
    collector.take(block, (row, at) => waits.set(row, waitedAt(subject, trail, meeting, block, at)))
  }
  // Who is there at the beginning stands in the block already.
  take(run)
  for (let more = true; more && !(collector.cases.length > 0 && collector.settled);) {
    more = run.step(2_000)
    take(run)
  }
  const found = collector.cases[0]
  if (!found) return undefined
  const clock = localClock(blueprint)
  assert(clock, 'simulation/tell', 'a blueprint without a readable start was run')
  const replay = new Replay(machinesOf(machine, network), found.values, found.place)
  const steps: StoryStep[] = [arrival(found, network, replay, clock)]
  for (const row of found.rows) {
    const problem = replay.accept(row)
    assert(problem === undefined, 'simulation/tell', `case ${serial}: ${problem}`)
    const what = saying(row, network)
    if (what === undefined) continue
    const waited = waits.get(row) ?? []
    steps.push({ ...stepOf(row, what, network, replay, clock), ...(waited.length > 0 && { waited }) })
  }
  return {
    replication,
    serial,
    ...(found.values.class === undefined ? {} : { class: String(found.values.class) }),
    ...(found.values.channel === undefined ? {} : { channel: String(found.values.channel) }),
    attributes: attributesOf(found),
    arrivedAt: found.arrivedAt,
    endedAt: found.goneAt,
    outcome: outcomeOf(found, network),
    steps,
  }
}

function arrival(found: RecordedCase, network: Network, replay: Replay, clock: LocalClock): StoryStep {
  return {
    at: found.arrivedAt,
    local: localTime(clock, found.arrivedAt),
    what: 'arrives',
    node: network.names.places[found.place],
    token: 0,
    event: `${network.names.sources[found.source]}.arrive`,
    states: statesOf(replay),
    next: replay.next,
  }
}

/** What a row says in a story; nothing for a passed point or a token's mere absorption into the next row. */
function saying(row: RecordedRow, network: Network): StoryStep['what'] | undefined {
  const place = network.names.places[row.place] ?? ''
  const isHandoff = network.names.flows.includes(place)
  switch (row.kind) {
    case Row.enter:
      return 'enters'
    case Row.begin:
      return isHandoff || network.places.verb[row.place] !== 1 ? undefined : 'begins'
    case Row.stage:
      return 'reaches'
    case Row.finish:
      return isHandoff ? 'delivers' : 'finishes'
    case Row.suspend:
      return 'suspends'
    case Row.resume:
      return 'resumes'
    case Row.abandon:
      return 'abandons'
    case Row.expire:
      return 'expires'
    case Row.decide:
      return place.endsWith('~receipt')
        ? network.names.flows[row.detail]?.endsWith('~refused')
          ? 'bounces'
          : 'delivers'
        : 'decides'
    case Row.pass:
      return 'finishes'
    case Row.fork:
      return 'splits'
    case Row.join:
      return 'joins'
    case Row.cancel:
      return 'cancelled'
    case Row.timer:
      return network.timers.spawn[row.detail] >= 0 ? (row.value === 1 ? 'chases' : undefined) : 'escalates'
    case Row.end:
      return 'ends'
    default:
      return undefined
  }
}

/** Steps whose row names something else than a flow, or nothing. */
const withoutFlow = new Set<StoryStep['what']>(['ends', 'reaches', 'chases', 'escalates', 'suspends', 'resumes'])

function stepOf(
  row: RecordedRow,
  what: StoryStep['what'],
  network: Network,
  replay: Replay,
  clock: LocalClock,
): StoryStep {
  const place = network.names.places[row.place]
  const hasFlow = row.detail >= 0 && !withoutFlow.has(what)
  const hasMinutes =
    what === 'begins' ||
    what === 'finishes' ||
    what === 'abandons' ||
    what === 'expires' ||
    what === 'resumes' ||
    what === 'ends'
  return {
    at: row.time,
    local: localTime(clock, row.time),
    what,
    node: place.replace(/~(receipt|refused)$/, ''),
    ...(hasFlow ? { flow: network.names.flows[row.detail].replace(/~refused$/, '') } : {}),
    token: row.token,
    ...(hasMinutes ? { minutes: row.value } : {}),
    event: replay.event?.type ?? '',
    states: statesOf(replay),
    next: replay.next,
  }
}

const statesOf = (replay: Replay): StoryStep['states'] =>
  replay.lives.filter((life, at) => at === 0 || !life.done).map(({ token, value }) => ({ token, value }))

function attributesOf(found: RecordedCase): Story['attributes'] {
  const attributes: Story['attributes'] = {}
  for (const [name, value] of Object.entries(found.values)) {
    if (name !== 'class' && name !== 'channel' && value !== undefined) attributes[name] = value
  }
  return attributes
}

function outcomeOf(found: RecordedCase, network: Network): string | undefined {
  const gone = found.rows.find((row) => row.kind === Row.gone)
  return gone && gone.detail >= 0 ? network.names.outcomes[gone.detail] : undefined
}

function localTime(clock: LocalClock, at: number): string {
  const { day, minuteOfDay } = clock.local(at)
  const minute = Math.floor(minuteOfDay)
  return `${dateOf(day)}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
