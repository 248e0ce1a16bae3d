/** The largest size at which a sentence stands in its place whole; the smallest where none is small enough. */
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
const smallest = sizes[sizes.length - 1]

/** The layout's table is of semi-bold 12 px; a real line is a hair wider. */
const measured = 12
const slack = 1.03

export const fit = (text: string, width: number, height: number): Size =>
  sizes.find((size) => stands(text, size, width, height)) ?? smallest

export const fits = (text: string, width: number, height: number): boolean => stands(text, smallest, width, height)

function stands(text: string, { size, line }: Size, width: number, height: number): boolean {
  const room = (width * measured) / size / slack
  return wrap(text, room, Infinity, textWidth).length * line <= height
}
