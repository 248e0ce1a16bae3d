/** Where the customer feels what happens at each place of a network, and whether there is anything to know of it. */
import {
  all,
  get,
  hiddenLanes,
  isKeptInformed,
  nodesOf,
  reach,
  roleOf,
  routesOf,
  shownAt,
  spanOf,
  type Blueprint,
} from '../blueprint/index.ts'
import type { Subject } from './subject.ts'

export interface Felt {
  /** Ids of steps at which time is felt: waits of the customer, and steps of which no wait speaks. */
  steps: readonly string[]
  /** Int32Array // [place] the step at which waiting there is felt; the step itself, for work in sight: indices into `steps` */
  at: Int32Array
  own: Int32Array
  /** Uint8Array // [place] 1: above the line of visibility; somebody does something there; who waits is told how it stands */
  isInSight: Uint8Array
  isWork: Uint8Array
  isTold: Uint8Array
}

/**
 * Waiting at a place is with notice where the wait of the customer that speaks of it keeps the customer informed, or
 * where the step itself shows something. A wait speaks of all that lies between the step before it on the customer's
 * journey and the step that it waits for; of several the one that speaks of the least.
 */
export function feltAt({ blueprint, places }: Subject): Felt {
  const steps: string[] = []
  const index = (id: string) => (steps.includes(id) ? steps.indexOf(id) : steps.push(id) - 1)
  const hidden = hiddenLanes(blueprint)
  const shown = shownAt(blueprint)
  const waits = waitsOf(blueprint)
  // What is on its way is felt as the wait for the step that it comes to.
  const nodes = places.map(({ node, flow }) => get(blueprint, 'node', node ?? get(blueprint, 'flow', flow)?.to))
  const waitOf = nodes.map((node) => node && waits.find(({ speaksOf }) => speaksOf.has(node.id)))
  return {
    steps,
    at: Int32Array.from(nodes, (node, place) => index(waitOf[place]?.id ?? node?.id ?? '')),
    own: Int32Array.from(nodes, (node) => index(node?.id ?? '')),
    isInSight: Uint8Array.from(nodes, (node, place) =>
      node !== undefined && places[place].node !== undefined && !hidden.has(node.lane) && isDone(blueprint, node)
        ? 1
        : 0,
    ),
    isWork: Uint8Array.from(nodes, (node, place) =>
      places[place].node !== undefined && node?.kind === 'action' ? 1 : 0,
    ),
    isTold: Uint8Array.from(nodes, (node, place) =>
      waitOf[place]?.isInformed === true || (node !== undefined && shown.has(node.id)) ? 1 : 0,
    ),
  }
}

/** Somebody does something there: an action, or time that the customer takes. */
const isDone = (blueprint: Blueprint, node: Parameters<typeof roleOf>[1]): boolean =>
  node.kind === 'action' || (roleOf(blueprint, node) === 'customer' && node.kind === 'delay')

interface CustomerWait {
  id: string
  isInformed: boolean
  speaksOf: ReadonlySet<string>
}

/** The waits of the customer, those that speak of the least first. */
function waitsOf(blueprint: Blueprint): CustomerWait[] {
  const routes = routesOf(blueprint)
  const ids = all(blueprint, 'node').map(({ id }) => id)
  const after = new Map(ids.map((id) => [id, reach(routes, [id])]))
  return nodesOf(blueprint, 'wait')
    .filter((wait) => roleOf(blueprint, wait) === 'customer')
    .map((wait) => {
      const span = spanOf(blueprint, wait)
      const between = ids.filter(
        (id) =>
          !span.after.includes(id) &&
          span.after.some((one) => after.get(one)?.has(id)) &&
          span.until.some((goal) => goal === id || after.get(id)?.has(goal)),
      )
      return {
        id: wait.id,
        isInformed: isKeptInformed(blueprint, wait),
        speaksOf: new Set([...between, ...span.until]),
      }
    })
    .sort((a, b) => a.speaksOf.size - b.speaksOf.size)
}
