/** Where the names of the blueprint's lines stand on the screen: each moves along inside of its gap. */
import type { Language } from '../../base/index.ts'
import { lineNameSize, placeLineName, type Box, type Drawing } from '../../drawing/index.ts'
import type { Viewport } from './viewport.ts'

type Line = Drawing['lines'][number]

export interface LineName {
  x: number
  /** The foot of its letters. */
  y: number
  width: number
  languages: readonly Language[]
}

/** @returns undefined while the picture is so small that names would be in the way, or where none has room */
export function lineNameIn(line: Line, view: Viewport, wide: number, language: Language): LineName | undefined {
  if (view.zoom < 0.5) return undefined
  const x = (at: number) => at * view.zoom + view.x
  const gaps = (view.zoom < 0.85 ? line.gapsAfar : line.gaps).map(([from, to]) => [x(from), x(to)] as const)
  const place = placeLineName(line.name, gaps, [0, wide], language)
  return place && { ...place, y: Math.round(line.y * view.zoom + view.y) - 6 }
}

export const lineNameBox = ({ x, y, width }: LineName): Box => ({
  x,
  y: y - lineNameSize,
  width,
  height: lineNameSize + 3,
})
