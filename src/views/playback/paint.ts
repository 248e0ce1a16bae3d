/** The crowd on a 2D canvas: hundreds of tokens a frame are too many for elements. Screen pixels. */
import { duration, type Language } from '../../base/index.ts'
import { heatOf, type Scale } from '../../drawing/index.ts'
import { detailAt, type Viewport } from '../canvas/index.ts'
import { colour } from '../colour.ts'
import type { Crowd, Dot, Pile } from './crowd.ts'

/** The colours of the scheme in force; read anew when it changes. */
export interface Paints {
  heat: readonly string[]
  onHeat: readonly string[]
  work: string
  ink: string
  surface: string
  outline: string
  near: string
  broken: string
  own: string
}

export const paintsNow = (): Paints => ({
  heat: [1, 1, 2, 3, 4, 5, 6].map((step) => colour(`heat-${step}`)),
  onHeat: [1, 1, 2, 3, 4, 5, 6].map((step) => colour(`on-heat-${step}`)),
  work: colour('work'),
  ink: colour('ink-2'),
  surface: colour('surface'),
  outline: colour('node-line'),
  near: colour('warn'),
  broken: colour('bad'),
  own: colour('blue'),
})

export interface Sheet {
  context: CanvasRenderingContext2D
  view: Viewport
  paints: Paints
  scale: Scale
  language: Language
  font: string
  /** Index of the case that is looked at. */
  marked: number | undefined
  /** What is said of so many who wait, the longest so long. */
  waiting(count: number, longest: string): string
}

export function paint({ dots, piles }: Crowd, sheet: Sheet): void {
  for (const pile of piles) edgeOf(pile, sheet)
  // Whoever is in trouble lies over the others, and the one that is looked at over all.
  const weight = (dot: Dot) =>
    dot.case === sheet.marked ? 3 : dot.urgency === 'broken' ? 2 : dot.urgency === 'near' ? 1 : 0
  for (const dot of dots.toSorted((a, b) => weight(a) - weight(b))) token(dot, sheet)
  for (const pile of piles) counts(pile, sheet)
}

/** A step at which somebody waits is as warm as its longest wait. */
function edgeOf({ box, waiting, longest }: Pile, { context, view, paints, scale }: Sheet): void {
  const heat = heatOf(longest, scale)
  if (waiting === 0 || heat === 0) return
  context.strokeStyle = paints.heat[heat]
  context.lineWidth = 3
  context.beginPath()
  const [x, y] = [box.x * view.zoom + view.x, box.y * view.zoom + view.y]
  context.roundRect(x - 2, y - 2, box.width * view.zoom + 4, box.height * view.zoom + 4, 9 * view.zoom)
  context.stroke()
}

/** Round where nothing is wrong, with a thick ring where a promise is near, a diamond where it is broken. */
function token(dot: Dot, { context, view, paints, scale, marked }: Sheet): void {
  const [x, y] = [dot.x * view.zoom + view.x, dot.y * view.zoom + view.y]
  const size = Math.max(2.6, 4.2 * view.zoom)
  if (dot.case === marked) {
    context.fillStyle = paints.own
    context.globalAlpha = 0.2
    circle(context, x, y, size * 3)
    context.fill()
    context.globalAlpha = 1
  }
  const fill =
    dot.is === 'waiting' ? paints.heat[heatOf(dot.waited, scale)] : dot.is === 'working' ? paints.work : paints.ink
  context.fillStyle = dot.urgency === 'broken' ? paints.broken : fill
  const plain = dot.is === 'waiting' ? paints.ink : paints.surface
  context.strokeStyle = dot.case === marked ? paints.own : dot.urgency === 'near' ? paints.near : plain
  context.lineWidth = dot.case === marked || dot.urgency === 'near' ? 2.2 : 1
  if (dot.urgency === 'broken') diamond(context, x, y, size * 1.3)
  else circle(context, x, y, size)
  context.fill()
  context.stroke()
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  context.beginPath()
  context.moveTo(x, y - reach)
  context.lineTo(x + reach, y)
  context.lineTo(x, y + reach)
  context.lineTo(x - reach, y)
  context.closePath()
}

/** A queue of few needs no number. */
const leastCounted = 4

function counts(pile: Pile, { context, view, paints, scale, language, font, waiting }: Sheet): void {
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  for (const { x, y, count } of pile.more) {
    context.font = `600 ${Math.max(9, 10.5 * Math.min(1.2, view.zoom))}px ${font}`
    const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y]
    const width = context.measureText(`+${count}`).width + 6
    context.fillStyle = paints.surface
    context.beginPath()
    context.roundRect(left - width / 2, top - 7, width, 14, 4)
    context.fill()
    context.fillStyle = paints.ink
    context.fillText(`+${count}`, left, top)
  }
  if (pile.waiting < leastCounted) return
  const heat = heatOf(pile.longest, scale)
  const queue = waiting(pile.waiting, duration(pile.longest, language))
  // From afar the step itself does not say what it is.
  const text = detailAt(view.zoom) === 'fill' ? `${pile.box.name}: ${queue}` : queue
  context.font = `600 ${view.zoom < 0.6 ? 10 : 11.5}px ${font}`
  const width = context.measureText(text).width + 12
  const [x, y] = [pile.box.x * view.zoom + view.x, pile.box.y * view.zoom + view.y]
  context.fillStyle = paints.heat[heat]
  context.strokeStyle = paints.outline
  context.lineWidth = 0.5
  context.beginPath()
  context.roundRect(x, y - 21, width, 17, 5)
  context.fill()
  context.stroke()
  context.fillStyle = paints.onHeat[heat]
  context.fillText(text, x + width / 2, y - 12)
}
