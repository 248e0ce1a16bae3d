/** The largest size at which a sentence stands in its place whole. */
import { textWidth, wrap } from '../../layout/sizes.ts'

export interface Size {
  size: number
  line: number
}

/** Type and line height, pixels, the largest first. */
const sizes: readonly Size[] = [
  { size: 22, line: 30 },
  { size: 19, line: 25 },
  { size: 15, line: 20 },
  { size: 13, line: 18 },
  { size: 12, line: 16 },
]

/** The layout's table is of semi-bold 12 px; a real line is a hair wider. */
const measured = 12
const slack = 1.03

export const fit = (text: string, width: number, height: number): Size =>
  sizes.find(({ size, line }) => {
    const room = (width * measured) / size / slack
    return wrap(text, room, Infinity, textWidth).length * line <= height
  }) ?? sizes[sizes.length - 1]
