/** Parts of a whole, one bar a row, always in the same order; the whole stands behind the bar. */
import { element, type Element } from '../svg/element.ts'
import { fitted, widthOf, words as text } from '../svg/words.ts'
import { numberText } from '../written/cell.ts'
import type { WrittenTable } from '../written/table.ts'
import { chart, headOf, names, rowHeight } from './frame.ts'
import { hatched } from './hatch.ts'
import { sizesIn, tokenOf, type Brush } from './paint.ts'

interface Stacked {
  parts: readonly { column: number; colour: string }[]
}

export function stacked({ rows, columns, caption }: WrittenTable, { parts }: Stacked, brush: Brush): Element {
  const { paint, language, width } = brush
  const size = sizesIn(language)
  const valueAt = (row: number, column: number) => Math.max(0, rows[row].cells[column]?.value ?? 0)
  const fillOf = (colour: string) => (tokenOf(colour) === 'cause-other' ? hatched : paint(tokenOf(colour)))
  // What no row has needs no name.
  const seen = parts.filter(({ column }) => rows.some((_, at) => valueAt(at, column) > 0))
  const totals = rows.map((_, at) => seen.reduce((sum, { column }) => sum + valueAt(at, column), 0))
  const unit = rows.flatMap(({ cells }) => seen.map(({ column }) => cells[column]?.unit)).find(Boolean) ?? 'count'
  const notes = totals.map((total) => numberText(total, unit, language))
  const left = names(rows, width)
  const right = Math.max(...notes.map((note) => widthOf(note, size.label))) + 10
  const room = width - left - right
  const most = Math.max(...totals) || 1

  const { drawn: legend, height: top } = legendOf()
  const bars = rows.flatMap((row, at) => {
    const y = top + at * rowHeight
    let x = left
    const segments = seen.flatMap(({ column, colour }) => {
      const value = valueAt(at, column)
      const long = (value / most) * room
      const from = x
      x += long
      if (value === 0) return []
      const title = `${columns[column].head}: ${row.cells[column].text}`
      return [
        element(
          'rect',
          { x: from, y: y + 6, width: Math.max(0.5, long - 1), height: rowHeight - 12, rx: 2, fill: fillOf(colour) },
          element('title', {}, title),
        ),
      ]
    })
    const end = text(x + 6, y + rowHeight / 2 + 4, notes[at], { size: size.label, fill: paint('ink-2') })
    return [headOf(row.cells[0].text, left, y + rowHeight / 2, brush), ...segments, end]
  })
  return chart(caption, { width, height: top + rows.length * rowHeight + 4 }, [...legend, ...bars], brush)

  function legendOf(): { drawn: Element[]; height: number } {
    const drawn: Element[] = []
    let [x, y] = [0, 12]
    for (const { column, colour } of seen) {
      const name = fitted(columns[column].head, width - 24, size.label)
      const wide = widthOf(name, size.label) + 32
      if (x > 0 && x + wide > width) [x, y] = [0, y + 18]
      drawn.push(
        element('rect', { x, y: y - 9, width: 11, height: 11, rx: 2, fill: fillOf(colour) }),
        text(x + 16, y, name, { size: size.label, fill: paint('ink-2') }),
      )
      x += wide
    }
    return { drawn, height: y + 10 }
  }
}
