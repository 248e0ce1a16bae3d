/** Which causes of waiting there may be at a place: known before the run, so that each replication says the same. */
import { get } from '../../blueprint/index.ts'
import { Verb } from '../../kernel/network.ts'
import { placesByTurn } from './by-turn.ts'
import type { Cause } from './cause.ts'
import type { Subject } from '../subject.ts'

/** @returns by place; nothing where nobody ever waits */
export function causesAt(subject: Subject): readonly (readonly Cause[])[] {
  const byTurn = placesByTurn(subject)
  return subject.places.map((_, place) => {
    const { network, poolsOf } = subject
    const { verb, calendar, trays } = network.places
    if (poolsOf[place].length > 0) return ofPeople(subject, place, byTurn[place] < 0)
    if (verb[place] === Verb.gather) return ['batching']
    const own = passing(subject, place)
    if (own === undefined) return []
    return [
      ...(calendar[place] >= 0 ? (['off-shift'] as const) : []),
      ...(trays[place] >= 0 ? (['batching'] as const) : []),
      own,
    ]
  })
}

/** Why time passes by itself at a place: on the way of a handoff, at the customer, or for a reason of its own; undefined where it is work. */
export function passing({ blueprint, network, places }: Subject, place: number): Cause | undefined {
  const { flow, node: id } = places[place]
  if (flow !== undefined) return network.names.places[place] === flow ? 'transfer' : undefined
  const node = get(blueprint, 'node', id)
  if (node?.kind === 'redial') return 'customer'
  if (node?.kind !== 'delay') return undefined
  return get(blueprint, 'lane', node.lane)?.role === 'customer' ? 'customer' : 'other'
}

function ofPeople(subject: Subject, place: number, isOvertaken: boolean): Cause[] {
  const pools = subject.poolsOf[place]
  return [
    ...(pools.some((pool) => mayBeFewer(subject, pool, place)) ? (['off-shift'] as const) : []),
    ...(pools.some((pool) => mayStop(subject, pool)) ? (['suspended'] as const) : []),
    'contention',
    ...(isOvertaken ? (['priority'] as const) : []),
  ]
}

function mayBeFewer({ network }: Subject, pool: number, place: number): boolean {
  const { places, needs, pools, outages } = network
  const most = Math.max(...needs.units.slice(places.firstNeed[place], places.firstNeed[place + 1]))
  return (
    pools.capacity[pool].values.some((there) => there < most) || pools.absence[pool] > 0 || outages.pool.includes(pool)
  )
}

function mayStop({ network }: Subject, pool: number): boolean {
  const { pools, outages } = network
  const falls = pools.capacity[pool].values.length > 1 || outages.pool.includes(pool)
  return pools.preemption[pool] !== 0 || (pools.finishes[pool] === 0 && falls)
}
