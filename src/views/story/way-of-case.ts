/** What of the blueprint a case has seen, and where it is: from its first step to the present one. Pure. */
import { all, get, type Blueprint } from '../../blueprint/index.ts'
import type { Story, StoryStep } from '../../simulation/story.ts'
import type { TokenPlace, Way } from '../canvas/index.ts'
import { needsPeople } from './sentence.ts'

export function wayOfCase(
  story: Story,
  at: number,
  blueprint: Blueprint,
  look: Pick<TokenPlace, 'letter' | 'hopMs'>,
): Way {
  const past = story.steps.slice(0, at + 1)
  const nodes = new Set<string>()
  const taken = new Set<string>()
  const come = (id: string | undefined): void => {
    for (let node = get(blueprint, 'node', id); node && !nodes.has(node.id); node = get(blueprint, 'node', node.within))
      nodes.add(node.id)
  }
  for (const { node, flow } of past) {
    come(node)
    for (const id of [flow, node]) {
      const taking = get(blueprint, 'flow', id)
      // A flow is taken where it begins or ends; what else a step may name has not been passed.
      if (!taking || ![taking.id, taking.from, taking.to].includes(node)) continue
      taken.add(taking.id)
      come(taking.to)
    }
  }
  for (const node of all(blueprint, 'node'))
    if (node.kind === 'wait' && node.for && nodes.has(node.for)) nodes.add(node.id)
  for (const flow of all(blueprint, 'flow')) {
    if (flow.kind === 'evidence' && nodes.has(flow.to)) nodes.add(flow.from)
    if (flow.kind === 'journey' && nodes.has(flow.from) && nodes.has(flow.to)) taken.add(flow.id)
  }
  return { nodes, taken, token: { ...look, ...placeOf(past, blueprint) } }
}

/** At its step; before it while it waits; half way while it is being handed over. */
function placeOf(past: readonly StoryStep[], blueprint: Blueprint): Pick<TokenPlace, 'node' | 'flow' | 'share'> {
  const step = past[past.length - 1]
  const flow = get(blueprint, 'flow', step.flow) ?? get(blueprint, 'flow', step.node)
  const moves = step.what === 'finishes' || step.what === 'decides' || step.what === 'abandons'
  if (flow && moves) return { node: outermost(flow.to, blueprint), flow: flow.id, share: 0.5 }
  if (flow && step.what === 'delivers') return { node: outermost(flow.to, blueprint), flow: flow.id, share: 1 }
  const node = outermost(step.node, blueprint)
  if (step.what === 'enters' && needsPeople(get(blueprint, 'node', step.node))) {
    const came = past.findLast((one) => get(blueprint, 'flow', one.flow)?.to === step.node)?.flow
    if (came) return { node, flow: came, share: 1 }
  }
  return { node }
}

/** What stands inside a sub-blueprint is shown where the sub-blueprint stands. */
function outermost(id: string, blueprint: Blueprint): string {
  const within = get(blueprint, 'node', id)?.within
  return within === undefined ? id : outermost(within, blueprint)
}
