/** A chart's elements as shapes of a slide: each bar, line, circle and word one that can be taken and changed. */
import type PptxGenJS from 'pptxgenjs'
import type { Element } from '../svg/element.ts'
import { widthOf } from '../svg/words.ts'
import { fillOf } from './colours.ts'

export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** Points in an inch. */
const points = 72

/** @param box inches: as large as fits in, from its left upper corner */
export function putShapes(slide: PptxGenJS.Slide, chart: Element, { x, y, w, h }: Box, lang: string): void {
  const [width, height] = [Number(chart.attributes.width), Number(chart.attributes.height)]
  const scale = Math.min(w / width, h / height)
  for (const one of flat(chart)) put(one)

  function put({ tag, attributes: a, children }: Element): void {
    const n = (value: string | number | undefined) => Number(value ?? 0) * scale
    const line = lineOf(a.stroke, a['stroke-width'], a['stroke-dasharray'])
    const fill = typeof a.fill === 'string' && a.fill !== 'none' ? { fill: fillOf(painted(a.fill)) } : {}
    switch (tag) {
      case 'rect':
        slide.addShape('rect', { x: x + n(a.x), y: y + n(a.y), w: n(a.width), h: n(a.height), ...fill, ...line })
        return
      case 'circle':
        slide.addShape('ellipse', {
          ...{ x: x + n(a.cx) - n(a.r), y: y + n(a.cy) - n(a.r), w: 2 * n(a.r), h: 2 * n(a.r) },
          ...{ ...fill, ...line },
        })
        return
      case 'line': {
        const [x1, x2, y1, y2] = [n(a.x1), n(a.x2), n(a.y1), n(a.y2)]
        slide.addShape('line', {
          ...{ x: x + Math.min(x1, x2), y: y + Math.min(y1, y2), w: Math.abs(x2 - x1), h: Math.abs(y2 - y1) },
          ...line,
        })
        return
      }
      case 'text': {
        const text = children.filter((child) => typeof child === 'string').join('')
        const size = Number(a['font-size'] ?? 12)
        const wide = (widthOf(text, size) + 8) * scale
        const left = { start: 0, middle: wide / 2, end: wide }[String(a['text-anchor'] ?? 'start')] ?? 0
        const align = { start: 'left', middle: 'center', end: 'right' }[String(a['text-anchor'] ?? 'start')] ?? 'left'
        slide.addText(text, {
          ...{ x: x + n(a.x) - left, y: y + n(a.y) - size * 1.05 * scale, w: wide, h: size * 1.5 * scale, margin: 0 },
          ...{ fontSize: Math.max(6, Math.round(size * scale * points * 2) / 2), color: fillOf(String(a.fill)).color },
          ...{
            bold: Number(a['font-weight'] ?? 400) >= 600,
            align: align as 'left',
            valign: 'middle',
            wrap: false,
            lang,
          },
        })
      }
    }
  }

  function lineOf(stroke: string | number | undefined, width: string | number | undefined, dash: unknown) {
    if (stroke === undefined || stroke === 'none') return {}
    const weight = Math.max(0.5, Number(width ?? 1) * scale * points)
    return {
      line: { ...fillOf(String(stroke)), width: weight, ...(dash !== undefined && { dashType: 'dash' as const }) },
    }
  }
}

/** Hatching has no place on a slide. */
const painted = (fill: string): string => (fill.startsWith('url(') ? 'bg2' : fill)

/** What is drawn, without what only says how. */
const flat = (one: Element): Element[] =>
  one.tag === 'defs' || one.tag === 'title'
    ? []
    : [
        ...(one.tag === 'svg' || one.tag === 'g' ? [] : [one]),
        ...(one.tag === 'text' ? [] : one.children.flatMap((child) => (typeof child === 'string' ? [] : flat(child)))),
      ]
