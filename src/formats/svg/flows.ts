/** Flows with their heads, beads and words, and the gates on them: as they stand on the canvas. */
import {
  causeBars,
  edgeShape,
  gateBar,
  gateLines,
  labelLines,
  tints,
  type Curve,
  type PlacedEdge,
  type PlacedGate,
} from '../../drawing/index.ts'
import type { Point } from '../../layout/index.ts'
import { element, group, round, type Attributes, type Element } from './element.ts'
import { causeInk, heatInk, ink, laneInk } from './ink.ts'
import { signMark } from './steps.ts'
import { beside, words } from './words.ts'

export function flow(edge: PlacedEdge): Element {
  const { face } = edge
  const shape = edgeShape(edge)
  const tone = toneOf(edge)
  const line: Attributes = { fill: 'none', stroke: tone, 'stroke-linejoin': 'round' }
  const isHot = face.heat > 0
  const halo: Attributes = isHot
    ? { stroke: heatInk(2), 'stroke-width': 10 }
    : { stroke: ink['line-strong'], 'stroke-opacity': 0.45, 'stroke-width': 7 }
  return group({ class: `flow ${face.tone}`, 'data-id': edge.id }, [
    ...(face.tone === 'handoff' && !face.isFaded ? [element('path', { d: shape.way, ...line, ...halo })] : []),
    element('path', {
      d: shape.way,
      ...line,
      'stroke-width': face.isFaded ? face.width : shape.width,
      'stroke-dasharray': dash[face.tone],
    }),
    ...shape.heads.map((head) => element('polygon', { points: corners(head), fill: tone })),
    ...(shape.open ? [element('polyline', { points: corners(shape.open), ...line, 'stroke-width': 1.3 })] : []),
    ...(shape.dot ? [element('circle', { cx: shape.dot.x, cy: shape.dot.y, r: 2.2, fill: tone })] : []),
    ...shape.beads.map(({ x, y }) =>
      element('circle', { cx: x, cy: y, r: 4, fill: heatInk(6), stroke: heatInk(1), 'stroke-width': 1.5 }),
    ),
    ...(shape.more
      ? [words(shape.more.x, shape.more.y, `+${shape.more.count}`, { size: 10.5, weight: 600, fill: ink['heat-text'] })]
      : []),
  ])
}

const dash: Partial<Record<PlacedEdge['face']['tone'], string>> = { loop: '5 4', message: '1.5 3.5' }

function toneOf({ face: { heat, tone, isFaded, tint } }: PlacedEdge): string {
  if (isFaded) return ink['off-path']
  if (tint) return ink[tints[tint].line]
  if (tone === 'loop' || tone === 'message') return ink['ink-2']
  if (heat > 0) return heatInk(heat, 3)
  return tone === 'journey' ? ink.blue : ink.edge
}

const corners = (points: readonly Point[]): string => points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ')

/** The words of a flow, on the colour of the lane they stand in. */
export function flowLabel({ label, ground, face: { isFaded } }: PlacedEdge): Element[] {
  if (!label) return []
  const { x, y, width, height, anchor } = label
  const behind = element('rect', { x: x - 3, y, width: width + 6, height, fill: laneInk[ground] })
  const face = { size: 11.5, fill: ink[isFaded ? 'ink-3' : 'ink-2'], anchor }
  return [
    ...(anchor === 'middle' ? [behind] : []),
    ...labelLines(label).map((one) => words(one.x, one.y, one.line, face)),
  ]
}

/** How long cases wait on a handoff, how many pass, and what is missing. */
export function gateMark({ id, x, y, width, height, heat, tint, gate }: PlacedGate): Element {
  const middle = { anchor: 'middle' } as const
  const at = gateLines(gate)
  const stroke = tint ? ink[tints[tint].line] : heat > 0 ? heatInk(heat, 4) : ink['node-line']
  const fill = tint ? ink[tints[tint].line] : heat > 0 ? ink['heat-text'] : ink.ink
  const box = { width, height, rx: 8, fill: ink.surface, stroke, 'stroke-width': 1.5 }
  return group({ class: 'gate', 'data-id': id, transform: `translate(${round(x)} ${round(y)})` }, [
    element('rect', box),
    words(
      width / 2,
      at.head,
      gate.head,
      { size: 12, weight: 600, fill, ...middle },
      gate.margin === '' ? [] : [beside(gate.margin, {})],
    ),
    ...causeBars(gate.causes ?? [], gateBar.inset, width - 2 * gateBar.inset).map((bar) =>
      element('rect', { x: bar.x, y: gateBar.y, width: bar.width, height: gateBar.height, fill: causeInk(bar.cause) }),
    ),
    words(width / 2, at.foot, gate.foot, { size: 11, fill: ink['ink-2'], ...middle }),
  ])
}

/** How good it is for the customer from step to step, over a band in which everything else steps back. */
export function curve({ band, middle, way, points }: Curve): Element {
  return group({ class: 'curve' }, [
    element('rect', { ...box(band), fill: laneInk[band.role], opacity: 0.85 }),
    element('line', {
      ...{ x1: band.x, x2: band.x + band.width, y1: middle, y2: middle },
      ...{ stroke: ink['line-strong'], 'stroke-dasharray': '2 4' },
    }),
    element('path', { d: way, fill: 'none', stroke: ink['ink-2'], 'stroke-width': 2 }),
    ...points.map(({ x, y, mood, tint }) => signMark(mood, tint, x, y)),
  ])
}

const box = ({ x, y, width, height }: Curve['band']): Attributes => ({ x, y, width, height })
