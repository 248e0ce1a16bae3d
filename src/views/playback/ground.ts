/** The drawing as tokens see it: where a step is, and along which points a flow leads. */
import { get, type Blueprint } from '../../blueprint/index.ts'
import type { Box, Drawing } from '../../drawing/index.ts'
import type { Point } from '../../layout/index.ts'

/** A step in the picture, with its name in the language of the reader. */
export type Standing = Box & { id: string; name: string }

export interface Ground {
  /** The box of a step, or of the step inside of which it lies; undefined where neither is drawn. */
  boxOf(id: string): Standing | undefined
  /** From its giver to its receiver; undefined where it is not drawn. */
  flowOf(id: string): readonly Point[] | undefined
  /** The flow by which most come to a step: where it has none of its own to wait on. */
  entryOf(id: string): string | undefined
}

export function groundOf({ steps, edges }: Pick<Drawing, 'steps' | 'edges'>, blueprint: Blueprint): Ground {
  const boxes = new Map(steps.map((step) => [step.id, step]))
  const flows = new Map(edges.map((edge) => [edge.id, edge.points]))
  const entries = new Map(edges.toReversed().map((edge) => [edge.flow.to, edge.id]))
  return {
    boxOf(id) {
      for (let at: string | undefined = id; at !== undefined; at = get(blueprint, 'node', at)?.within) {
        const box = boxes.get(at)
        if (box) return box
      }
      return undefined
    },
    flowOf: (id) => flows.get(id),
    entryOf: (id) => entries.get(id),
  }
}
