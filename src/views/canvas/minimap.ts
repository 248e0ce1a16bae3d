/** The measures of the small map: its scale, and the part of the picture that is in view. */
import type { Box } from '../../drawing/index.ts'
import type { Viewport } from './viewport.ts'

interface Size {
  width: number
  height: number
}

export interface MapBox extends Size {
  /** Pixels of the map for one of the picture. */
  scale: number
  /** What is in view, in pixels of the map. */
  frame: Box
  /** The rest, as a path. */
  aside: string
}

const most = { width: 200, height: 120 }

/** @returns undefined where all of it is in view */
export function mapOf(picture: Size, view: Viewport, screen: Size): MapBox | undefined {
  const { x, y, zoom } = view
  const slack = 2
  const isSeen =
    x >= -slack &&
    y >= -slack &&
    picture.width * zoom + x <= screen.width + slack &&
    picture.height * zoom + y <= screen.height + slack
  if (isSeen || picture.width < 1 || picture.height < 1 || screen.width < 1 || screen.height < 1) return undefined
  const scale = Math.min(most.width / picture.width, most.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  // Where the picture ends in view, the frame ends with it.
  const along = (pan: number, room: number, size: number): [from: number, size: number] => {
    const from = Math.min(size, Math.max(0, (-pan / zoom) * scale))
    const to = Math.min(size, Math.max(0, ((room - pan) / zoom) * scale))
    return [from, Math.max(0, to - from)]
  }
  const [left, wide] = along(x, screen.width, width)
  const [top, high] = along(y, screen.height, height)
  const frame = { x: left, y: top, width: wide, height: high }
  const hole = `M${left} ${top}v${high}h${wide}v${-high}Z`
  return { width, height, scale, frame, aside: `M0 0H${width}V${height}H0Z${hole}` }
}
