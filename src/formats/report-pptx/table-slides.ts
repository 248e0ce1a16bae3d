/** Tables on slides: real ones, over as many slides as they take, each with its head. */
import type PptxGenJS from 'pptxgenjs'
import { textWidth } from '../../layout/index.ts'
import type { WrittenRow, WrittenTable } from '../written/table.ts'
import type { Box } from './shapes.ts'
import { captionHeight, inchesOf, linesOf, type Piece } from './stack.ts'

const fontSize = 10
/** Inches that a line of such letters takes, the air of a row, and that beside the words of a cell. */
const [lineHeight, air, beside] = [0.167, 0.07, 0.16]
/** Fewer rows than that are not left alone, at the foot of a slide or on the next. */
const together = 4

/** @param room inches that a slide has at most */
export function tablePiece(
  table: WrittenTable,
  width: number,
  room: number,
  lang: string,
): Piece & { isWhole: boolean } {
  const widths = widthsOf(table, width)
  const tall = (cells: readonly string[]) =>
    Math.max(...cells.map((text, at) => linesOf(text, widths[at] - beside, fontSize))) * lineHeight + air
  const head = tall(table.columns.map((one) => one.head))
  const heights = new Map(table.rows.map((row) => [row, tall(row.cells.map(({ text }) => text))]))
  const sum = (rows: readonly WrittenRow[]) => rows.reduce((total, row) => total + (heights.get(row) ?? 0), head)

  const isWhole = (rows: readonly WrittenRow[]) => sum(rows) <= room - captionHeight
  const pieceOf = (rows: readonly WrittenRow[]): Piece => ({
    caption: table.caption,
    least: sum(isWhole(rows) ? rows : rows.slice(0, together)),
    cut(left) {
      const isOver = (count: number) => sum(rows.slice(0, count)) > left
      let count = rows.length
      while (count > 1 && isOver(count)) count -= 1
      if (count < rows.length) count = Math.max(1, Math.min(count, rows.length - together))
      const here = rows.slice(0, count)
      return {
        height: sum(here),
        put: (slide, box) => putTable(slide, table, here, widths, box, lang),
        ...(count < rows.length && { rest: pieceOf(rows.slice(count)) }),
      }
    },
  })
  return { ...pieceOf(table.rows), isWhole: isWhole(table.rows) }
}

/** Inches of each column: words take more than numbers, long words most, and no word is broken while there is room. */
export function widthsOf({ columns, rows }: WrittenTable, width: number): number[] {
  const texts = columns.map(({ head }, at) => [head, ...rows.map(({ cells }) => cells[at].text)])
  const wanted = columns.map(({ head, is }, at) => {
    const longest = Math.max(textWidth(head) / 2, ...rows.map(({ cells }) => textWidth(cells[at].text)))
    return Math.min(is === 'words' ? 520 : 130, Math.max(60, longest + 16))
  })
  const least = texts.map((all) => Math.max(...all.map(narrowest)) + beside)
  const isTight = least.reduce((total, one) => total + one, 0) > width
  const held = new Set<number>()
  for (;;) {
    const free = width - [...held].reduce((total, at) => total + least[at], 0)
    const sum = wanted.reduce((total, one, at) => total + (held.has(at) ? 0 : one), 0)
    const share = (at: number) => (held.has(at) ? least[at] : (wanted[at] / sum) * free)
    const short = isTight ? [] : columns.flatMap((_, at) => (!held.has(at) && share(at) < least[at] ? [at] : []))
    if (short.length === 0) return columns.map((_, at) => share(at))
    for (const at of short) held.add(at)
  }
}

/** Inches of the longest word: narrower, and it would be broken. */
const narrowest = (text: string): number =>
  Math.max(...text.split(/\s|(?<=[\u2e80-\uffff])|(?=[\u2e80-\uffff])/).map((word) => inchesOf(word, fontSize)))

function putTable(
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
        options: {
          ...{ bold: true, color: 'tx1', align: align(at), valign: 'bottom' },
          border: [none, none, rule('tx1'), none],
        },
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
