/** Which step a case may come from straight to another, through points that it passes at once: decisions, forks, joins. */
import {
  behaviourOf,
  get,
  handoffs,
  isOnTheWay,
  routesOf,
  type Blueprint,
  type Routes,
  type Verb,
} from '../../blueprint/index.ts'

export interface DirectWay {
  /** The flow that enters the step; undefined where several do. */
  flow: string | undefined
  isHandoff: boolean
  /** Something on the way takes time. */
  isSlow: boolean
  /** It comes from where cases arrive. */
  isArrival: boolean
}

/** Passed at once. Who is gathered waits for others. */
const atOnce: ReadonlySet<Verb['verb']> = new Set(['branch', 'fork', 'join', 'scatter', 'mark', 'enter', 'dispose'])

const isPassed = (blueprint: Blueprint, point: string): boolean => {
  const node = get(blueprint, 'node', point)
  return node === undefined || behaviourOf(node).every(({ verb }) => atOnce.has(verb))
}

/**
 * By the step that is entered, then by the step before it.
 * @param told steps at which one stops, even if they are passed at once
 */
export function directWays(
  blueprint: Blueprint,
  told: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlyMap<string, DirectWay>> {
  const routes = routesOf(blueprint)
  const handed = new Set(handoffs(blueprint).map(({ flow }) => flow.id))
  return new Map([...told].map((step) => [step, waysTo(blueprint, routes, step, told, handed)]))
}

function waysTo(
  blueprint: Blueprint,
  routes: Routes,
  step: string,
  told: ReadonlySet<string>,
  handed: ReadonlySet<string>,
): Map<string, DirectWay> {
  const found = new Map<string, DirectWay>()
  const seen = new Set<string>()
  const walk = (point: string, entered: string | undefined, isSlow: boolean): void => {
    for (const way of routes.into.get(point) ?? []) {
      if (way.by === 'bounce') continue
      const flow = entered ?? way.flow
      const slow = isSlow || (isOnTheWay(way.from) && way.takesTime)
      const key = `${way.from} ${flow} ${slow}`
      if (seen.has(key)) continue
      seen.add(key)
      if (!told.has(way.from) && isPassed(blueprint, way.from)) {
        walk(way.from, flow, slow)
        continue
      }
      const before = found.get(way.from)
      found.set(way.from, {
        flow: before && before.flow !== flow ? undefined : flow,
        isHandoff: flow !== undefined && handed.has(flow) && (before?.isHandoff ?? true),
        isSlow: slow || (before?.isSlow ?? false),
        isArrival: get(blueprint, 'node', way.from)?.kind === 'arrival',
      })
    }
  }
  walk(step, undefined, false)
  return found
}

/** The steps after which a case may come to an end at once. */
export function endsAfter(blueprint: Blueprint, steps: Iterable<string>): Set<string> {
  const routes = routesOf(blueprint)
  const found = new Set<string>()
  for (const step of steps) {
    const seen = new Set([step])
    const waiting = [step]
    for (let point = waiting.pop(); point !== undefined && !found.has(step); point = waiting.pop()) {
      if (routes.ends.has(point)) found.add(step)
      for (const { to } of routes.out.get(point) ?? [])
        if (!seen.has(to) && isPassed(blueprint, to)) {
          seen.add(to)
          waiting.push(to)
        }
    }
  }
  return found
}
