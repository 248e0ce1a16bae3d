/** The ground: lanes, rows of departments, borders of phases, and the three lines with their names. Lines run under flows and over fills. */
import type { Language } from '../../base/index.ts'
import { lineNameSize, lineNames, placeLineName, type Box, type Drawing } from '../../drawing/index.ts'
import { element, type Attributes, type Element } from './element.ts'
import { ink, laneInk } from './ink.ts'
import { beside, words } from './words.ts'

/** @param window the part of the drawing that is seen: the ground fills it from edge to edge */
export function ground(drawing: Drawing, window: Box, language: Language): Element[] {
  const [left, right] = [window.x, window.x + window.width]
  const level = (y: number, attributes: Attributes): Element =>
    element('line', { x1: left, x2: right, y1: y, y2: y, ...attributes })
  const border = { stroke: ink['line-strong'], 'stroke-opacity': 0.6 }
  return [
    ...drawing.lanes.flatMap((lane) => [
      element('rect', { x: left, y: lane.y, width: window.width, height: lane.height, fill: laneInk[lane.role] }),
      ...lane.departments.slice(1).map(({ y }) => level(y + 0.5, { stroke: ink.line })),
    ]),
    ...drawing.lanes.slice(1).map(({ y }) => level(y + 0.5, border)),
    ...drawing.phases
      .slice(1)
      .map(({ x }) => element('line', { x1: x, x2: x, y1: 0, y2: drawing.height, stroke: ink.line })),
    level(drawing.height - 0.5, border),
    ...drawing.lines.flatMap((line) => [
      level(line.y, { class: line.name, stroke: ink.ink, 'stroke-width': 1.6, ...dash[line.name] }),
      ...lineName(line, window, language),
    ]),
  ]
}

const dash: Record<Drawing['lines'][number]['name'], Attributes> = {
  interaction: {},
  visibility: { 'stroke-dasharray': '9 6' },
  'internal-interaction': { 'stroke-dasharray': '0.1 5.5', 'stroke-linecap': 'round' },
}

function lineName({ name, y, gaps }: Drawing['lines'][number], window: Box, language: Language): Element[] {
  const place = placeLineName(name, gaps, [window.x, window.x + window.width], language)
  if (!place) return []
  const [own, ...others] = place.languages
  const face = { size: lineNameSize, weight: 500, fill: ink['ink-2'], lang: own }
  const rest = others.map((other) => beside(lineNames[name][other], { lang: other }))
  return [words(place.x, y - 6, lineNames[name][own], face, rest)]
}
