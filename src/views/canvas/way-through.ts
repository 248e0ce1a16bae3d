/** The way through a step, and the part of the picture that some steps take up. */
import type { Box, Drawing } from '../../drawing/index.ts'

/** @returns ids of the step, of all from which it is reached, and of all that it reaches, without going back on loops */
export function wayThrough({ edges }: Pick<Drawing, 'edges'>, id: string): string[] {
  const flows = edges.filter(({ face }) => face.tone !== 'loop').map(({ flow }) => flow)
  const along = (next: (at: string) => string[]): Set<string> => {
    const seen = new Set([id])
    for (const at of seen) for (const one of next(at)) seen.add(one)
    return seen
  }
  const forth = along((at) => flows.filter(({ from }) => from === at).map(({ to }) => to))
  const back = along((at) => flows.filter(({ to }) => to === at).map(({ from }) => from))
  return [...new Set([...back, ...forth])]
}

export function boxAround({ steps }: Pick<Drawing, 'steps'>, ids: readonly string[]): Box {
  const inside = steps.filter(({ id }) => ids.includes(id))
  const x = Math.min(...inside.map((one) => one.x))
  const y = Math.min(...inside.map((one) => one.y))
  return {
    x,
    y,
    width: Math.max(...inside.map((one) => one.x + one.width)) - x,
    height: Math.max(...inside.map((one) => one.y + one.height)) - y,
  }
}
