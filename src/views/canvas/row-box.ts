/** Where a lane, department or phase lies: the steps in it, or all of its row where there is none. */
import { departmentOf } from '../../blueprint/index.ts'
import type { Box, Drawing } from '../../drawing/index.ts'
import type { Reading } from '../../drawing/index.ts'
import { boxAround } from './way-through.ts'

export function boxOfRow(drawing: Drawing, { blueprint }: Pick<Reading, 'blueprint'>, id: string): Box | undefined {
  const inside = drawing.steps.filter(
    ({ node }) => node.lane === id || node.phase === id || departmentOf(blueprint, node)?.id === id,
  )
  if (inside.length > 0)
    return boxAround(
      drawing,
      inside.map((step) => step.id),
    )
  const phase = drawing.phases.find((one) => one.id === id)
  if (phase) return { x: phase.x, y: 0, width: phase.width, height: drawing.height }
  const row = drawing.lanes.flatMap((lane) => [lane, ...lane.departments]).find((one) => one.id === id)
  return row && { x: 0, y: row.y, width: drawing.width, height: row.height }
}
