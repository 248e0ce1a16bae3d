/** Who can do what: skills that a need asks for, that everybody of a pool has, or one level of it. */
import type { Pool } from './blueprint.ts'
import type { Need } from './field.ts'

/** What a need asks for beyond what everybody of the pool can do. */
const beyond = (pool: Pool, { skills = [] }: Need): string[] => skills.filter((one) => !pool.skills?.includes(one))

/** Is there anybody in the pool who has all the skills that a need asks for? */
export function hasSkills(pool: Pool, need: Need): boolean {
  const wanted = beyond(pool, need)
  if (wanted.length === 0) return true
  // As many as needed are all alike.
  if (pool.capacity === null && !pool.cycle && !pool.steps) return false
  return (pool.levels ?? []).some((level) => level.count > 0 && wanted.every((one) => level.skills?.includes(one)))
}
