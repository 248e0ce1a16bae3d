/** What stands for folded steps, inside: one sheet, a second one that looks out from under it, words in the middle. */
import type { PlacedSlab } from './drawing.ts'

export interface SlabBox {
  radius: number
  /** By so much the second sheet looks out, where it stands for several. */
  under: number
  /** Middle and baseline of its words. */
  words: { x: number; y: number }
}

export const slabBox = ({ width, height, holds }: PlacedSlab): SlabBox => ({
  radius: 4,
  under: holds.length > 1 ? 2 : 0,
  words: { x: width / 2, y: height / 2 + 4 },
})
