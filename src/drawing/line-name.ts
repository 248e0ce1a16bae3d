/** Where the name of a line of the blueprint stands, and in which languages: one that ran out of the picture would be cut. */
import type { Language } from '../base/index.ts'
import type { LineName } from '../blueprint/index.ts'
import { textWidth } from '../layout/index.ts'
import { lineNames } from './words.ts'

export interface PlacedLineName {
  x: number
  width: number
  /** The language of the reader first; the other where there is room for both. */
  languages: Language[]
}

export const lineNameSize = 11
const beforeFirst = 14

/**
 * The first gap in view that holds the name in both languages, else the first that holds it in the reader's own.
 * All in the pixels of who draws.
 * @param gaps between what stands near the line; the last has no end of its own
 * @param view from the left edge of what is seen to the right
 */
export function placeLineName(
  name: LineName,
  gaps: readonly (readonly [from: number, to: number])[],
  view: readonly [left: number, right: number],
  language: Language,
): PlacedLineName | undefined {
  const places = gaps.map(([from, to]) => ({ x: Math.max(view[0] + beforeFirst, from), end: Math.min(view[1], to) }))
  const both: Language[] = language === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en']
  for (const languages of [both, [language]]) {
    const text = languages.map((one) => lineNames[name][one]).join(' ')
    const width = (textWidth(text) * lineNameSize) / 12
    const place = places.find(({ x, end }) => end - x >= width)
    if (place) return { x: place.x, width, languages }
  }
  return undefined
}
