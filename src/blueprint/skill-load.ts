/**
 * Skills that only some of a crew have can be overloaded while the crew as a whole has time. Work is spread over the
 * levels of experience that can do it, so that nobody is busier than need be: where even then more comes than can be
 * done, it piles up whoever is sent.
 */
import type { Blueprint, Pool } from './blueprint.ts'
import { demands, meanCapacity, poolLoads, spread, stayingShare } from './load.ts'
import { all, get, nodesOf, type Identified } from './queries.ts'
import { ableLevels } from './skills.ts'
import { trafficOf } from './traffic.ts'

export interface SkillLoad {
  skills: string[]
  /** Whose people may be asked for them. */
  pools: string[]
  /** Of those who have the skills: work that comes to them, in working minutes per minute, and what they can do. */
  work: number
  capacity: number
}

/** Each set of skills once, in the order of the steps that ask for them; none of pools that are overloaded as a whole. */
export function overloadedSkills(blueprint: Blueprint): SkillLoad[] {
  const pools = all(blueprint, 'pool')
  if (!pools.some((pool) => pool.levels?.some((level) => level.skills?.length))) return []
  const capacity = new Map(pools.flatMap((pool) => [...partsOf(blueprint, pool)]))
  const work = spread(
    demands(blueprint, trafficOf(blueprint), stayingShare, (pool, need) => able(capacity, pool, need.skills)),
    capacity,
  )
  const isSound = new Set(poolLoads(blueprint).flatMap(({ pool, reached }) => (reached < 1 ? [pool] : [])))
  const found = new Map<string, SkillLoad>()
  for (const { needs } of nodesOf(blueprint, 'action'))
    for (const { from, skills = [] } of needs ?? []) {
      const asked = from.map((id) => get(blueprint, 'pool', id)).filter((pool) => pool !== undefined)
      const parts = asked.flatMap((pool) => able(capacity, pool, skills))
      const sum = (of: ReadonlyMap<string, number>) => parts.reduce((total, part) => total + (of.get(part) ?? 0), 0)
      const isOverloaded = parts.every((part) => (work.get(part) ?? 0) >= (capacity.get(part) ?? 0))
      if (skills.length === 0 || sum(work) === 0 || !isOverloaded || !asked.every(({ id }) => isSound.has(id))) continue
      found.set([...skills, ...from].join('\n'), { skills, pools: from, work: sum(work), capacity: sum(capacity) })
    }
  return [...found.values()]
}

/** What each level of a pool can do, or the whole of it where all are alike. */
function* partsOf(blueprint: Blueprint, pool: Identified<Pool>): Iterable<[string, number]> {
  const whole = meanCapacity(blueprint, pool.id)
  const levels = pool.levels ?? []
  const sum = levels.reduce((total, { count, speed }) => total + count * speed, 0)
  if (sum === 0 || whole === Infinity) yield [pool.id, whole]
  else for (const [at, { count, speed }] of levels.entries()) yield [`${pool.id}/${at}`, (whole * count * speed) / sum]
}

const able = (parts: ReadonlyMap<string, number>, pool: Identified<Pool>, skills: readonly string[] = []): string[] =>
  parts.has(pool.id) ? [pool.id] : ableLevels(pool, { skills: [...skills] }).map((at) => `${pool.id}/${at}`)
