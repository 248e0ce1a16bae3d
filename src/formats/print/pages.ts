/** A blueprint as pages to print: the whole, then the inside of each sub-blueprint, on as many sheets as it takes. */
import { inLanguage, type UserText } from '../../base/index.ts'
import { aboutOf, all, type Blueprint } from '../../blueprint/index.ts'
import { drawingOf, scaleOf } from '../../drawing/index.ts'
import { layout } from '../../layout/index.ts'
import type { WriteOptions } from '../index.ts'
import { element, group, round, type Element } from '../svg/element.ts'
import { ink } from '../svg/ink.ts'
import { sheet } from '../svg/sheet.ts'
import { words } from '../svg/words.ts'
import { joinsOf, tilesOf, type Join, type Size } from './tiles.ts'

export type Paper = 'A4' | 'A3'

/** Lying on its side, in millimetres, and how much of it stays free at each edge. */
export const papers: Record<Paper, Size> = { A4: { width: 297, height: 210 }, A3: { width: 420, height: 297 } }
const marginMillimetres = 10
const pixelsPerMillimetre = 96 / 25.4
/** Room for the title block under the sheet, pixels. */
const titleHeight = 76

export interface Page {
  sheet: Element
  /** Size of the sheet on the page, pixels. */
  width: number
  height: number
  /** What is on it: the blueprint, or a sub-blueprint. */
  name: string
  /** Which part of it, where it takes several: from 1. */
  part: { column: number; columns: number; row: number; rows: number }
}

/** Pixels that a sheet may have. A millimetre is left, so that rounding never spills over onto a page of its own. */
export const roomOn = (paper: Paper): Size => ({
  width: (papers[paper].width - 2 * marginMillimetres) * pixelsPerMillimetre,
  height: (papers[paper].height - 2 * marginMillimetres - 1) * pixelsPerMillimetre - titleHeight,
})

export function pagesOf(
  blueprint: Blueprint,
  paper: Paper,
  { language, report, look, folded = [] }: WriteOptions,
): Page[] {
  const scale = scaleOf(blueprint)
  const inside = all(blueprint, 'node').filter(
    ({ id, kind }) => kind === 'sub-blueprint' && all(blueprint, 'node').some(({ within }) => within === id),
  )
  const parts: { name: UserText | undefined; within?: string }[] = [
    { name: aboutOf(blueprint)?.name },
    ...inside.map(({ id, name }) => ({ name, within: id })),
  ]
  return parts.flatMap(({ name, within }): Page[] => {
    const title = inLanguage(name, language)
    const picture = layout(blueprint, { language, folded, ...(within === undefined ? {} : { within }) })
    const drawing = drawingOf(picture, { ...look, blueprint, report, language, scale })
    const cut = tilesOf(drawing, roomOn(paper))
    const joins = joinsOf(drawing, cut)
    return cut.tiles.map(({ window, column, row }, i) => {
      const drawn = sheet(drawing, { language, scale, title, window, over: joins[i].map(joinMark) })
      const { width, height } = drawn.attributes as Size
      return {
        sheet: drawn,
        ...{ width: width * cut.scale, height: height * cut.scale, name: title },
        part: { column: column + 1, columns: cut.columns, row: row + 1, rows: cut.rows },
      }
    })
  })
}

/** A flow that is cut here goes on at the same number on the next page. */
const joinMark = ({ number, x, y }: Join): Element =>
  group({ class: 'join', transform: `translate(${round(x)} ${round(y)})` }, [
    element('circle', { r: 6.5, fill: ink.surface, stroke: ink['ink-2'] }),
    words(0, 3, String(number), { size: number > 9 ? 7.5 : 8.5, weight: 600, fill: ink['ink-2'], anchor: 'middle' }),
  ])
