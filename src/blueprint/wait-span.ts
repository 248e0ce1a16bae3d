/** Where a wait of the customer begins and ends, as steps that cases pass. */
import type { Blueprint, NodeOf } from './blueprint.ts'
import { once } from './once.ts'
import { all, flowsFrom, flowsTo, type Identified } from './queries.ts'
import { reach, routesOf } from './routes.ts'

export interface WaitSpan {
  /** It begins when one of these is over; where there are none, when a case comes to one of `until`. */
  after: readonly string[]
  /** It ends when one of these begins. */
  until: readonly string[]
}

/**
 * A wait that cases pass begins there; any other when the step before it on the customer's journey is over. It ends when
 * the step that it waits `for` begins, or the step after it. What no case passes by itself, for it only shows what the
 * customer does, stands for the steps that encounters join it to, or else for what lies before or after it.
 */
export function spanOf(blueprint: Blueprint, wait: Identified<NodeOf<'wait'>>): WaitSpan {
  const passed = passedIn(blueprint)
  const towards = (id: string, on: (id: string) => string[], seen: Set<string>): string[] => {
    if (passed.has(id)) return [id]
    if (seen.has(id)) return []
    seen.add(id)
    const met = id === wait.id ? [] : partnersOf(blueprint, id).filter((one) => passed.has(one))
    return met.length > 0 ? met : on(id).flatMap((one) => towards(one, on, seen))
  }
  const before = (id: string) =>
    [...flowsTo(blueprint, id, 'journey'), ...flowsTo(blueprint, id)].map(({ from }) => from)
  const next = (id: string) => [...flowsFrom(blueprint, id, 'journey'), ...flowsFrom(blueprint, id)].map(({ to }) => to)
  const goals = wait.for === undefined ? next(wait.id) : [wait.for]
  return {
    after: [...new Set(towards(wait.id, before, new Set()))],
    until: [...new Set(goals.flatMap((goal) => towards(goal, next, new Set())))],
  }
}

/** The steps that some case may come to. */
const passedIn = once((blueprint): ReadonlySet<string> => {
  const routes = routesOf(blueprint)
  return reach(routes, routes.starts)
})

const partnersOf = (blueprint: Blueprint, id: string): string[] =>
  all(blueprint, 'flow').flatMap(({ kind, from, to }) =>
    kind !== 'encounter' ? [] : from === id ? [to] : to === id ? [from] : [],
  )
