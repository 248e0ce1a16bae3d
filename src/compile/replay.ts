/**
 * The oracle: a recorded case, taken step by step through XState's own `transition()`. Each row must be a step that the
 * machine allows from where it stands, and the machine must then stand where the next row says.
 * The same walk tells a case's story with the states it was in.
 */
import {
  getNextTransitions,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyTransitionDefinition,
  type SnapshotFrom,
} from 'xstate'
import { Row } from '../kernel/recording.ts'
import { Verb, type Network } from '../kernel/network.ts'
import { lifeMachine, meetingMachine, type CaseValues, type LifeEvent } from './life.ts'
import type { CaseMachine, PlaceMeta, StateConfig } from './machine-config.ts'

type LifeMachine = ReturnType<typeof lifeMachine>
type Life = SnapshotFrom<LifeMachine>

/** A row of a recording, read. */
export interface RecordedRow {
  kind: number
  time: number
  token: number
  place: number
  detail: number
  value: number
}

/** A life of the case: the whole of it, or one branch that is no block, or a side errand. */
export interface LifeState {
  /** The token with which it began. */
  token: number
  value: unknown
  done: boolean
}

interface OneLife {
  token: number
  snapshot: Life
  /** Instances of the forks that it branched off from, the innermost last. */
  instances: readonly number[]
  stopped?: boolean
}

/** Made once for a blueprint; replays are cheap then. */
export interface Machines {
  life: LifeMachine
  meetings: ReturnType<typeof meetingMachine>
  network: Network
  machine: CaseMachine
  /** Forks at which a life ends and each way begins another: way by flow. */
  spawned: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export const machinesOf = (machine: CaseMachine, network: Network): Machines => ({
  life: lifeMachine(machine),
  meetings: meetingMachine(machine.meetings),
  machine,
  network,
  spawned: spawnedIn(machine.life),
})

function spawnedIn(state: StateConfig, found = new Map<string, ReadonlyMap<string, string>>()) {
  const meta = state.meta as PlaceMeta | undefined
  if (meta?.verb === 'fork' && meta.ways) found.set(meta.place, new Map(meta.ways.map((way) => [way.flow, way.to])))
  for (const inner of Object.values(state.states ?? {})) spawnedIn(inner, found)
  return found
}

export class Replay {
  /** The event that the last accepted row meant; undefined where it meant none. */
  event: LifeEvent | undefined
  readonly #machines: Machines
  readonly #values: CaseValues
  readonly #lives: OneLife[] = []
  readonly #lifeOf = new Map<number, number>()
  #meetings
  /** The life that forked last, and how often one has. */
  #forked = 0
  #instance = 0
  readonly #cancelled: RecordedRow[] = []
  readonly #spawned: ReadonlyMap<string, ReadonlyMap<string, string>>

  /** @param place first place of the case */
  constructor(machines: Machines, values: CaseValues, place: number) {
    this.#machines = machines
    this.#values = values
    this.#meetings = initialTransition(machines.meetings)[0]
    this.#spawned = machines.spawned
    this.#begin(0, machines.network.names.places[place], {}, [])
  }

  get lives(): LifeState[] {
    return this.#lives.map(({ token, snapshot }) => ({
      token,
      value: snapshot.value,
      done: snapshot.status === 'done',
    }))
  }

  /** Events that some life of the case would take now. */
  get next(): string[] {
    return [
      ...new Set(
        this.#lives
          .filter((life) => !isOver(life))
          .flatMap((life) => nextOf(life.snapshot).map((one) => one.eventType)),
      ),
    ].filter((type) => type !== '' && !type.startsWith('xstate.done'))
  }

  /** Takes a row. @returns what is wrong, or undefined if the machine agrees */
  accept(row: RecordedRow): string | undefined {
    const { places, flows } = this.#machines.network.names
    const place = places[row.place]
    const flow = row.detail >= 0 ? flows[row.detail] : undefined
    this.event = undefined
    switch (row.kind) {
      case Row.enter:
      case Row.suspend:
      case Row.resume:
        return this.#mustStandAt(row, place)
      case Row.begin:
        return this.#isSeize(place) ? this.#send(row, (one) => one === `${place}.begin`) : this.#mustStandAt(row, place)
      case Row.stage:
        return this.#send(row, (one) => one === `${place}.stage-${row.detail + 1}`)
      case Row.finish:
        return this.#send(
          row,
          (one) => one === `${place}.finish` || isAfter(one, /^(delay|transfer|refusal):/, place),
          flow,
        )
      case Row.abandon:
        return this.#send(row, (one) => isAfter(one, /^patience:/, place), flow)
      case Row.expire:
        return this.#send(row, (one) => isAfter(one, /^deadline:/, place), flow)
      case Row.full:
        return this.#send(row, (one) => one === `${place}.full` || one === `${place}.balk`, flow)
      case Row.pass:
        return this.#send(row, (one) => one === `${place}.pass`, flow)
      case Row.decide:
        return this.#send(row, (one) => one === `${place}.decide`, flow)
      case Row.timer: {
        const name = `timer:${this.#machines.network.timers.name[row.detail]}@${place}`
        return this.#send(row, (one) => one.startsWith(`xstate.after.${name}.`), undefined, row.value === 1)
      }
      case Row.fork:
        this.#forked = this.#lifeOf.get(row.token) ?? 0
        this.#instance += 1
        // A fork none of whose ways is taken, or whose first way is over at once, is already behind the machine.
        return this.#standsAt(this.#lifeAt(row), this.#joinOf(row.place)) ? undefined : this.#mustStandAt(row, place)
      case Row.branch:
        return this.#branch(row, place, flow)
      case Row.absorb:
        return this.#meet(row, place, false)
      case Row.join:
        return (
          this.#meet(row, place, true) ?? this.#othersStopped() ?? this.#send(row, (one) => one === `${place}.go`, flow)
        )
      case Row.end:
        return this.#lifeAt(row).status === 'done' ? undefined : this.#mustStandAt(row, place)
      case Row.cancel:
        this.#cancelled.push(row)
        return undefined
      case Row.gone: {
        const open = this.#lives.find((life) => !isOver(life))
        return open
          ? `the case has ended, but the machine is still at ${JSON.stringify(open.snapshot.value)}`
          : undefined
      }
      default:
        return undefined
    }
  }

  #begin(token: number, start: string, taken: Record<string, number>, instances: readonly number[]): void {
    const [snapshot] = initialTransition(this.#machines.life, { values: this.#values, start, taken })
    this.#lifeOf.set(token, this.#lives.length)
    this.#lives.push({ token, snapshot, instances })
  }

  #lifeAt(row: RecordedRow): Life {
    return this.#lives[this.#lifeOf.get(row.token) ?? 0].snapshot
  }

  #isSeize(place: string): boolean {
    return this.#machines.network.places.verb[this.#machines.network.names.places.indexOf(place)] === Verb.seize
  }

  #mustStandAt(row: RecordedRow, place: string): string | undefined {
    const life = this.#lifeAt(row)
    return this.#standsAt(life, place)
      ? undefined
      : `the recording is at ${place}, the machine at ${JSON.stringify(life.value)}`
  }

  #standsAt(life: Life, place: string): boolean {
    return Object.values(life.getMeta()).some((meta) => (meta as PlaceMeta | undefined)?.place === place)
  }

  #send(row: RecordedRow, wanted: (eventType: string) => boolean, flow?: string, hits?: boolean): string | undefined {
    const at = this.#lifeOf.get(row.token) ?? 0
    const { snapshot } = this.#lives[at]
    const possible = nextOf(snapshot).filter((one) => wanted(one.eventType))
    if (possible.length === 0) {
      return `nothing at ${JSON.stringify(snapshot.value)} fits row ${row.kind} at ${this.#machines.network.names.places[row.place]}`
    }
    const event: LifeEvent = {
      type: (possible.find((one) => flowOf(one) === flow) ?? possible[0]).eventType,
      ...(flow === undefined ? {} : { flow }),
      ...(hits === undefined ? {} : { hits }),
    }
    const named = possible.map(flowOf).filter((one) => one !== undefined)
    if (flow !== undefined && named.length > 0 && !named.includes(flow))
      return `${event.type} does not lead along ${flow}`
    if (!snapshot.can(event as never))
      return `the machine refuses ${event.type} ${flow ?? ''} at ${JSON.stringify(snapshot.value)}`
    const [next] = transition(this.#machines.life, snapshot, event as never)
    this.#lives[at] = { ...this.#lives[at], snapshot: next }
    this.event = event
    return undefined
  }

  #joinOf(place: number): string {
    const { join, verb } = this.#machines.network.places
    const at = verb.findIndex((one, other) => one === Verb.join && join[other] === join[place])
    return this.#machines.network.names.places[at]
  }

  #branch(row: RecordedRow, place: string, flow: string | undefined): string | undefined {
    if (flow === undefined) {
      // A side errand.
      this.#begin(row.token, place, {}, [])
      return undefined
    }
    const ways = this.#spawned.get(place)
    if (ways === undefined) {
      this.#lifeOf.set(row.token, this.#forked)
      return undefined
    }
    const to = ways.get(flow)
    if (to === undefined) return `${place} has no way ${flow}`
    const join = this.#joinOf(row.place)
    const forked = this.#lives[this.#forked]
    const closes = join in this.#machines.machine.meetings
    if (closes) this.#tellMeetings(`${join}.awaits`, this.#instance)
    const instances = closes ? [...forked.instances, this.#instance] : forked.instances
    if (!to.endsWith(':arrived')) this.#begin(row.token, to, forked.snapshot.context.taken, instances)
    else {
      // A way that leads straight to a join is a life that is over as it begins.
      this.#lifeOf.set(row.token, this.#lives.length)
      this.#lives.push({ ...forked, token: row.token, instances })
    }
    return undefined
  }

  /** A token comes to a join. Inside a block the machine has seen it by itself; else the meeting counts. */
  #meet(row: RecordedRow, place: string, goesOn: boolean): string | undefined {
    if (!(place in this.#machines.machine.meetings)) return goesOn ? this.#mustStandAt(row, place) : undefined
    const { snapshot, instances } = this.#lives[this.#lifeOf.get(row.token) ?? 0]
    if (snapshot.status !== 'done')
      return `token ${row.token} meets at ${place}, but its life is still at ${JSON.stringify(snapshot.value)}`
    const { closesBlock, mode } = this.#machines.machine.meetings[place]
    this.#tellMeetings(`${place}.arrived`, closesBlock ? (instances.at(-1) ?? 0) : 0)
    const complete = this.#meetings.context.complete === place
    if (complete !== goesOn) return `${place} ${complete ? 'is' : 'is not'} complete for the machine`
    const instance = instances.at(-1)
    if (goesOn && mode === 'first' && instance !== undefined)
      for (const life of this.#lives) if (life.instances.includes(instance)) life.stopped = true
    if (goesOn) this.#begin(row.token, place, snapshot.context.taken, closesBlock ? instances.slice(0, -1) : instances)
    return undefined
  }

  #tellMeetings(type: string, instance: number): void {
    ;[this.#meetings] = transition(this.#machines.meetings, this.#meetings, { type, instance })
  }

  /** Who was stopped for the first at a join: inside a parallel state the machine has left; a life of its own is stopped by its parent. */
  #othersStopped(): string | undefined {
    for (const row of this.#cancelled.splice(0)) {
      const life = this.#lives[this.#lifeOf.get(row.token) ?? 0]
      const place = this.#machines.network.names.places[row.place]
      if (!isOver(life) && this.#standsAt(life.snapshot, place))
        return `token ${row.token} was stopped at ${place}, but the machine is still there`
    }
    return undefined
  }
}

const isOver = (life: OneLife): boolean => life.stopped === true || life.snapshot.status === 'done'

const nextOf = (life: Life): AnyTransitionDefinition[] => getNextTransitions(life as unknown as AnyMachineSnapshot)

const isAfter = (eventType: string, kinds: RegExp, place: string): boolean => {
  if (!eventType.startsWith('xstate.after.')) return false
  const name = eventType.slice('xstate.after.'.length)
  const kind = kinds.exec(name)?.[0]
  // A handoff's states are named by its flow, with `~refused` for the way back.
  const id = place.endsWith('~refused') ? place.slice(0, -'~refused'.length) : place
  return kind !== undefined && name.startsWith(`${kind}${id}.`)
}

/** The flow of a transition that is the only way out. */
const flowOf = (transition: AnyTransitionDefinition): string | undefined =>
  (transition.meta as { flow?: string } | undefined)?.flow
