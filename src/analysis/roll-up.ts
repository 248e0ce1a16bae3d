/** What lies above what, for figures that are carried up: departments in their tree, steps inside of sub-blueprints. */
import { get, type Blueprint } from '../blueprint/index.ts'

/** The departments over a department, the nearest first. */
export const departmentsAbove = (blueprint: Blueprint, id: string): string[] =>
  chain(id, (one) => get(blueprint, 'department', one)?.parent)

/** The sub-blueprints around a step, the innermost first. */
export const stepsAround = (blueprint: Blueprint, id: string): string[] =>
  chain(id, (one) => get(blueprint, 'node', one)?.within)

/** A pool of nobody of ours: of a third party, or of no department. */
export function isOutside(blueprint: Blueprint, pool: string): boolean {
  const home = get(blueprint, 'department', get(blueprint, 'pool', pool)?.department)
  return home === undefined || home.party === 'third'
}

/** A circle, which is a mistake of the drawing, ends where it began. */
function chain(from: string, above: (id: string) => string | undefined): string[] {
  const found: string[] = []
  for (let id = above(from); id !== undefined && id !== from && !found.includes(id); id = above(id)) found.push(id)
  return found
}
