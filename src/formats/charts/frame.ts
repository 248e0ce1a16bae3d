/** What charts of rows share: the frame, and the names on the left. */
import { element, type Element } from '../svg/element.ts'
import { hatchOf } from './hatch.ts'
import { fitted, fontFamily, widthOf, words as text } from '../svg/words.ts'
import type { WrittenRow } from '../written/table.ts'
import type { Brush } from './paint.ts'

export const rowHeight = 28

export interface Size {
  width: number
  height: number
}

/** @param title what it shows, for who does not see it; the table beside it has the numbers */
export const chart = (title: string, { width, height }: Size, drawn: readonly Element[], brush: Brush): Element =>
  element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${Math.ceil(height)}` },
      ...{ width, height: Math.ceil(height), role: 'img', lang: brush.language },
      ...{ 'font-family': fontFamily, 'aria-label': title },
    },
    element('defs', {}, hatchOf(brush)),
    ...drawn,
  )

/** Pixels for the names of the rows: as wide as they are, up to two fifths. */
export const names = (rows: readonly WrittenRow[], width: number): number =>
  Math.min(width * 0.4, Math.max(...rows.map(({ cells }) => widthOf(cells[0].text, 12))) + 16)

/** The name of a row, in its middle line; the whole of it shows where the hand rests. */
export const headOf = (name: string, room: number, y: number, { paint }: Brush): Element =>
  text(0, y + 4, fitted(name, room - 12, 12), { size: 12, weight: 500, fill: paint('ink') }, [
    element('title', {}, name),
  ])
