/**
 * The load ρ of each pool, before anything is simulated: the work that comes, over the work that can be done while
 * open. A mean over the whole run: an hour of overload in a day that drains is no overload.
 */
import type { Blueprint, Node, NodeOf, Pool } from './blueprint.ts'
import { capacitySteps } from './calendar.ts'
import { parseCondition, vocabularyOf } from './expression.ts'
import type { Stage } from './field.ts'
import { all, get, nodesOf, type Identified } from './queries.ts'
import { exitsOf } from './routes.ts'
import { horizonMinutes, meanMinutes } from './times.ts'
import { chanceOf, meanOfSteps, trafficOf, type Sort, type Values } from './traffic.ts'

export interface PoolLoad {
  pool: string
  /** ρ; Infinity where work comes and nobody is ever there, 0 where as many are there as needed. */
  load: number
  /** Work that comes, in working minutes per minute: so many people are busy on average. */
  work: number
  /** People present on average, weighted by speed, less what outages take. */
  capacity: number
  /** `bounded`: more comes than can be done, but every queue loses who waits too long or finds no room. */
  stable: boolean | 'bounded'
}

/** Every pool in the order of the document. */
export function poolLoads(blueprint: Blueprint): readonly PoolLoad[] {
  let known = cache.get(blueprint.records)
  if (!known) {
    known = derive(blueprint)
    cache.set(blueprint.records, known)
  }
  return known
}

const cache = new WeakMap<Blueprint['records'], readonly PoolLoad[]>()

function derive(blueprint: Blueprint): PoolLoad[] {
  const pools = all(blueprint, 'pool')
  const capacity = new Map(pools.map((pool) => [pool.id, meanCapacity(blueprint, pool.id)]))
  const work = spread(demands(blueprint), capacity)
  return pools.map(({ id }) => {
    const [comes, can] = [work.get(id) ?? 0, capacity.get(id) ?? 0]
    const load = comes === 0 || can === Infinity ? 0 : comes / can
    return {
      pool: id,
      load,
      work: comes,
      capacity: can,
      stable: load < 1 || (isBounded(blueprint, id) ? 'bounded' : false),
    }
  })
}

/** People present on average over the run: shifts and calendars, less outages, times speed. */
export function meanCapacity(blueprint: Blueprint, pool: string): number {
  const record = get(blueprint, 'pool', pool)
  if (!record) return 0
  const present = presenceIn(blueprint, pool).mean
  const heads = record.capacity ?? Infinity
  const up = all(blueprint, 'outage')
    .filter((outage) => outage.pool === pool)
    .reduce((share, outage) => {
      const [between, repair] = [meanMinutes(blueprint, outage.between), meanMinutes(blueprint, outage.repair)]
      const down = between + repair > 0 ? repair / (between + repair) : 0
      return share * (1 - down * Math.min(1, (outage.units ?? heads) / heads || 1))
    }, 1)
  return present * speedOf(record) * up
}

/** People present in a pool over the run: on average, and at most at one time. */
export function presenceIn(blueprint: Blueprint, pool: string): { mean: number; most: number } {
  let byPool = presences.get(blueprint.records)
  if (!byPool) {
    byPool = new Map()
    presences.set(blueprint.records, byPool)
  }
  let known = byPool.get(pool)
  if (!known) {
    const horizon = horizonMinutes(blueprint)
    const steps = capacitySteps(blueprint, pool, horizon)
    known = { mean: meanOfSteps(steps, horizon), most: steps.values.reduce((a, b) => Math.max(a, b), 0) }
    byPool.set(pool, known)
  }
  return known
}

const presences = new WeakMap<Blueprint['records'], Map<string, { mean: number; most: number }>>()

function speedOf({ speed, levels }: Pool): number {
  const heads = (levels ?? []).reduce((sum, level) => sum + level.count, 0)
  const mean = heads > 0 ? (levels ?? []).reduce((sum, level) => sum + level.count * level.speed, 0) / heads : 1
  return (speed ?? 1) * mean
}

/** Work for the first that is free of these pools, by their ids in the order of the document. */
type Demands = Map<string, { pools: string[]; work: number }>

function demands(blueprint: Blueprint): Demands {
  const found: Demands = new Map()
  const actions = nodesOf(blueprint, 'action')
  const words = vocabularyOf(blueprint)
  const may = (pool: Identified<Pool>, values: Values): boolean => {
    const parsed = pool.serves === undefined ? undefined : parseCondition(pool.serves, words)
    return !parsed?.ok || chanceOf(parsed.condition, values) > 0
  }
  const add = (action: NodeOf<'action'>, values: Values, minutes: number) => {
    for (const need of action.needs ?? []) {
      const listed = need.from.map((id) => get(blueprint, 'pool', id)).filter((pool) => pool !== undefined)
      const serving = listed.filter((pool) => may(pool, values))
      const pools = (serving.length > 0 ? serving : listed).map((pool) => pool.id).sort()
      if (pools.length === 0 || minutes <= 0) continue
      const key = pools.join()
      const demand = found.get(key) ?? { pools, work: 0 }
      demand.work += minutes * (need.units ?? 1)
      found.set(key, demand)
    }
  }
  const holders = actions.filter((action) => action.holds?.length)
  for (const sort of trafficOf(blueprint).sorts) {
    const timeAt = (action: Identified<NodeOf<'action'>>) => jobMinutes(blueprint, action, sort.values)
    for (const action of actions) {
      const count = sort.visits.get(action.id) ?? 0
      if (count > 0 && action.needs?.length) add(action, sort.values, sort.rate * count * timeAt(action))
    }
    for (const id of new Set(holders.flatMap((holder) => holder.holds ?? []))) {
      const held = get(blueprint, 'node', id)
      if (held?.kind !== 'action') continue
      for (const [holder, count] of heldVisits(blueprint, sort, id)) {
        const at = get(blueprint, 'node', holder)
        if (at?.kind === 'action') add(held, sort.values, sort.rate * count * timeAt(at))
      }
    }
  }
  return found
}

/** Mean time on the job in working minutes, for a case with these values. */
export function jobMinutes(blueprint: Blueprint, action: NodeOf<'action'>, values: Values): number {
  const calendar = get(blueprint, 'pool', action.needs?.[0]?.from[0])?.calendar
  const words = vocabularyOf(blueprint)
  const chance = (when: string) => {
    const parsed = parseCondition(when, words)
    return parsed.ok ? chanceOf(parsed.condition, values) : 0
  }
  const mean = (stage: Stage) => {
    let [sum, left] = [0, 1]
    for (const variant of stage.variants ?? []) {
      const share = left * chance(variant.when)
      if (share > 0) sum += share * meanMinutes(blueprint, variant.time, calendar)
      left -= share
    }
    return left > 0 ? sum + left * meanMinutes(blueprint, stage.time, calendar) : sum
  }
  return (action.stages ?? []).reduce((sum, stage) => sum + mean(stage), 0)
}

/**
 * How often one case comes to each step that keeps the people of `held`, with them: from there directly, by decisions
 * only, or by way of another step that keeps them.
 */
function heldVisits(blueprint: Blueprint, sort: Sort, held: string): Map<string, number> {
  const keeps = (node: Node | undefined) => node?.kind === 'action' && node.holds?.includes(held)
  const shareOf = (from: string, flow: string) => {
    const count = sort.visits.get(from) ?? 0
    return count > 0 ? (sort.taken.get(flow) ?? 0) / count : 0
  }
  const found = new Map<string, number>()
  let moving = new Map<string, number>([[held, sort.visits.get(held) ?? 0]])
  // Round after round the held cases move on; what still circles after these rounds is next to nothing.
  for (let round = 0; round < 200 && moving.size > 0; round += 1) {
    const next = new Map<string, number>()
    for (const [at, count] of moving) {
      for (const flow of exitsOf(blueprint, at)) {
        const node = get(blueprint, 'node', flow.to)
        const amount = count * shareOf(at, flow.id)
        if (amount < 1e-9 || flow.to === held) continue
        if (keeps(node)) found.set(flow.to, (found.get(flow.to) ?? 0) + amount)
        else if (node?.kind !== 'decision') continue
        next.set(flow.to, (next.get(flow.to) ?? 0) + amount)
      }
    }
    moving = next
  }
  return found
}

/**
 * Shares the demands that several pools can meet so that no pool is busier than it must be: each demand in turn is
 * poured where the load is lowest, until nothing moves.
 */
function spread(found: Demands, capacity: ReadonlyMap<string, number>): Map<string, number> {
  const work = new Map<string, number>()
  const parts = new Map<string, Map<string, number>>()
  const can = (pool: string) => capacity.get(pool) ?? 0
  for (let round = 0; round < 100; round += 1) {
    for (const [key, demand] of found) {
      for (const [pool, part] of parts.get(key) ?? []) work.set(pool, (work.get(pool) ?? 0) - part)
      const part = poured(demand, work, can)
      for (const [pool, amount] of part) work.set(pool, (work.get(pool) ?? 0) + amount)
      parts.set(key, part)
    }
    if ([...found.values()].every((demand) => demand.pools.length === 1)) break
  }
  for (const [pool, amount] of work) if (amount < 1e-12) work.set(pool, 0)
  return work
}

function poured(
  demand: { pools: string[]; work: number },
  work: ReadonlyMap<string, number>,
  can: (pool: string) => number,
): Map<string, number> {
  const endless = demand.pools.find((pool) => can(pool) === Infinity)
  const open = demand.pools.filter((pool) => can(pool) > 0)
  if (demand.pools.length === 1 || endless !== undefined || open.length === 0)
    return new Map([[endless ?? demand.pools[0], demand.work]])
  const level = (pool: string) => (work.get(pool) ?? 0) / can(pool)
  const sorted = open.sort((a, b) => level(a) - level(b))
  // The water line over the lowest few: raise it as long as it stands above the next one.
  let [sum, width] = [demand.work, 0]
  let line = 0
  const under: string[] = []
  for (const pool of sorted) {
    if (under.length > 0 && line <= level(pool)) break
    under.push(pool)
    sum += work.get(pool) ?? 0
    width += can(pool)
    line = sum / width
  }
  return new Map(under.map((pool) => [pool, Math.max(0, (line - level(pool)) * can(pool))]))
}

/** Does every queue at a pool lose those who wait too long, or turn away those who find no room? */
function isBounded(blueprint: Blueprint, pool: string): boolean {
  const users = nodesOf(blueprint, 'action').filter((action) => action.needs?.some((need) => need.from.includes(pool)))
  const isLimited = (action: NodeOf<'action'>) =>
    action.room !== undefined ||
    action.deadline !== undefined ||
    (action.patience !== undefined && (action.patience.share ?? 1) >= 1)
  return users.length > 0 && users.every(isLimited)
}
