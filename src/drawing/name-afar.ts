/**
 * The name of a step as seen from afar, where nothing else is said in it: as large as its box allows, on as many lines
 * as that takes. In pixels from its left upper corner.
 */
import { textWidth, wrap } from '../layout/index.ts'
import type { PlacedStep } from './drawing.ts'
import { stripHeight } from './step-box.ts'

export interface NameAfar {
  lines: string[]
  size: number
  /** Baseline of the first line, with so much to the next. */
  first: number
  lead: number
}

const [largest, smallest] = [17, 13]
const [beside, above] = [8, 5]

/** @returns nothing where it fits no larger than from near */
export function nameAfar({ name, width, height, face }: PlacedStep): NameAfar | undefined {
  const room = { width: width - 2 * beside, height: height - 2 * above - (face.strip ? stripHeight + 3 : 0) }
  const letters = name.replaceAll(/\s/g, '')
  for (let size = largest; size >= smallest; size -= 1) {
    const lead = size * 1.12
    const lines = wrap(name, (room.width * 12) / size, Math.floor(room.height / lead), textWidth)
    if (lines.join('').replaceAll(' ', '') !== letters) continue
    // Capitals are some seven tenths of the size high.
    const first = above + (room.height - (lines.length - 1) * lead + size * 0.72) / 2
    return { lines, size, first, lead }
  }
  return undefined
}
