/** The heads of the phases at the top edge: name in both languages, and what a case spends in it. In the corner, the customer's clock. */
import { inLanguage, type Language } from '../../base/index.ts'
import { foldedPhase, headMarks, say, type Box, type Drawing } from '../../drawing/index.ts'
import { element, group, type Element } from './element.ts'
import { foldSign } from './fold-sign.ts'
import { departmentInk, ink } from './ink.ts'
import { beside, fitted, widthOf, words } from './words.ts'

export const headHeight = 46

/** @returns what stands over the drawing, at its own places from the left; a name stays in sight as long as its phase is */
export function phaseHeads(drawing: Drawing, window: Box, language: Language): Element[] {
  const end = window.x + window.width
  return drawing.phases
    .filter((phase) => phase.x < end - 1 && phase.x + phase.width > window.x + 1)
    .flatMap((phase) => {
      const x = Math.max(phase.x, window.x)
      const right = Math.min(phase.x + phase.width, end)
      const border = { x1: phase.x + 0.5, x2: phase.x + 0.5, y1: 0, y2: headHeight, stroke: ink.line }
      return [
        ...(phase.x > window.x + 1 ? [element('line', border)] : []),
        ...mark(phase),
        ...(phase.folded ? strip(phase, x, right, language) : open(phase, x + 18, right - 8, language)),
      ]
    })
}

/** Its colour, along the top. */
function mark({ colour, x, width }: Drawing['phases'][number]): Element[] {
  const { inset, height } = headMarks.phase
  if (colour === undefined) return []
  return [element('rect', { x: x + inset, width: width - 2 * inset, height, rx: 1.5, fill: departmentInk[colour] })]
}

const open = (phase: Drawing['phases'][number], x: number, right: number, language: Language): Element[] => [
  ...name(phase, x, right - x, language),
  ...(phase.second.length === 0 ? [] : [second(phase, x, right - x)]),
]

/** Folded: the sign, and as much of the name as there is room for; all of it shows where the hand rests. */
function strip(phase: Drawing['phases'][number], from: number, right: number, language: Language): Element[] {
  const { sign, name } = foldedPhase
  const [x, whole] = [from + name.x, inLanguage(phase.name, language)]
  const face = { size: 11.5, weight: 600, fill: ink.ink, lang: language }
  return [
    group({}, [
      element('title', {}, whole),
      foldSign(from + sign.x, sign.y),
      words(x, name.top + 12, fitted(whole, right - x - 4, 11.5), face),
    ]),
  ]
}

function name(phase: Drawing['phases'][number], x: number, room: number, language: Language): Element[] {
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  const own = fitted(inLanguage(phase.name, language), room, 13)
  const otherName = inLanguage(phase.name, other)
  const fits = otherName !== '' && otherName !== own && widthOf(`${own} ${otherName}`, 13) <= room
  const face = { size: 13, weight: 600, fill: ink.ink, lang: language }
  return [words(x, 19.5, own, face, fits ? [beside(otherName, { weight: 500, fill: ink['ink-3'], lang: other })] : [])]
}

function second({ second: parts, hot }: Drawing['phases'][number], x: number, room: number): Element {
  const all = parts.join('')
  return words(x, 36, widthOf(all, 11.5) <= room ? all : fitted(parts[0], room, 11.5), {
    size: 11.5,
    ...(hot ? { weight: 600, fill: ink['heat-text'] } : { fill: ink['ink-3'] }),
  })
}

export function corner({ cycleTime }: Drawing, language: Language): Element[] {
  if (!cycleTime) return []
  return [
    words(14, 19.5, say('customersClock', language), { size: 11.5, fill: ink['ink-3'], lang: language }),
    words(14, 36, say('fromBeginToEnd', language, { time: cycleTime }), {
      ...{ size: 11.5, weight: 600, fill: ink.ink, lang: language },
    }),
  ]
}
