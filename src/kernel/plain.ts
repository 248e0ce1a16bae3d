/**
 * What most places are: one unit of one pool, one piece of work, one way out, and nothing else that can happen there.
 * Known before the run, so that the way through such a place asks for nothing else.
 */
import { Discipline, Verb, type Network } from './network.ts'

export interface Plain {
  /** Int32Array // [place] the pool, −1 where the place is not plain */
  pool: Int32Array
  /** Int32Array // [place] the only way out, taken as often as one likes; −1 where there is a choice or a limit */
  route: Int32Array
  /** Int32Array // [place] the distribution of the only stage and its draw; −1 where there are several or variants */
  time: Int32Array
  draw: Int32Array
  /** Uint8Array // [pool] 1: work there can be stopped before its end, so it must be known who is at work */
  stops: Uint8Array
}

const known = new WeakMap<Network, Plain>()

/** Worked out once for all replications. */
export function plainOf(network: Network): Plain {
  const found = known.get(network) ?? work(network)
  known.set(network, found)
  return found
}

/**
 * Where `begin` and `finish` alone say that one more, or one fewer, of a pool is at work, and no row about the pool
 * follows: most rows are about such places. What else changes there (work stops, goes on, is called off) has its row.
 * @returns Int32Array // [place] the pool; −1 elsewhere, and everywhere where several may ride along as one
 */
export function toldByWork(network: Network): Int32Array {
  const { pool } = plainOf(network)
  return network.places.verb.includes(Verb.gather) ? pool.map(() => -1) : pool
}

function work(network: Network): Plain {
  const { names, outages, pools } = network
  const stops = Uint8Array.from(names.pools, (_, pool) => {
    const falls = pools.capacity[pool].times.length > 1 || outages.pool.includes(pool)
    return pools.preemption[pool] !== 0 || (pools.finishes[pool] === 0 && falls) ? 1 : 0
  })
  const column = (of: (place: number) => number) => Int32Array.from(names.places, (_, place) => of(place))
  const stage = (place: number) => onlyStage(network, place)
  const pool = column((place) => (onlyRoute(network, place) >= 0 && stage(place) >= 0 ? onlyPool(network, place) : -1))
  return {
    pool,
    route: column((place) => onlyRoute(network, place)),
    time: column((place) => (stage(place) < 0 ? -1 : network.stages.time[stage(place)])),
    draw: column((place) => (stage(place) < 0 ? -1 : network.stages.draw[stage(place)])),
    stops,
  }
}

function onlyRoute({ places, routes }: Network, place: number): number {
  const route = places.firstRoute[place]
  return places.firstRoute[place + 1] - route === 1 && routes.counter[route] < 0 ? route : -1
}

function onlyStage({ places, stages }: Network, place: number): number {
  const stage = places.firstStage[place]
  const isOne = places.firstStage[place + 1] - stage === 1
  return isOne && stages.firstTime[stage] === stages.firstTime[stage + 1] ? stage : -1
}

function onlyPool({ places, needs, alternatives, pools }: Network, place: number): number {
  const need = places.firstNeed[place]
  const isOneUnit = places.firstNeed[place + 1] - need === 1 && needs.units[need] === 1
  if (places.verb[place] !== Verb.seize || !isOneUnit) return -1
  const alternative = needs.firstAlternative[need]
  if (needs.firstAlternative[need + 1] - alternative !== 1) return -1
  const pool = alternatives[alternative]
  const isForAll =
    pools.serves[pool] < 0 && pools.preemption[pool] === 0 && pools.firstCrew[pool] === pools.firstCrew[pool + 1]
  const isByTurn = pools.discipline[pool] === Discipline.first && pools.ageing[pool] === 0
  const staysUntilDone =
    places.patience[place] < 0 &&
    places.deadline[place] < 0 &&
    places.room[place] < 0 &&
    places.balkAt[place] < 0 &&
    places.firstTimer[place] === places.firstTimer[place + 1]
  return isForAll && isByTurn && staysUntilDone && places.mayBeHeld[place] === 0 ? pool : -1
}
