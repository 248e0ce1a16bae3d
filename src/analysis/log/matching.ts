/** Which step of a blueprint each activity of a log means. */
import { plainText } from '../../base/index.ts'
import { all, called, isStep, type Blueprint, type Identified, type Node } from '../../blueprint/index.ts'

/** What can be observed: where cases arrive, and where time passes. */
const observed = new Set<Node['kind']>(['arrival', 'action', 'delay', 'redial'])

/** Steps that an activity may mean, in the order of the document. */
export const observedSteps = (blueprint: Blueprint): Identified<Node>[] =>
  all(blueprint, 'node').filter((node) => isStep(node) && observed.has(node.kind))

/** By the name in either language, or the id; an activity that no step is called, or several are, stays without one. */
export function matchedSteps(blueprint: Blueprint, activities: Iterable<string>): Map<string, string> {
  const steps = observedSteps(blueprint)
  const found = new Map<string, string>()
  for (const activity of activities) {
    const alike = steps.filter(({ name }) => Object.values(name).some((one) => plainText(one) === plainText(activity)))
    const step = alike.length > 1 ? undefined : (alike[0] ?? byId(blueprint, steps, activity))
    if (step) found.set(activity, step.id)
  }
  return found
}

function byId(blueprint: Blueprint, steps: readonly Identified<Node>[], activity: string) {
  const node = called(blueprint, 'node', activity)
  return node && steps.find(({ id }) => id === node.id)
}

/** The activities of a log with how often each was done, in the order in which they are first told. */
export function activitiesIn(events: readonly { activity: string }[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { activity } of events) found.set(activity, (found.get(activity) ?? 0) + 1)
  return found
}
