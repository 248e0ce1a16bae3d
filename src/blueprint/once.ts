import type { Blueprint } from './blueprint.ts'

/** Worked out once a document, told apart by the identity of its records. */
export function once<T>(derive: (blueprint: Blueprint) => T): (blueprint: Blueprint) => T {
  const cache = new WeakMap<Blueprint['records'], { value: T }>()
  return (blueprint) => {
    let known = cache.get(blueprint.records)
    if (!known) {
      known = { value: derive(blueprint) }
      cache.set(blueprint.records, known)
    }
    return known.value
  }
}
