/** What steps back while something else is looked at: everything off the way of a followed case, or out of the spotlight. */
import type { Drawing } from '../../drawing/index.ts'
import type { Way } from './overlay.svelte.ts'

type Drawn = Pick<Drawing, 'steps' | 'edges'>

/** Ids of steps and flows that the case has not come to; what stands beside its way stays. */
export function offWay(drawing: Drawn, { nodes, taken }: Pick<Way, 'nodes' | 'taken'>): Set<string> {
  const beside = drawing.edges.filter(
    ({ flow }) => flow.kind !== 'sequence' && nodes.has(flow.from) && nodes.has(flow.to),
  )
  return allBut(drawing, new Set([...nodes, ...taken, ...beside.map(({ id }) => id)]))
}

/** Everything but these and what they are joined to; nothing is dimmed while nothing is selected. */
export function outOfSpotlight(drawing: Drawn, selected: readonly string[]): Set<string> | undefined {
  if (selected.length === 0) return undefined
  const lit = new Set(selected)
  const joined = drawing.edges.filter(({ id, flow }) => lit.has(id) || lit.has(flow.from) || lit.has(flow.to))
  return allBut(drawing, new Set([...lit, ...joined.flatMap(({ id, flow }) => [id, flow.from, flow.to])]))
}

const allBut = ({ steps, edges }: Drawn, kept: ReadonlySet<string>): Set<string> =>
  new Set([...steps, ...edges].map(({ id }) => id).filter((id) => !kept.has(id)))
