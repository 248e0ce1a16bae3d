import type { Box } from '../../drawing/index.ts'

/** Where the picture lies on the screen: a place of the picture is drawn at `place × zoom + pan`. */
export interface Viewport {
  x: number
  y: number
  zoom: number
}

/** Where a box of the picture lies on the screen. */
export const onScreen = ({ x, y, zoom }: Viewport, box: Box): Box => ({
  x: box.x * zoom + x,
  y: box.y * zoom + y,
  width: box.width * zoom,
  height: box.height * zoom,
})

export const leastZoom = 0.2
export const mostZoom = 4

/** The zooms that + and − step through. */
const steps = [0.2, 0.25, 0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3, 4]

export const zoomIn = (zoom: number): number => steps.find((step) => step > zoom + 0.01) ?? mostZoom
export const zoomOut = (zoom: number): number => steps.findLast((step) => step < zoom - 0.01) ?? leastZoom
export const clampZoom = (zoom: number): number => Math.min(mostZoom, Math.max(leastZoom, zoom))

/** How much of a step is drawn: all of it, its name and strip, or only its colour. */
export type Detail = 'full' | 'name' | 'fill'
export const detailAt = (zoom: number): Detail => (zoom < 0.35 ? 'fill' : zoom < 0.6 ? 'name' : 'full')

interface Size {
  width: number
  height: number
}

/** The whole picture in view from its upper left corner, but never larger than life: a small blueprint is not blown up. */
export const fitted = (picture: Size, screen: Size): Viewport => ({
  x: 0,
  y: 0,
  zoom: clampZoom(Math.min(1, screen.width / picture.width, screen.height / picture.height)),
})

/** A part of the picture fills the screen, with some air around it, and stands in the middle. */
export function framing({ x, y, width, height }: Box, screen: Size, air = 24): Viewport {
  const room = (size: number) => Math.max(1, size - 2 * air)
  const zoom = clampZoom(Math.min(1.5, room(screen.width) / width, room(screen.height) / height))
  return {
    x: (screen.width - width * zoom) / 2 - x * zoom,
    y: (screen.height - height * zoom) / 2 - y * zoom,
    zoom,
  }
}

/** The first look: whole where its words stay readable so, else its beginning. */
export const opening = (picture: Size, screen: Size): Viewport => ({
  x: 0,
  y: 0,
  zoom: Math.max(0.75, fitted(picture, screen).zoom),
})

/** The viewport after the zoom has changed while the place under (x, y) stays where it is. */
export function zoomedAt(view: Viewport, wanted: number, x: number, y: number): Viewport {
  const zoom = clampZoom(wanted)
  const ratio = zoom / view.zoom
  return { x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio, zoom }
}

/** Room for the ring around a step. */
const ring = 6

/** The smallest move that brings a box into view, with some air around it. What is in view already stays where it is. */
export function revealing(view: Viewport, box: Box, screen: Size, air = 32): { dx: number; dy: number } {
  const along = (from: number, size: number, pan: number, room: number): number => {
    const start = from * view.zoom + pan
    const end = (from + size) * view.zoom + pan
    if (start >= ring && end <= room - ring) return 0
    if (start < air) return air - start
    return end + air > room ? Math.max(room - end - air, air - start) : 0
  }
  return { dx: along(box.x, box.width, view.x, screen.width), dy: along(box.y, box.height, view.y, screen.height) }
}
