/** What a measure is taken of: the blueprint, its network, the measured span, and how the one names the other. */
import { studyKind, type Blueprint } from '../blueprint/index.ts'
import type { Network } from '../kernel/network.ts'
import { LocalTime } from './local-time.ts'
import { OpenTimes } from './open-time.ts'

/**
 * How deep a run is read: so that it can be compared with another one, which is enough for what is only tried; so that
 * it can be drawn on the blueprint, with values over hours, weekdays and dates; or so that it can be written about. Each
 * reads what those before it read, and takes longer.
 */
export const depths = ['compared', 'drawn', 'written'] as const
export type Depth = (typeof depths)[number]

export interface Subject {
  blueprint: Blueprint
  network: Network
  /** Cases that arrive in [from, to) are measured; time averages are taken over the same span. Run minutes. */
  from: number
  to: number
  time: LocalTime
  /** Working time of the calendars. */
  openTimes: OpenTimes
  /** The record that a place stands for: a node, or (what is on its way) a flow. */
  places: readonly PlaceMeaning[]
  /** Ids of the customer classes, in the order of `assign` values; none where cases have no class. */
  classes: readonly string[]
  /** Index of the variable `class`, −1 for none. */
  classVariable: number
  /** Pools that a place takes people from: indices into names.pools, for each place. */
  poolsOf: readonly (readonly number[])[]
  /** How deep it is read. */
  depth: Depth
  /** Of these cases alone waits and work at steps are wanted, too; of nobody where absent. */
  alone?: { by: 'class' | 'channel'; id: string }
}

export interface PlaceMeaning {
  /** Id of the node at which a case is here; absent while it is on its way. */
  node?: string
  /** Id of the flow on which it is on its way. */
  flow?: string
}

export function subjectOf(blueprint: Blueprint, network: Network, from: number, to: number, depth: Depth): Subject {
  const classVariable = network.names.variables.findIndex((one) => one.name === 'class')
  return {
    blueprint,
    network,
    from,
    to,
    time: new LocalTime(blueprint, network.horizonMinutes),
    openTimes: new OpenTimes(blueprint, network.horizonMinutes),
    places: network.names.places.map((name) => meaningOf(blueprint, name)),
    classes: network.names.variables[classVariable]?.options ?? [],
    classVariable,
    poolsOf: network.names.places.map((_, place) => poolsAt(network, place)),
    depth,
  }
}

/** The span's length in days; figures per day are taken over it. A study of one opening (9 to 18 o'clock) is a day's work. */
export function daysIn({ blueprint, from, to }: Subject): number {
  const days = (to - from) / 1440
  return studyKind(blueprint) === 'terminating' ? Math.max(1, days) : days
}

/** A place is named after its node; or after the flow on whose way it lies: `to-billing`, `to-billing~receipt`. */
function meaningOf(blueprint: Blueprint, name: string): PlaceMeaning {
  const [record] = name.split('~')
  if (!Object.hasOwn(blueprint.records, record)) return {}
  const { type } = blueprint.records[record]
  return type === 'node' ? { node: record } : type === 'flow' ? { flow: record } : {}
}

function poolsAt({ places, needs, alternatives }: Network, place: number): number[] {
  const found = new Set<number>()
  const { firstNeed } = places
  for (let need = firstNeed[place]; need < firstNeed[place + 1]; need += 1) {
    const { firstAlternative } = needs
    for (let at = firstAlternative[need]; at < firstAlternative[need + 1]; at += 1) found.add(alternatives[at])
  }
  return [...found]
}
