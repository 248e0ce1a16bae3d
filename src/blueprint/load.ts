/**
 * The load ρ of each pool, before anything is simulated: the work that comes, over the work that can be done while
 * open. A mean over the whole run: an hour of overload in a day that drains is no overload.
 * A pool behind one that is overloaded gets only what that one lets through.
 */
import type { Blueprint, Node, NodeOf, Pool } from './blueprint.ts'
import { capacitySteps } from './calendar.ts'
import { parseCondition, vocabularyOf } from './expression.ts'
import type { Need, Stage } from './field.ts'
import { once, onceEach } from './once.ts'
import { all, get, nodesOf, type Identified } from './queries.ts'
import { hasSkills } from './skills.ts'
import { exitsOf } from './routes.ts'
import { horizonMinutes, meanMinutes } from './times.ts'
import {
  chanceOf,
  meanOfSteps,
  trafficBehind,
  trafficOf,
  type Doubt,
  type Sort,
  type Traffic,
  type Values,
} from './traffic.ts'

export interface PoolLoad {
  pool: string
  /** ρ; Infinity where work comes and nobody is ever there, 0 where as many are there as needed. */
  load: number
  /** Work that comes, in working minutes per minute: so many people are busy on average. */
  work: number
  /** People present on average, weighted by speed, less what outages take. */
  capacity: number
  /** ρ of what really gets there, behind pools that let through less than comes to them; no more than `load`. */
  reached: number
  /**
   * Can it do what gets there? `bounded`: no, but who waits too long leaves or finds no room, and the others are not
   * too many.
   */
  stable: boolean | 'bounded'
  /** The figures are estimates, so only a run can tell whether it settles. */
  isEstimate: boolean
}

/** Every pool in the order of the document. */
export const poolLoads = once<readonly PoolLoad[]>(derive)

function derive(blueprint: Blueprint): PoolLoad[] {
  const pools = all(blueprint, 'pool')
  const capacity = new Map(pools.map((pool) => [pool.id, meanCapacity(blueprint, pool.id)]))
  const traffic = trafficOf(blueprint)
  const comes = workIn(blueprint, traffic, capacity)
  const behind = pools.some(({ id }) => ratio(id, comes, capacity) > 1) ? settled(blueprint, capacity) : traffic
  const gets = behind === traffic ? comes : workIn(blueprint, behind, capacity)
  const staying = workIn(blueprint, behind, capacity, stayingShare)
  const isEstimate = [...traffic.doubts].some((doubt) => weighty.has(doubt))
  return pools.map(({ id }) => {
    const load = ratio(id, comes, capacity)
    const reached = Math.min(load, ratio(id, gets, capacity))
    return {
      ...{ pool: id, load, work: comes.get(id) ?? 0, capacity: capacity.get(id) ?? 0, reached },
      stable: reached < 1 || (ratio(id, staying, capacity) < 1 && 'bounded'),
      isEstimate,
    }
  })
}

/** The load of each pool that some sorts of cases make by themselves. */
export function loadsOf(blueprint: Blueprint, isMeant: (sort: Sort) => boolean): Map<string, number> {
  const capacity = new Map(all(blueprint, 'pool').map(({ id }) => [id, meanCapacity(blueprint, id)]))
  const traffic = trafficOf(blueprint)
  const work = workIn(blueprint, { ...traffic, sorts: traffic.sorts.filter(isMeant) }, capacity)
  return new Map([...capacity.keys()].map((pool) => [pool, ratio(pool, work, capacity)]))
}

/** What makes a load so uncertain that it alone condemns no pool. */
const weighty: ReadonlySet<Doubt> = new Set<Doubt>(['unknown-shares', 'joins', 'endless', 'deadlines'])

function ratio(pool: string, work: ReadonlyMap<string, number>, capacity: ReadonlyMap<string, number>): number {
  const [comes, can] = [work.get(pool) ?? 0, capacity.get(pool) ?? 0]
  return comes === 0 || can === Infinity ? 0 : comes / can
}

/** Working minutes a minute that come to each pool. @param share of each action's work that counts */
const workIn = (
  blueprint: Blueprint,
  traffic: Traffic,
  capacity: ReadonlyMap<string, number>,
  share: (action: NodeOf<'action'>) => number = () => 1,
): Map<string, number> => spread(demands(blueprint, traffic, share), capacity)

/**
 * The traffic when overloaded pools have let through what they can: each gives all its steps the same part of what
 * comes to them. Found by going back and forth in ever smaller steps.
 * @source Goodman & Massey, The non-ergodic Jackson network, J. Appl. Prob. 21, 1984
 */
function settled(blueprint: Blueprint, capacity: ReadonlyMap<string, number>): Traffic {
  const actions = nodesOf(blueprint, 'action').filter((action) => action.needs?.length)
  const shares = new Map([...capacity.keys()].map((pool) => [pool, 1]))
  const passing = () =>
    new Map(
      actions.map((action): [string, number] => {
        const parts = (action.needs ?? []).map((need) => Math.max(...need.from.map((pool) => shares.get(pool) ?? 1)))
        return [action.id, Math.min(...parts)]
      }),
    )
  let traffic = trafficBehind(blueprint, passing())
  let [step, last] = [0.5, Infinity]
  for (let round = 0; round < 60; round += 1) {
    const work = workIn(blueprint, traffic, capacity)
    let moved = 0
    for (const [pool, share] of shares) {
      const load = ratio(pool, work, capacity)
      const next = load > 1 ? 1 / load : 1
      if (load === Infinity) continue
      moved = Math.max(moved, Math.abs(next / share - 1))
      shares.set(pool, share + step * (next - share))
    }
    if (moved < 1e-4) break
    if (moved > last) step /= 2
    last = moved
    traffic = trafficBehind(blueprint, passing())
  }
  return traffic
}

/** The part of an action's cases that stay until they are served. */
export function stayingShare(action: NodeOf<'action'>): number {
  if (action.room !== undefined || action.deadline !== undefined) return 0
  const patient = action.patience === undefined ? 1 : Math.max(0, 1 - (action.patience.share ?? 1))
  const queueing = action.balk === undefined ? 1 : Math.max(0, 1 - (action.balk.share ?? 1))
  return patient * queueing
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
  return present * (1 - (record.absence ?? 0)) * speedOf(record) * up
}

/** People present in a pool over the run: on average, and at most at one time. */
export const presenceIn = onceEach((blueprint, pool): { mean: number; most: number } => {
  const horizon = horizonMinutes(blueprint)
  const steps = capacitySteps(blueprint, pool, horizon)
  return { mean: meanOfSteps(steps, horizon), most: steps.values.reduce((a, b) => Math.max(a, b), 0) }
})

function speedOf({ speed, levels }: Pool): number {
  const heads = (levels ?? []).reduce((sum, level) => sum + level.count, 0)
  const mean = heads > 0 ? (levels ?? []).reduce((sum, level) => sum + level.count * level.speed, 0) / heads : 1
  return (speed ?? 1) * mean
}

/** Work for the first that is free of these pools (or parts of pools), by their ids. */
export type Demands = Map<string, { pools: string[]; work: number }>

/** @param partsOf who of a pool can meet a need, where not simply all of it */
export function demands(
  blueprint: Blueprint,
  traffic: Traffic,
  share: (action: NodeOf<'action'>) => number,
  partsOf: (pool: Identified<Pool>, need: Need) => string[] = ({ id }) => [id],
): Demands {
  const found: Demands = new Map()
  const actions = nodesOf(blueprint, 'action')
  const words = vocabularyOf(blueprint)
  const may = (pool: Identified<Pool>, values: Values): boolean => {
    const parsed = pool.serves === undefined ? undefined : parseCondition(pool.serves, words)
    return !parsed?.ok || chanceOf(parsed.condition, values) > 0
  }
  const add = (action: NodeOf<'action'>, values: Values, minutes: number) => {
    const part = share(action)
    for (const need of action.needs ?? []) {
      const known = need.from.map((id) => get(blueprint, 'pool', id)).filter((pool) => pool !== undefined)
      const able = known.filter((pool) => hasSkills(blueprint, pool, need))
      const listed = able.length > 0 ? able : known
      const serving = listed.filter((pool) => may(pool, values))
      const pools = (serving.length > 0 ? serving : listed).flatMap((pool) => partsOf(pool, need)).sort()
      if (pools.length === 0 || minutes * part <= 0) continue
      const key = pools.join()
      const demand = found.get(key) ?? { pools, work: 0 }
      demand.work += minutes * part * (need.units ?? 1)
      found.set(key, demand)
    }
  }
  const holders = actions.filter((action) => action.holds?.length)
  for (const sort of alikeInWork(blueprint, traffic)) {
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

/**
 * Sorts of cases that go the same ways and make the same work everywhere, taken together. Blueprints tell many sorts
 * apart that differ in nothing but what was promised to them.
 */
function alikeInWork(blueprint: Blueprint, traffic: Traffic): Sort[] {
  const words = vocabularyOf(blueprint)
  const stages = nodesOf(blueprint, 'action').flatMap((action) => action.stages ?? [])
  const sources = new Set([
    ...stages.flatMap((stage) => (stage.variants ?? []).map((variant) => variant.when)),
    ...all(blueprint, 'pool').flatMap((pool) => pool.serves ?? []),
  ])
  const asked = [...sources].flatMap((source) => {
    const parsed = parseCondition(source, words)
    return parsed.ok ? [parsed.condition] : []
  })
  const found = new Map<Sort['visits'], Map<string, Sort>>()
  for (const sort of traffic.sorts) {
    const alike = found.get(sort.visits) ?? new Map<string, Sort>()
    found.set(sort.visits, alike)
    const answers = asked.map((condition) => chanceOf(condition, sort.values)).join(' ')
    const known = alike.get(answers)
    alike.set(answers, known ? { ...known, rate: known.rate + sort.rate } : sort)
  }
  return [...found.values()].flatMap((alike) => [...alike.values()])
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
export function spread(found: Demands, capacity: ReadonlyMap<string, number>): Map<string, number> {
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
