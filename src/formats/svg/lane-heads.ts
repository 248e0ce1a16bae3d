/** The heads of the lanes at the left edge: their names in both languages, and who works in them, how busy, and when in the day. */
import { inLanguage, type Language } from '../../base/index.ts'
import {
  captionTop,
  departmentHead,
  foldedRow,
  hasCaption,
  headMarks,
  laneHead,
  loadHeat,
  nameLead,
  peopleIn,
  roleNames,
  say,
  wholePercent,
  type Box,
  type DepartmentRow,
  type Drawing,
} from '../../drawing/index.ts'
import { textWidth, wrap } from '../../layout/index.ts'
import { element, group, type Element } from './element.ts'
import { foldSign } from './fold-sign.ts'
import { departmentInk, heatInk, ink, laneInk } from './ink.ts'
import { beside, fitted, run, widthOf, words } from './words.ts'

export const headWidth = 184
const left = 14
const room = headWidth - 2 * left

type Lane = Drawing['lanes'][number]

/** @returns what stands left of the drawing, in its own heights */
export function laneHeads(drawing: Drawing, window: Box, language: Language): Element[] {
  const seen = ({ y, height }: { y: number; height: number }) =>
    y < window.y + window.height - 1 && y + height > window.y + 1
  return drawing.lanes
    .filter(seen)
    .flatMap((lane, i) => [
      element('rect', { y: lane.y, width: headWidth, height: lane.height, fill: laneInk[lane.role] }),
      ...(i > 0 ? [line(0, lane.y + 0.5, ink['line-strong'], 0.6)] : []),
      ...mark(lane, { ...headMarks.lane, inset: 0 }),
      ...(lane.departments.length === 0
        ? laneName(lane, within(lane, window), language)
        : [
            ...caption(lane, within(lane, window).y, language),
            ...lane.departments.flatMap((row, at) =>
              seen(row) ? department(row, at === 0, within(row, window), drawing, language) : [],
            ),
          ]),
    ])
}

/** Its colour. */
const mark = (
  { colour, y, height }: Pick<Lane, 'colour' | 'y' | 'height'>,
  { x, width, inset }: { x: number; width: number; inset: number },
): Element[] =>
  colour === undefined
    ? []
    : [element('rect', { x, y: y + inset, width, height: height - 2 * inset, rx: 1.5, fill: departmentInk[colour] })]

/** The part of a row that is seen: what it says stands there. */
function within({ y, height }: { y: number; height: number }, window: Box): { y: number; height: number } {
  const [top, foot] = [Math.max(y, window.y), Math.min(y + height, window.y + window.height)]
  return { y: top, height: foot - top }
}

const line = (x: number, y: number, stroke: string, opacity?: number): Element =>
  element('line', { x1: x, x2: headWidth, y1: y, y2: y, stroke, 'stroke-opacity': opacity })

function laneName(lane: Lane, { y, height }: { y: number; height: number }, language: Language): Element[] {
  const other = otherThan(language)
  const [name, otherName] = [inLanguage(lane.name, language), inLanguage(lane.name, other)]
  const box = laneHead(height, lane.folded)
  const face = { size: 13, weight: 600, fill: ink.ink, lang: language }
  return [
    words(left, y + box.name + 13.5, fitted(name, roomFor(lane), 13), face),
    ...(otherName === name || box.other === undefined
      ? []
      : [
          words(left, y + box.other + 12, fitted(otherName, room, 11.5), {
            size: 11.5,
            fill: ink['ink-3'],
            lang: other,
          }),
        ]),
    ...signOf(lane, y + box.name + 9),
  ]
}

/** Beside the sign of folding there is less of it. */
const roomFor = ({ folded }: { folded: boolean }): number => (folded ? headWidth - left - foldedRow.room : room)

const signOf = ({ folded }: { folded: boolean }, y: number): Element[] =>
  folded ? [foldSign(headWidth - foldedRow.sign, y)] : []

/** Beside the departments the lane says only what it is. */
function caption(lane: Lane, y: number, language: Language): Element[] {
  if (!hasCaption(lane.departments[0], lane.departments[0].height)) return []
  const other = otherThan(language)
  const said = (of: Language) =>
    (lane.role === 'custom' ? inLanguage(lane.name, of) : roleNames[lane.role][of]).toUpperCase()
  const own = fitted(said(language), room, 11)
  const otherSaid = said(other)
  const fits = otherSaid !== own && widthOf(`${own} ${otherSaid}`, 11) <= room
  const face = { size: 11, weight: 600, fill: ink['ink-2'], lang: language }
  return [
    words(
      left,
      y + captionTop(lane.departments[0].height) + 11,
      own,
      face,
      fits ? [beside(otherSaid, { lang: other })] : [],
    ),
  ]
}

function department(
  row: DepartmentRow,
  isFirst: boolean,
  { y, height }: { y: number; height: number },
  { axisAt }: Drawing,
  language: Language,
): Element[] {
  const busy = row.busy === undefined ? '' : wholePercent(row.busy)
  const [name, size] = [inLanguage(row.name, language), 13]
  const room = roomFor(row) - (busy === '' ? 0 : widthOf(busy, size) + 6)
  const box = departmentHead(height, isFirst, row.folded, widthOf(name, size) > room ? 2 : 1)
  const lines = wrap(name, (room * 12) / size, box.lines, textWidth)
  const top = y + box.name
  const foot = top + (lines.length - 1) * nameLead
  const bold = { size, weight: 600, fill: ink.ink }
  return group({ class: 'department' }, [
    ...(isFirst ? [] : [line(12, y - 0.5, ink.line)]),
    ...mark({ ...row, y, height }, headMarks.department),
    ...lines.map((line, i) => words(left, top + 13.5 + i * nameLead, line, { ...bold, lang: language })),
    ...(busy === '' ? [] : [words(left + roomFor(row), top + 13.5, busy, { ...bold, anchor: 'end' })]),
    ...(box.hasPeople ? people(row, foot + 29, language) : []),
    ...(row.hours && box.hasHours ? ribbon(row.hours, foot + 37) : []),
    ...(row.hours && row.id === axisAt && box.hasAxis ? axis(foot + 48, language) : []),
    ...signOf(row, top + 9),
  ]).children as Element[]
}

function people(row: DepartmentRow, y: number, language: Language): Element[] {
  const other = otherThan(language)
  const [name, otherName] = [inLanguage(row.name, language), inLanguage(row.name, other)]
  const count = peopleIn(row, language)
  const face = { size: 11.5, fill: ink['ink-3'] }
  const showsOther = otherName !== '' && otherName !== name
  const counted = count === '' ? '' : `${showsOther ? ', ' : ''}${count}`
  if (!showsOther) return count === '' ? [] : [words(left, y, fitted(count, room, 11.5), { ...face, lang: language })]
  const own = fitted(otherName, room - widthOf(counted, 11.5), 11.5)
  return [words(left, y, own, { ...face, lang: other }, counted === '' ? [] : [run(counted, { lang: language })])]
}

/** How busy people are through the day: 24 cells, hollow where nobody is there. */
function ribbon(hours: DepartmentRow['hours'] & object, y: number): Element[] {
  const cell = room / 24
  return hours.map((busy, hour) => {
    const x = left + hour * cell
    if (busy === undefined) {
      const hollow = { fill: 'none', stroke: ink['line-strong'], 'stroke-width': 0.8 }
      return element('rect', { x: x + 0.4, y: y + 0.4, width: cell - 1.4, height: 8.2, rx: 1.2, ...hollow })
    }
    const heat = loadHeat(busy)
    const fill = heat > 0 ? { fill: heatInk(heat) } : { fill: ink['line-strong'], opacity: 0.55 }
    return element('rect', { x, y, width: cell - 0.7, height: 9, rx: 1.2, ...fill })
  })
}

function axis(y: number, language: Language): Element[] {
  const face = { size: 10.5, fill: ink['ink-3'] }
  const anchors = ['start', 'middle', 'middle', 'middle', 'end'] as const
  return [
    ...anchors.map((anchor, i) => words(left + (room * i) / 4, y + 11, String(i * 6), { ...face, anchor })),
    words(left, y + 27, say('busyByHour', language), { ...face, lang: language }),
  ]
}

const otherThan = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en')
