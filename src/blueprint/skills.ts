/** Who can do what: skills that a need asks for, that everybody of a pool has, or one level of it. */
import type { Blueprint, Pool } from './blueprint.ts'
import type { Need } from './field.ts'
import { all, type Identified } from './queries.ts'

/** Is there anybody in the pool who has all the skills that a need asks for? */
export function hasSkills(blueprint: Blueprint, pool: Identified<Pool>, { skills = [] }: Need): boolean {
  const beyond = skills.filter((one) => !pool.skills?.includes(one))
  if (beyond.length === 0) return true
  // As many as needed are all alike.
  if (isEndless(blueprint, pool)) return false
  return ableLevels(pool, { skills }).length > 0
}

/** The levels of a pool, by their places in its list, that have somebody with all the skills that a need asks for. */
export const ableLevels = (pool: Pool, { skills = [] }: Pick<Need, 'skills'>): number[] =>
  (pool.levels ?? []).flatMap(({ count, skills: own }, at) =>
    count > 0 && skills.every((one) => pool.skills?.includes(one) === true || own?.includes(one) === true) ? [at] : [],
  )

/** Shifts say how many there are, but a cycle or given changes come before them. */
const isEndless = (blueprint: Blueprint, pool: Identified<Pool>): boolean =>
  pool.capacity === null &&
  (pool.cycle !== undefined ||
    pool.steps !== undefined ||
    !all(blueprint, 'shift').some((shift) => shift.pool === pool.id))
