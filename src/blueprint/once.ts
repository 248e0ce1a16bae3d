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

/** The same for each thing of a document that is asked for by its id. */
export function onceEach<T>(derive: (blueprint: Blueprint, id: string) => T): (blueprint: Blueprint, id: string) => T {
  const byId = once(() => new Map<string, { value: T }>())
  return (blueprint, id) => {
    let known = byId(blueprint).get(id)
    if (!known) {
      known = { value: derive(blueprint, id) }
      byId(blueprint).set(id, known)
    }
    return known.value
  }
}
