/**
 * A drawing on paper: all of it, or the part that one page shows. Heads stand at its left and top edges, whatever part it
 * is; under it, what the warm colours say.
 */
import type { Language } from '../../base/index.ts'
import type { Box, Drawing, Scale } from '../../drawing/index.ts'
import { element, group, type Attributes, type Element } from './element.ts'
import { curve, flow, flowLabel, gateMark } from './flows.ts'
import { ground } from './ground.ts'
import { ink } from './ink.ts'
import { headWidth, laneHeads } from './lane-heads.ts'
import { corner, headHeight, phaseHeads } from './phase-heads.ts'
import { legend } from './legend.ts'
import { slab } from './slabs.ts'
import { hatching, step } from './steps.ts'
import { fontFamily } from './words.ts'

/** Room for the legend. */
export const footHeight = 32

export interface SheetOptions {
  language: Language
  scale: Scale
  /** Its name for who does not see it. */
  title: string
  description?: string
  /** The part of the drawing that is seen; all of it where absent. */
  window?: Box
  /** What stands over the drawing, in its own pixels: the marks at which pages are joined. */
  over?: readonly Element[]
}

const wholeWindow = ({ width, height }: Drawing): Box => ({ x: 0, y: 0, width, height })

export function sheet(drawing: Drawing, options: SheetOptions): Element {
  const { language, scale, title, description, window = wholeWindow(drawing), over = [] } = options
  const width = headWidth + window.width
  const height = headHeight + window.height + footHeight
  const upright = (x: number, stroke: string) =>
    element('line', { x1: x, x2: x, y1: 0, y2: headHeight + window.height, stroke })
  return element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
      ...{ role: 'img', lang: language, 'xml:lang': language },
      ...{ 'font-family': fontFamily, 'font-size': 12, 'text-rendering': 'geometricPrecision' },
      'letter-spacing': language === 'en' ? '-0.012em' : undefined,
    },
    element('title', {}, title),
    ...(description === undefined ? [] : [element('desc', {}, description)]),
    element('defs', {}, hatching),
    element('rect', { width, height, fill: ink.surface }),
    part('plane', { x: headWidth, y: headHeight, width: window.width, height: window.height }, window, [
      ...ground(drawing, window, language),
      ...paper(drawing, window, language),
      ...over,
    ]),
    part(
      'lane-heads',
      { y: headHeight, width: headWidth, height: window.height },
      { x: 0, y: window.y, width: headWidth, height: window.height },
      laneHeads(drawing, window, language),
    ),
    part(
      'phase-heads',
      { x: headWidth, width: window.width, height: headHeight },
      { x: window.x, y: 0, width: window.width, height: headHeight },
      phaseHeads(drawing, window, language),
    ),
    group({ class: 'corner' }, corner(drawing, language)),
    upright(headWidth - 0.5, ink['line-strong']),
    element('line', { x2: width, y1: headHeight - 0.5, y2: headHeight - 0.5, stroke: ink.line }),
    group(
      { class: 'legend', transform: `translate(14 ${headHeight + window.height + footHeight / 2})` },
      legend(drawing.legend, scale, language, width - 28),
    ),
  )
}

/** A part of the page through which a part of the drawing is seen. */
const part = (name: string, at: Attributes, { x, y, width, height }: Box, children: readonly Element[]): Element =>
  element('svg', { class: name, ...at, viewBox: `${x} ${y} ${width} ${height}`, overflow: 'hidden' }, ...children)

/** Flows, words, steps, gates, the last on top; what lies outside of the window is left out. */
function paper(drawing: Drawing, window: Box, language: Language): Element[] {
  const seen = (box: Box) => touches(box, window)
  const edges = drawing.edges.filter(({ points }) => seen(around(points)))
  const labels = drawing.edges.filter(({ label }) => label && seen(label))
  return [
    ...edges.map(flow),
    ...labels.flatMap(flowLabel),
    ...drawing.steps.filter(seen).map((one) => step(one, language)),
    ...drawing.slabs.filter(seen).map(slab),
    ...(drawing.curve ? [curve(drawing.curve)] : []),
    ...drawing.gates.filter(seen).map(gateMark),
  ]
}

/** Badges and heads of arrows stand out by so much. */
const air = 12

const touches = (box: Box, window: Box): boolean =>
  box.x - air < window.x + window.width &&
  box.x + box.width + air > window.x &&
  box.y - air < window.y + window.height &&
  box.y + box.height + air > window.y

function around(points: readonly { x: number; y: number }[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
