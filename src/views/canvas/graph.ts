/**
 * The door to Cytoscape. It keeps the graph (what lies where, what follows what), the viewport, and the hand: drag,
 * wheel, pinch, tap, hover. It draws nothing itself: its elements are transparent, and the picture is SVG on a layer that
 * moves with its viewport. So text and lines stay sharp at any zoom and take their colours from the theme.
 */
import cytoscape from 'cytoscape'
import { layers } from 'cytoscape-layers'
import type { Picture, Point } from '../../layout/index.ts'
import type { Box, Thing } from '../../drawing/index.ts'
import { clampZoom, fitted, framing, opening, revealing, zoomedAt, type Viewport } from './viewport.ts'

export interface GraphEvents {
  /** The viewport has changed; the layer has moved already. */
  moved(view: Viewport): void
  /** The pointer is over a step or flow, or over neither. */
  hovered(thing: Thing | undefined): void
  /** @param more Shift was held: one more is meant */
  tapped(thing: Thing | undefined, more: boolean): void
  doubleTapped(thing: Thing | undefined): void
  /** Pixels of the screen, at its right, that something lies over: what is brought into view comes left of it. */
  covered?(): number
  /** A step is being dragged, and is over this place of the picture; `undefined` when it is let go or called off. */
  dragged?(step: string, at: Point | undefined): void
  /** A frame is drawn beside the steps with Shift, or while a drag there selects. @param isDone it is let go @param more beside what is selected */
  framed?(box: Box, isDone: boolean, more: boolean): void
  /** Does a drag beside the steps select, and not move the picture? */
  selects?(): boolean
  /** A step is let go there, over a step or flow or over neither. */
  dropped?(step: string, at: Point, over: Thing | undefined): void
}

export interface Graph {
  /** Moves and scales with the viewport; the drawing is put into it. */
  readonly paper: HTMLElement
  show(picture: Picture): void
  view(): Viewport
  look(view: Viewport): void
  panBy(dx: number, dy: number): void
  /** Zooms about the middle of the screen, or about a place of it. */
  zoomTo(zoom: number, at?: Point): void
  fit(): void
  /** Of the window on the picture, pixels. */
  screen(): { width: number; height: number }
  /** A part of the picture fills the screen. */
  frame(box: Box): void
  /** The first look at a picture. */
  open(): void
  reveal(box: Box): void
  close(): void
}

export function openGraph(host: HTMLElement, events: GraphEvents): Graph {
  const cy = cytoscape({
    container: host,
    layout: { name: 'preset' },
    minZoom: clampZoom(0),
    maxZoom: clampZoom(Infinity),
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    // They are not seen anyway: while the picture moves nothing need be done for them.
    hideEdgesOnViewport: true,
    style: [
      { selector: 'node', style: { width: 'data(width)', height: 'data(height)', shape: 'rectangle', opacity: 0 } },
      {
        selector: 'edge',
        style: { width: 14, opacity: 0, 'curve-style': 'straight', 'source-endpoint': 'outside-to-node' },
      },
      {
        selector: 'edge.bent',
        style: {
          'curve-style': 'segments',
          'edge-distances': 'endpoints' as never, // newer than its types
          'source-endpoint': 'data(start)' as never,
          'target-endpoint': 'data(finish)' as never,
          'segment-weights': 'data(weights)' as never,
          'segment-distances': 'data(distances)' as never,
        },
      },
      { selector: 'core', style: { 'active-bg-opacity': 0 } as never },
      { selector: ':active', style: { 'overlay-opacity': 0 } },
    ],
  })
  const layer = layers(cy).append('html')
  layer.node.style.transformOrigin = '0 0'
  let shown: Picture | undefined

  const thingOf = (target: unknown): Thing | undefined => {
    if (target === cy) return undefined
    const element = target as cytoscape.SingularElementReturnValue
    return { is: element.data('is') as Thing['is'], id: element.data('of') as string }
  }
  cy.on('viewport', () => events.moved(view()))
  cy.on('mouseover', 'node, edge', (event) => events.hovered(thingOf(event.target)))
  cy.on('mouseout', 'node, edge', () => events.hovered(undefined))
  // Two quick presses on two things, as when several are selected, are no double press.
  let [before, last]: (string | undefined)[] = []
  cy.on('tap', (event) => {
    const thing = thingOf(event.target)
    ;[before, last] = [last, thing?.id]
    events.tapped(thing, (event.originalEvent as MouseEvent).shiftKey)
  })
  cy.on('dbltap', (event) => before === last && events.doubleTapped(thingOf(event.target)))

  // A step that is pressed and moved is dragged, and the picture stays.
  let held: { step: string; moved: boolean } | undefined
  cy.on('tapstart', 'node', (event) => {
    const thing = thingOf(event.target)
    if (!events.dropped || thing?.is !== 'step' || (event.originalEvent as MouseEvent).shiftKey) return
    held = { step: thing.id, moved: false }
    cy.userPanningEnabled(false)
  })
  let corner: Point | undefined
  cy.on('tapstart', (event) => {
    const isMeant = (event.originalEvent as MouseEvent).shiftKey || events.selects?.()
    if (event.target !== cy || !events.framed || !isMeant) return
    corner = { ...event.position }
    cy.userPanningEnabled(false)
  })
  cy.on('tapdrag', (event) => {
    if (corner) events.framed?.(between(corner, event.position), false, false)
    if (!held) return
    held.moved = true
    events.dragged?.(held.step, event.position)
  })
  cy.on('tapend', (event) => {
    if (corner) {
      const more = (event.originalEvent as MouseEvent).shiftKey
      events.framed?.(between(corner, event.position), true, more)
      corner = undefined
      cy.userPanningEnabled(true)
    }
    if (!held) return
    const { step, moved } = held
    held = undefined
    cy.userPanningEnabled(true)
    events.dragged?.(step, undefined)
    const over = thingOf(event.target)
    if (moved) events.dropped?.(step, event.position, over?.id === step ? undefined : over)
  })

  const view = (): Viewport => ({ ...cy.pan(), zoom: cy.zoom() })
  const look = ({ x, y, zoom }: Viewport): void => void cy.viewport({ zoom, pan: { x, y } })
  const screen = () => ({ width: cy.width(), height: cy.height() })

  return {
    paper: layer.node,
    show(picture) {
      shown = picture
      cy.batch(() => {
        cy.elements().remove()
        cy.add(elementsOf(picture))
      })
    },
    view,
    look,
    panBy: (dx, dy) => void cy.panBy({ x: dx, y: dy }),
    zoomTo(zoom, at = { x: cy.width() / 2, y: cy.height() / 2 }) {
      look(zoomedAt(view(), zoom, at.x, at.y))
    },
    screen,
    fit() {
      // It learns of a new size by itself, but a little later.
      cy.resize()
      if (shown) look(fitted(shown, screen()))
    },
    frame: (box) => look(framing(box, screen())),
    open: () => shown && look(opening(shown, screen())),
    reveal(box) {
      const { width, height } = screen()
      const { dx, dy } = revealing(view(), box, { width: width - (events.covered?.() ?? 0), height })
      if (dx !== 0 || dy !== 0) cy.panBy({ x: dx, y: dy })
    },
    close: () => cy.destroy(),
  }
}

const between = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

/** Ids of nodes and flows may be equal, so each says what it is of. */
function elementsOf(picture: Picture): cytoscape.ElementDefinition[] {
  const place = (node: Box & { id: string }, is: 'step' | 'slab') => ({
    group: 'nodes' as const,
    data: { id: `${is}:${node.id}`, of: node.id, is, width: node.width, height: node.height },
    position: { x: node.x + node.width / 2, y: node.y + node.height / 2 },
  })
  const steps = picture.nodes.map((node) => place(node, 'step'))
  const slabs = picture.slabs.map((slab) => place(slab, 'slab'))
  const ends = new Map([
    ...steps.map((step) => [step.data.of, step] as const),
    ...picture.slabs.flatMap(({ holds }, at) => holds.map((id) => [id, slabs[at]] as const)),
  ])
  const edges = picture.edges.flatMap((edge) => {
    const [from, to] = [ends.get(edge.from), ends.get(edge.to)]
    if (!from || !to) return []
    const bends = bendsOf(edge.points, from.position, to.position)
    return [
      {
        group: 'edges' as const,
        data: { id: `flow:${edge.id}`, of: edge.id, is: 'flow', source: from.data.id, target: to.data.id, ...bends },
        classes: bends ? 'bent' : '',
      },
    ]
  })
  return [...steps, ...slabs, ...edges]
}

/** The corners of a way, as Cytoscape wants them: each as a weight along, and a distance from, the line between its ends. */
function bendsOf(points: readonly Point[], from: Point, to: Point) {
  const [start, end] = [points[0], points[points.length - 1]]
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const size = Math.hypot(dx, dy)
  const corners = points.slice(1, -1)
  if (size < 1 || corners.length === 0) return undefined
  return {
    start: [start.x - from.x, start.y - from.y],
    finish: [end.x - to.x, end.y - to.y],
    weights: corners.map((corner) => ((corner.x - start.x) * dx + (corner.y - start.y) * dy) / (size * size)),
    distances: corners.map((corner) => ((corner.y - start.y) * dx - (corner.x - start.x) * dy) / size),
  }
}
