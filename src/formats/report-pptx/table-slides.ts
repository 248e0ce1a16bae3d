/** Tables on slides: real ones, over as many slides as they take, each with its head. */
import type PptxGenJS from 'pptxgenjs'
import { wrap, textWidth } from '../../layout/index.ts'
import type { WrittenRow, WrittenTable } from '../written/table.ts'
import type { Box } from './shapes.ts'

const fontSize = 10
/** Inches that a line of such letters takes, and the air of a row. */
const [lineHeight, air] = [0.17, 0.09]
/**
 * Pixels of the layout's own measure, 12 to a letter, that an inch of a cell holds: fewer than by our typeface, for a
 * reader who has a wider one must not find the last row over the foot.
 */
const pixelsInInch = ((12 * 72) / fontSize) * 0.84

/** The rows of each slide. */
export function pagesOf({ columns, rows }: WrittenTable, widths: readonly number[], room: number): WrittenRow[][] {
  const lines = (text: string, at: number) => wrap(text, (widths[at] - 0.16) * pixelsInInch, 99, textWidth).length
  const tall = (cells: readonly string[]) => Math.max(...cells.map(lines)) * lineHeight + air
  const head = tall(columns.map((one) => one.head))
  const pages: WrittenRow[][] = []
  let left = 0
  for (const row of rows) {
    const height = tall(row.cells.map(({ text }) => text))
    if (pages.length === 0 || left < height) {
      pages.push([])
      left = room - head
    }
    pages.at(-1)?.push(row)
    left -= height
  }
  return pages
}

/** Inches of each column: words take more than numbers, long words most. */
export function widthsOf({ columns, rows }: WrittenTable, width: number): number[] {
  const wanted = columns.map(({ head, is }, at) => {
    const longest = Math.max(textWidth(head) / 2, ...rows.map(({ cells }) => textWidth(cells[at].text)))
    return Math.min(is === 'words' ? 520 : 130, Math.max(60, longest + 16))
  })
  const sum = wanted.reduce((total, one) => total + one, 0)
  return wanted.map((one) => (one / sum) * width)
}

export function putTable(
  slide: PptxGenJS.Slide,
  { columns }: WrittenTable,
  rows: readonly WrittenRow[],
  widths: readonly number[],
  { x, y, w }: Box,
  lang: string,
): void {
  const none = { type: 'none' as const }
  const rule = (color: string) => ({ type: 'solid' as const, pt: 0.75, color })
  const align = (at: number) => (columns[at].is === 'number' ? 'right' : 'left') as 'left'
  slide.addTable(
    [
      columns.map(({ head }, at) => ({
        text: head,
        options: { bold: true, color: 'tx1', align: align(at), border: [none, none, rule('tx1'), none] },
      })),
      ...rows.map(({ cells }) =>
        cells.map(({ text, isUnknown }, at) => ({
          text,
          options: { color: isUnknown ? 'tx2' : 'tx1', align: align(at), border: [none, none, rule('bg2'), none] },
        })),
      ),
    ] as PptxGenJS.TableRow[],
    { x, y, w, colW: [...widths], fontSize, margin: [0.03, 0.08, 0.03, 0.08], valign: 'top', lang },
  )
}
