/** Values with their whiskers, one line a row; what each is to reach is a line with its name. Hollow: it cannot be told. */
import { element, group, type Element } from '../svg/element.ts'
import { fitted, widthOf, words as text } from '../svg/words.ts'
import { numberText, type WrittenCell } from '../written/cell.ts'
import type { WrittenTable } from '../written/table.ts'
import { words } from '../written/words.ts'
import { render } from '../../base/index.ts'
import { sizesIn, type Brush } from './paint.ts'
import { axisOf, reachOf } from './scale.ts'
import { chart, headOf, names, rowHeight } from './frame.ts'

interface Dots {
  column: number
  goal?: number
  goalColumn?: number
}

export function dots({ rows, caption }: WrittenTable, { column, goal, goalColumn }: Dots, brush: Brush): Element {
  const { paint, language, width } = brush
  const size = sizesIn(language)
  const cells = rows.map((row) => row.cells[column])
  const goals = rows.map((row) => goal ?? (goalColumn === undefined ? undefined : row.cells[goalColumn]?.value))
  const unit = cells.find((cell) => cell?.unit !== undefined)?.unit ?? 'count'
  const left = names(rows, width)
  const notes = rows.map((_, at) => noteOf(cells[at], goals[at]))
  const right = Math.min(width * 0.4, Math.max(...notes.map((note) => widthOf(note, size.label))) + 14)
  const room = width - left - right
  const axis = axisOf([...reachOf(cells), ...goals.filter((one) => one !== undefined)], unit, room, room < 220 ? 3 : 5)
  const bottom = rows.length * rowHeight
  const isDifference = axis.low < 0 || unit === 'points'
  const lines = axis.ticks.map((tick) => {
    const x = left + axis.at(tick)
    const isZero = isDifference && Math.abs(tick) < 1e-9
    return group({}, [
      element('line', { x1: x, x2: x, y1: 0, y2: bottom, stroke: paint(isZero ? 'ink-2' : 'line') }),
      text(x, bottom + 14, numberText(tick, unit === 'points' ? 'points' : unit, language), {
        ...{ size: size.axis, fill: paint('ink-3'), anchor: 'middle' },
      }),
    ])
  })
  const marks = rows.flatMap((row, at) => {
    const y = at * rowHeight + rowHeight / 2
    const cell = cells[at]
    const target = goals[at]
    const note = text(width, y + 4, fitted(notes[at], right - 4, size.label), {
      ...{ size: size.label, fill: paint(cell?.value === undefined ? 'ink-3' : 'ink-2'), anchor: 'end' },
    })
    const parts = [headOf(row.cells[0].text, left, y, brush), note]
    if (target !== undefined)
      parts.push(
        element('line', {
          ...{ x1: left + axis.at(target), x2: left + axis.at(target), y1: y - 9, y2: y + 9 },
          ...{ stroke: paint('ink'), 'stroke-width': 1.5 },
        }),
      )
    if (cell?.value === undefined) return parts
    const colour = paint(tokenOf(cell, target ?? (isDifference ? 0 : undefined), isDifference))
    if (cell.low !== undefined && cell.high !== undefined)
      parts.push(
        element('line', {
          ...{ x1: left + axis.at(cell.low), x2: left + axis.at(cell.high), y1: y, y2: y },
          ...{ stroke: colour, 'stroke-width': 2, 'stroke-linecap': 'round' },
        }),
      )
    const isTold = isCertain(cell, target ?? (isDifference ? 0 : undefined))
    parts.push(
      element('circle', {
        ...{ cx: left + axis.at(cell.value), cy: y, r: 4.5 },
        ...(isTold ? { fill: colour } : { fill: paint('surface'), stroke: colour, 'stroke-width': 2 }),
      }),
    )
    return parts
  })
  return chart(caption, { width, height: bottom + 22 }, [...lines, ...marks], brush)

  function noteOf(cell: WrittenCell | undefined, target: number | undefined): string {
    const said = cell?.text ?? ''
    if (target === undefined || cell?.value === undefined) return said
    return `${said} · ${render(words[language].goal, { value: numberText(target, unit, language) }, language)}`
  }
}

/** Does the whole interval lie on one side? */
const isCertain = ({ low, high }: WrittenCell, goal: number | undefined): boolean =>
  goal === undefined || (low !== undefined && high !== undefined && (low > goal || high < goal || low === goal))

function tokenOf(cell: WrittenCell, goal: number | undefined, isDifference: boolean): string {
  if (goal === undefined) return 'ink-2'
  if (!isCertain(cell, goal)) return isDifference ? 'ink-2' : 'warn'
  const isAbove = (cell.value ?? 0) >= goal
  if (isDifference) return 'ink'
  // A share is to be reached, a time not to be passed.
  return isAbove === (cell.unit === 'share') ? 'ok' : 'bad'
}
