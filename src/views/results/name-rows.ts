/** Names beside bars: one that is too long for its column takes two lines, and the last rows make room for it. */
import { textWidth } from '../../layout/sizes.ts'

/** Names are written in 11.5 px; the layout's table is of 12. */
const written = 11.5 / 12

/**
 * @param names in the order of the rows
 * @param width of their column, pixels; 0 before it is known, when each counts as one line
 * @param most lines that stand in the cell
 * @returns how many lines each takes, of the rows that find room
 */
export function linesOfNames(names: readonly string[], width: number, most: number): number[] {
  const lines: number[] = []
  let taken = 0
  for (const name of names) {
    const own = width === 0 || textWidth(name) * written <= width ? 1 : 2
    if (taken + own > most) break
    taken += own
    lines.push(own)
  }
  return lines
}
