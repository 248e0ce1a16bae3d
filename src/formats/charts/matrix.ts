/** Rows give, columns take: a circle by its size, warmer where another value is higher. */
import type { Picture } from '../../analysis/index.ts'
import { wrap, textWidth } from '../../layout/index.ts'
import { element, group, type Element } from '../svg/element.ts'
import { words as text } from '../svg/words.ts'
import type { WrittenTable } from '../written/table.ts'
import { chart, headOf, names } from './frame.ts'
import { sizesIn, type Brush } from './paint.ts'

type Matrix = Extract<Picture, { is: 'matrix' }>

const widest = 84
const cellHeight = 46

export function matrix({ rows, columns, caption }: WrittenTable, { shade }: Matrix, brush: Brush): Element {
  const { paint, language, width } = brush
  const size = sizesIn(language)
  const taking = columns.slice(1)
  const left = names(rows, width)
  const cellWidth = Math.min(widest, (width - left) / taking.length)
  const heads = taking.map(({ head }) => wrap(head, ((cellWidth - 8) * 12) / size.label, 2, textWidth))
  const top = 14 * Math.max(...heads.map((lines) => lines.length)) + 10
  const values = rows.flatMap(({ cells }) => cells.slice(1).map(({ value }) => value ?? 0))
  const most = Math.max(...values) || 1
  const warmest = Math.max(...(shade ?? []).flat().map((one) => one ?? 0))

  const titles = heads.flatMap((lines, at) =>
    lines.map((line, i) =>
      text(left + (at + 0.5) * cellWidth, 14 * (i + 1), line, {
        ...{ size: size.label, fill: paint('ink-2'), anchor: 'middle' },
      }),
    ),
  )
  const body = rows.flatMap((row, i) => {
    const y = top + i * cellHeight
    const cells = row.cells.slice(1).map((cell, j) => {
      const [cx, cy] = [left + (j + 0.5) * cellWidth, y + cellHeight / 2]
      const frame = element('rect', {
        ...{ x: left + j * cellWidth + 0.5, y: y + 0.5, width: cellWidth - 1, height: cellHeight - 1 },
        ...{ fill: paint('surface'), stroke: paint('line') },
      })
      if (!cell.value) return group({}, [frame])
      const r = 4 + 12 * Math.sqrt(cell.value / most)
      const warmth = warmest > 0 ? (shade?.[i]?.[j] ?? 0) / warmest : 0
      const fill = warmth > 0 ? paint(`heat-${Math.min(6, 1 + Math.floor(warmth * 5.999))}`) : paint('weight-4')
      return group({}, [
        element('title', {}, `${row.cells[0].text} → ${taking[j].head}: ${cell.text}`),
        frame,
        element('circle', { cx, cy: cy - 6, r: Math.min(r, cellHeight / 2 - 8), fill }),
        // The interval stands in the title and in the table: a cell has no room for it.
        text(cx, cy + 18, cell.text.split(' ±')[0], { size: size.axis, fill: paint('ink-2'), anchor: 'middle' }),
      ])
    })
    return [headOf(row.cells[0].text, left, y + cellHeight / 2, brush), ...cells]
  })
  const whole = { width: left + cellWidth * taking.length + 1, height: top + rows.length * cellHeight + 2 }
  return chart(caption, whole, [...titles, ...body], brush)
}
