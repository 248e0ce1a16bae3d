/** Two scores of each row against each other, cut at their middle; each point has its name. */
import type { Picture } from '../../analysis/index.ts'
import { element, type Element } from '../svg/element.ts'
import { fitted, widthOf, words as text } from '../svg/words.ts'
import { numberText, type WrittenCell } from '../written/cell.ts'
import type { WrittenTable } from '../written/table.ts'
import { chart } from './frame.ts'
import { sizesIn, type Brush } from './paint.ts'
import { axisOf, type Axis } from './scale.ts'

type Quadrant = Extract<Picture, { is: 'quadrant' }>

const height = 320
const [left, bottom] = [44, 40]

export function quadrant({ rows, columns, caption }: WrittenTable, picture: Quadrant, brush: Brush): Element {
  const { across, up, cutAcross, cutUp, most } = picture
  const reach = most === undefined ? [] : [most]
  const { paint, language, width } = brush
  const size = sizesIn(language)
  const points = rows.flatMap(({ cells }) => {
    const [x, y] = [cells[across]?.value, cells[up]?.value]
    if (x === undefined || y === undefined) return []
    return [{ name: cells[0].text, x, y, between: [cells[across], cells[up]] as const }]
  })
  const unitOf = (column: number) => rows.find(({ cells }) => cells[column]?.unit)?.cells[column].unit ?? 'count'
  // The last tick's number is as wide as it is far.
  const wide = width - left - 14
  const tall = height - bottom - 8
  const xs = axisOf([...points.map(({ x }) => x), cutAcross, ...reach], unitOf(across), wide)
  const ys = axisOf([...points.map(({ y }) => y), cutUp, ...reach], unitOf(up), tall)
  const at = (x: number, y: number) => [left + xs.at(x), 8 + tall - ys.at(y)] as const

  const small = { size: size.axis, fill: paint('ink-3') }
  const ticks = [
    ...xs.ticks.map((tick) =>
      text(at(tick, ys.low)[0], height - 24, numberText(tick, unitOf(across), language), {
        ...small,
        anchor: 'middle',
      }),
    ),
    ...ys.ticks.map((tick) =>
      text(left - 6, at(xs.low, tick)[1] + 4, numberText(tick, unitOf(up), language), { ...small, anchor: 'end' }),
    ),
  ]
  const [cutX, cutY] = at(cutAcross, cutUp)
  const frame = [
    // Low in both is where it hurts.
    element('rect', { x: left, y: cutY, width: cutX - left, height: 8 + tall - cutY, fill: paint('heat-1') }),
    element('rect', { x: left, y: 8, width: wide, height: tall, fill: 'none', stroke: paint('line-strong') }),
    element('line', { x1: cutX, x2: cutX, y1: 8, y2: 8 + tall, stroke: paint('ink-3'), 'stroke-dasharray': '4 4' }),
    element('line', {
      x1: left,
      x2: left + wide,
      y1: cutY,
      y2: cutY,
      stroke: paint('ink-3'),
      'stroke-dasharray': '4 4',
    }),
    text(left + wide, height - 6, `${columns[across].head} →`, {
      size: size.label,
      fill: paint('ink-2'),
      anchor: 'end',
    }),
    text(left + 6, 22, `↑ ${columns[up].head}`, { size: size.label, fill: paint('ink-2') }),
  ]
  const taken: { x: number; y: number; width: number }[] = []
  const whisker = (from: readonly [number, number], to: readonly [number, number]) =>
    element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: paint('ink-3'), 'stroke-width': 1.2 })
  const marks = points.flatMap(({ name, x, y, between }) => {
    const [px, py] = at(x, y)
    const shown = fitted(name, 150, size.label)
    const long = widthOf(shown, size.label)
    const isLeft = px + 10 + long > left + wide
    const box = { x: isLeft ? px - 8 - long : px + 8, y: py - 7, width: long }
    // Over the whisker; a name that would lie on another moves down.
    while (taken.some((one) => Math.abs(one.y - box.y) < 13 && one.x < box.x + long && box.x < one.x + one.width))
      box.y += 13
    taken.push(box)
    return [
      ...endsOf(between[0], xs).map(([low, high]) => whisker(at(low, y), at(high, y))),
      ...endsOf(between[1], ys).map(([low, high]) => whisker(at(x, low), at(x, high))),
      element('circle', { cx: px, cy: py, r: 4.5, fill: paint('ink-2') }, element('title', {}, name)),
      text(box.x, box.y, shown, { size: size.label, fill: paint('ink') }),
    ]
  })
  return chart(caption, { width, height }, [...frame, ...ticks, ...marks], brush)
}

/** The interval of a score, as far as the axis goes; none where it has none. */
const endsOf = ({ low, high }: WrittenCell, axis: Axis): [number, number][] =>
  low === undefined || high === undefined ? [] : [[Math.max(axis.low, low), Math.min(axis.high, high)]]
