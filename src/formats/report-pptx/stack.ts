/** What stands on slides one under the other: sentences, charts and tables, as many on each as find room. */
import type PptxGenJS from 'pptxgenjs'
import { textWidth, wrap } from '../../layout/index.ts'
import type { Box } from './shapes.ts'

export interface Piece {
  /** What it shows: said over it, once for pieces that show the same. */
  caption: string
  /** Inches: in less room than that it goes to the next slide. */
  least: number
  /** How high it is in so much room, and what of it is left for the next slide. */
  cut(room: number): Cut
}

export interface Cut {
  height: number
  put(slide: PptxGenJS.Slide, box: Box): void
  rest?: Piece
}

export interface Placed extends Cut {
  caption: string
  /** Inches from the top of the stack: of its caption, where one is written, and of itself. */
  captionTop: number | undefined
  top: number
}

/** Inches: as high as it would be, and as low as it still can be read. */
export interface Chart {
  usual: number
  least: number
  put: Cut['put']
}

/** Inches: a caption with the air below it, and the air between two pieces. */
export const captionHeight = 0.34
const gap = 0.26

/** A chart, which may be drawn lower than it would be by itself, and the table that proves it, on one slide. */
export function together(chart: Chart, table: Piece): Piece {
  const air = gap / 2
  return {
    caption: table.caption,
    least: chart.least + air + table.least,
    cut(room) {
      const high = Math.min(chart.usual, room - table.least - air)
      const below = table.cut(table.least)
      return {
        height: high + air + below.height,
        put(slide, box) {
          chart.put(slide, { ...box, h: high })
          below.put(slide, { ...box, y: box.y + high + air, h: below.height })
        },
      }
    },
  }
}

/**
 * @param room inches that a slide has for them
 * @param isTold the first slide has a sentence of its own at its head; every other has the caption of its first piece
 */
export function stacked(pieces: readonly Piece[], room: number, isTold: boolean): Placed[][] {
  const slides: Placed[][] = []
  let top = room
  const waiting = [...pieces]
  for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
    const { caption, least } = piece
    const before = slides.at(-1)?.at(-1)
    const isSaid = (isFirst: boolean): boolean =>
      caption !== '' && (isFirst ? isTold && slides.length <= 1 : caption !== before?.caption)
    const over = isSaid(false) ? captionHeight : 0
    const start = before ? top + (caption === before.caption ? gap / 2 : gap) : 0
    if (!before || start + over + least > room) {
      slides.push([])
      top = 0
    } else top = start
    const slide = slides[slides.length - 1]
    const captionTop = isSaid(slide.length === 0) ? top : undefined
    if (captionTop !== undefined) top += captionHeight
    const cut = piece.cut(room - top)
    slide.push({ ...cut, caption, captionTop, top })
    top += cut.height
    if (cut.rest) waiting.unshift(cut.rest)
  }
  return slides
}

/**
 * Pixels of the layout's own measure, 12 to a letter, in an inch of such letters. Fewer than by our typeface: a reader who
 * has a wider one must not find the last line over the foot.
 */
const pixelsInInch = (fontSize: number): number => ((12 * 72) / fontSize) * 0.84

/** Inches that a text takes in one line. */
export const inchesOf = (text: string, fontSize: number): number => textWidth(text) / pixelsInInch(fontSize)

/** Lines that a text takes in so many inches. */
export const linesOf = (text: string, inches: number, fontSize: number): number =>
  wrap(text, inches * pixelsInInch(fontSize), 99, textWidth).length
