/** What the customer sees at a step: whether anything is shown there, and the changes that add something. */
import type { Change, Texts } from '../base/index.ts'
import type { Blueprint } from './blueprint.ts'
import { newId } from './names.ts'
import { all, get } from './queries.ts'

/** The steps at which something is shown, or that are shown themselves. */
export function shownAt(blueprint: Blueprint): Set<string> {
  const shown = new Set<string>()
  for (const flow of all(blueprint, 'flow')) {
    if (get(blueprint, 'node', flow.from)?.kind === 'evidence') shown.add(flow.to)
    if (get(blueprint, 'node', flow.to)?.kind === 'evidence') shown.add(flow.from)
  }
  return shown
}

/** @returns undefined where there is no such step, or no lane for evidence */
export function showing(blueprint: Blueprint, step: string, name: Texts, picture: string): Change[] | undefined {
  const lane = all(blueprint, 'lane').find((one) => one.role === 'evidence')
  const node = get(blueprint, 'node', step)
  if (!lane || !node) return undefined
  const evidence = newId(blueprint, `${step}-evidence`, 'evidence')
  const phase: Record<string, string> = node.phase === undefined ? {} : { phase: node.phase }
  return [
    { add: evidence, record: { type: 'node', kind: 'evidence', lane: lane.id, name, picture, ...phase } },
    {
      add: newId(blueprint, `${evidence}-shown`, 'shown'),
      record: { type: 'flow', kind: 'evidence', from: evidence, to: step },
    },
  ]
}
