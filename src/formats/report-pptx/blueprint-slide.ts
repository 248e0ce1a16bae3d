/** The blueprint on a slide: a step is one shape with its words in it, a flow one line, so that both can be moved. */
import type PptxGenJS from 'pptxgenjs'
import { inLanguage } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { drawingOf, scaleOf, type Drawing, type PlacedEdge } from '../../drawing/index.ts'
import { layout } from '../../layout/index.ts'
import type { ComposeOptions } from '../index.ts'
import { fillOf, type Fill } from './colours.ts'
import type { Box } from './shapes.ts'

/** A line with corners; the library draws it, though its types do not know the name. */
const customGeometry = 'custGeom' as PptxGenJS.SHAPE_NAME

/** Pixels for the heads of lanes and phases. */
const [headWidth, headHeight] = [130, 30]

export function putBlueprint(
  slide: PptxGenJS.Slide,
  blueprint: Blueprint,
  { language, report, look, folded = [] }: ComposeOptions,
  box: Box,
): void {
  const drawing = drawingOf(layout(blueprint, { language, folded }), {
    ...{ ...look, blueprint, report, language, scale: scaleOf(blueprint) },
  })
  const scale = Math.min(box.w / (drawing.width + headWidth), box.h / (drawing.height + headHeight))
  const left = box.x + headWidth * scale
  const top = box.y + headHeight * scale
  const at = { x: (x: number) => left + x * scale, y: (y: number) => top + y * scale, size: (n: number) => n * scale }
  /** Of letters that have so many pixels; smaller ones are read by nobody. */
  const points = (pixels: number) => Math.max(4, Math.round(pixels * scale * 72 * 2) / 2)

  lanes()
  for (const edge of drawing.edges) flow(edge)
  steps()
  gates()

  function lanes(): void {
    drawing.lanes.forEach(({ name, y, height }, i) => {
      const shade = i % 2 === 1 ? { fill: { color: 'bg2', transparency: 60 } } : {}
      slide.addText(inLanguage(name, language), {
        ...{ shape: 'rect', x: box.x, y: at.y(y), w: box.w, h: at.size(height), ...shade },
        ...{ margin: [0, 0, 0, 4], align: 'left', valign: 'top', fontSize: points(11.5), color: 'tx2', lang: language },
      })
    })
    for (const { x, width, name } of drawing.phases)
      slide.addText(inLanguage(name, language), {
        ...{ x: at.x(x), y: box.y, w: at.size(width), h: headHeight * scale, margin: 0, bold: true },
        ...{ fontSize: points(12), color: 'tx1', lang: language },
      })
    for (const { name, y } of drawing.lines)
      slide.addShape('line', {
        ...{ x: box.x, y: at.y(y), w: box.w, h: 0 },
        line: { color: 'tx1', width: 1.25, dashType: dashes[name] },
      })
  }

  function flow({ points: way, face }: PlacedEdge): void {
    const [xs, ys] = [way.map(({ x }) => x), way.map(({ y }) => y)]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y]
    if (way.length < 2) return
    const hot: Fill = fillOf(face.heat > 0 ? 'accent5' : face.tone === 'journey' ? 'accent1' : 'tx2')
    const isQuiet = face.tone === 'evidence' || face.tone === 'message'
    slide.addShape(customGeometry, {
      ...{ x: at.x(x), y: at.y(y), w: Math.max(0.001, at.size(width)), h: Math.max(0.001, at.size(height)) },
      points: way.map((point, i) => ({
        ...{ x: at.size(point.x - x), y: at.size(point.y - y), ...(i === 0 && { moveTo: true }) },
      })),
      line: {
        ...hot,
        width: Math.max(0.5, face.width * scale * 72),
        ...(face.tone === 'loop' || isQuiet ? { dashType: isQuiet ? 'sysDot' : 'dash' } : {}),
        ...(face.head === 'filled' && { endArrowType: 'triangle' }),
        ...(face.head === 'open' && { endArrowType: 'arrow' }),
      },
    })
  }

  function steps(): void {
    for (const { x, y, width, height, name, kind, face } of drawing.steps) {
      const isBar = kind === 'fork' || kind === 'join'
      const words = isBar
        ? []
        : [
            { text: name, options: { bold: true, fontSize: points(12), color: 'tx1', breakLine: face.second !== '' } },
            ...(face.second === '' ? [] : [{ text: face.second, options: { fontSize: points(11), color: 'tx2' } }]),
          ]
      slide.addText(words, {
        ...{ shape: isBar ? 'rect' : 'roundRect', x: at.x(x), y: at.y(y), w: at.size(width), h: at.size(height) },
        ...{ margin: 2, align: 'left', valign: 'middle', lang: language, rectRadius: isBar ? 0 : at.size(7) },
        fill: isBar ? { color: 'tx1' } : { color: 'bg1' },
        line: { color: face.heat > 0 ? 'accent5' : 'tx2', width: face.heat > 0 ? 1.5 : 0.75 },
      })
    }
    for (const { x, y, width, height, title } of drawing.slabs)
      slide.addText(title, {
        ...{ shape: 'roundRect', x: at.x(x), y: at.y(y), w: at.size(width), h: at.size(height), margin: 2 },
        ...{ fill: { color: 'bg2' }, fontSize: points(11), color: 'tx2', lang: language, fit: 'shrink' },
      })
  }

  function gates(): void {
    for (const { x, y, width, height, gate } of drawing.gates)
      slide.addText(`${gate.head} ${gate.margin}`.trim(), {
        ...{ shape: 'roundRect', x: at.x(x), y: at.y(y), w: at.size(width), h: at.size(height), margin: 1 },
        ...{ fill: { color: 'bg1' }, line: { color: 'accent5', width: 0.75 }, align: 'center', valign: 'middle' },
        ...{ fontSize: points(11), color: 'tx1', lang: language },
      })
  }
}

const dashes: Record<Drawing['lines'][number]['name'], 'solid' | 'dash' | 'sysDot'> = {
  interaction: 'solid',
  visibility: 'dash',
  'internal-interaction': 'sysDot',
}
