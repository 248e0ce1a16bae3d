/** Arrow keys: along the flows first, whichever way they point; where none leads that way, to the nearest step there. */
import type { Drawing, PlacedStep } from '../../drawing/index.ts'

export type Arrow = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown'

const along: Record<Arrow, [x: number, y: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** @returns the id of the step to go to; undefined where there is nothing in that direction */
export function nextStep(
  drawing: Pick<Drawing, 'steps' | 'edges'>,
  from: string | undefined,
  arrow: Arrow,
): string | undefined {
  const here = drawing.steps.find((step) => step.id === from)
  if (!here) return drawing.steps[0]?.id
  const linked = new Set(
    drawing.edges.flatMap(({ flow }) => (flow.from === from ? [flow.to] : flow.to === from ? [flow.from] : [])),
  )
  const there = drawing.steps
    .filter((step) => step.id !== from)
    .map((step) => ({ step, cost: cost(here, step, along[arrow]) }))
    .filter(({ cost }) => cost < Infinity)
    .sort((a, b) => a.cost - b.cost)
  return (there.find(({ step }) => linked.has(step.id)) ?? there[0])?.step.id
}

/** Distance, with what lies aside counted double; nothing behind, and nothing more aside than ahead. */
function cost(here: PlacedStep, there: PlacedStep, [x, y]: [number, number]): number {
  const dx = there.x + there.width / 2 - (here.x + here.width / 2)
  const dy = there.y + there.height / 2 - (here.y + here.height / 2)
  const ahead = dx * x + dy * y
  const aside = Math.abs(dx * y) + Math.abs(dy * x)
  return ahead <= 4 || aside > ahead * 2.5 ? Infinity : ahead + aside * 2
}
