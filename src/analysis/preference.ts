/**
 * Whose cases go ahead of the work that never settles: where a class is preferred at an overloaded pool, and it and the
 * classes before it leave that pool time, its own queue is as steady as if the others did not come.
 * @source Cobham, Priority Assignment in Waiting Line Problems, Operations Research 2, 1954
 */
import { get, loadsOf, nodesOf, trafficOf, type Blueprint } from '../blueprint/index.ts'

/** @returns true only where priority alone decides who is next at these pools, as far as can be told before the run */
export function goesAhead(blueprint: Blueprint, customerClass: string, pools: ReadonlySet<string>): boolean {
  const priorityOf = (id: string | undefined) => get(blueprint, 'class', id)?.priority ?? 0
  const own = priorityOf(customerClass)
  // Where batches form, cases of other classes are waited for.
  if (trafficOf(blueprint).doubts.size > 0 || nodesOf(blueprint, 'batch').length > 0) return false
  if (![...pools].every((pool) => isByPriority(blueprint, pool))) return false
  const loads = loadsOf(blueprint, ({ values }) => typeof values.class === 'string' && priorityOf(values.class) <= own)
  return [...pools].every((pool) => (loads.get(pool) ?? 0) < 1)
}

/** Nobody waits there for others too, nothing but the class says who is next, and all can do all. */
function isByPriority(blueprint: Blueprint, pool: string): boolean {
  const record = get(blueprint, 'pool', pool)
  if (!record || record.ageing || record.serves !== undefined || record.levels?.length) return false
  return nodesOf(blueprint, 'action')
    .filter((action) => action.needs?.some((need) => need.from.includes(pool)))
    .every(({ needs, priority }) => priority === undefined && needs?.length === 1 && needs[0].from.length === 1)
}
