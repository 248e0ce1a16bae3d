/** Steps, bars and pieces of evidence: as they stand on the canvas, without the marks of the hand. */
import { inLanguage, type Language } from '../../base/index.ts'
import {
  badgeLetter,
  badgeOutline,
  badgePlaces,
  departmentMark,
  evidencePictures,
  barName,
  isCause,
  signLines,
  signPlace,
  stepBox,
  stripBars,
  stripHeight,
  ticketNumber,
  tints,
  type Badge,
  type Heat,
  type PlacedStep,
  type Sign,
  type Tint,
} from '../../drawing/index.ts'
import type { EvidenceImage } from '../../blueprint/index.ts'
import { element, group, round, type Attributes, type Element } from './element.ts'
import { causeInk, departmentInk, heatFillInk, heatInk, ink, onHeatInk, paintInk, paperEdge, ticketInk } from './ink.ts'
import { words } from './words.ts'

/** The pattern that unknown strips are filled with. */
export const hatching = element(
  'pattern',
  { id: 'hatched', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  element('rect', { width: 1.6, height: 5, fill: ink['line-strong'] }),
)

/** @param language of its whole name, which shows where the hand rests */
export function step(one: PlacedStep, language: Language): Element {
  const inside =
    one.kind === 'evidence' ? card(one, language) : one.kind === 'fork' || one.kind === 'join' ? bar(one) : box(one)
  return group(
    { class: `step ${one.kind}`, 'data-id': one.id, transform: `translate(${round(one.x)} ${round(one.y)})` },
    [element('title', {}, inLanguage(one.node.name, language)), ...inside],
  )
}

function box(one: PlacedStep): Element[] {
  const { face, width, height } = one
  const heat = face.isFaded ? 0 : face.heat
  const at = stepBox(one)
  const [name, second] = face.isFaded ? [ink['ink-3'], ink['ink-3']] : [ink.ink, ink['ink-2']]
  return [
    element('rect', { width, height, rx: 7, ...ground(face) }),
    ...(one.kind === 'sub-blueprint'
      ? [
          element('rect', {
            ...{ x: 3, y: 3, width: width - 6, height: height - 6, rx: 4.5 },
            ...{ fill: 'none', stroke: ink['line-strong'] },
          }),
        ]
      : []),
    ...(face.colour ? [element('rect', { ...departmentMark(one), fill: departmentInk[face.colour] })] : []),
    ...one.nameLines.map((line, i) => words(10, at.name + i * at.lead, line, { size: 12, weight: 600, fill: name })),
    ...(face.second === '' ? [] : [words(10, at.second, face.second, { size: 11.5, fill: second })]),
    ...strip(one, at.strip),
    ...(face.sign ? [signMark(face.sign, face.tint, signPlace.x, signPlace.y)] : []),
    ...badgePlaces(face.badges, width).map(({ badge, x, y }) => badgeMark(badge, heat, x, y)),
  ]
}

/** What a step is filled and outlined with: by a lens, or by how long cases wait. */
function ground({ isFaded, tint, heat }: PlacedStep['face']): Attributes {
  if (isFaded) return { fill: ink.step, stroke: ink['off-path'] }
  if (tint)
    return {
      ...{ fill: ink[tints[tint].fill], stroke: ink[tints[tint].line], 'stroke-width': 1.5 },
      ...(tint === 'unknown' ? { 'stroke-dasharray': '4 3' } : {}),
    }
  if (heat === 0) return { fill: heatFillInk(0), stroke: ink['node-line'] }
  return { fill: heatFillInk(heat), stroke: heatInk(heat >= 5 ? 5 : 4), 'stroke-width': 1.5 }
}

/** A sign of a lens, around its middle. */
export function signMark(sign: Sign, tint: Tint | undefined, x: number, y: number): Element {
  const own = tint ? ink[tints[tint].line] : ink.ink
  const line = { stroke: own, 'stroke-width': 1.4, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  return group(
    { class: `sign ${sign}`, transform: `translate(${round(x)} ${round(y)})` },
    signLines[sign].map(({ d, fill, isDashed }) =>
      element('path', {
        ...{ d, ...line, fill: fill === 'ground' ? ink.step : fill === 'own' ? own : 'none' },
        ...(isDashed ? { 'stroke-dasharray': '3 2.2' } : {}),
      }),
    ),
  )
}

const strip = ({ face, width }: PlacedStep, y: number): Element[] =>
  stripBars(face.strip, width).map((one) =>
    element('rect', {
      opacity: face.isFaded ? 0.35 : undefined,
      ...{ class: one.paint, x: one.x, y, width: one.width, height: stripHeight, rx: one.radius },
      ...(one.paint === 'unknown'
        ? { fill: 'url(#hatched)', stroke: ink['line-strong'], 'stroke-width': 0.75 }
        : { fill: one.paint === 'wait' ? heatInk(one.heat) : isCause(one.paint) ? causeInk(one.paint) : ink.work }),
    }),
  )

function badgeMark(badge: Badge, heat: Heat, x: number, y: number): Element {
  const warm: Heat = badge === 'W' ? heat : 0
  const fill = warm > 0 ? heatInk(warm) : ink.step
  const line = { stroke: ink.ink, 'stroke-width': 1.25, 'stroke-linejoin': 'round' }
  return group({ class: 'badge', transform: `translate(${round(x)} ${round(y)})` }, [
    element('path', { d: badgeOutline[badge], fill, ...line }),
    words(0, badgeLetter(badge), badge, { size: 10, weight: 700, fill: onHeatInk(warm), anchor: 'middle' }),
  ])
}

/** A fork or a join. */
const bar = (step: PlacedStep): Element[] => {
  const { width, height, nameLines } = step
  const { first, lead } = barName(step)
  const isFaded = step.face.isFaded === true
  return [
    element('rect', { x: width / 2 - 4, width: 8, height, rx: 4, fill: ink[isFaded ? 'off-path' : 'edge'] }),
    ...nameLines.map((line, i) =>
      words(width / 2, first + i * lead, line, {
        size: 11.5,
        fill: ink[isFaded ? 'ink-3' : 'ink-2'],
        anchor: 'middle',
      }),
    ),
  ]
}

function card({ node, image, width, height, nameLines, face: { isFaded } }: PlacedStep, language: Language): Element[] {
  const picture = (node.kind === 'evidence' ? node.picture : undefined) ?? 'document'
  const top = height / 2 - (nameLines.length - 1) * 8 + 4
  const line = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  return [
    element('rect', { width, height, rx: 6, fill: ink.step, stroke: paperEdge }),
    group(
      { transform: `translate(8 ${(height - 41) / 2})`, opacity: isFaded ? 0.5 : undefined },
      image
        ? photograph(image, language)
        : [
            ...evidencePictures[picture].map(({ paint, d }) => {
              const { fill, stroke, width: thick } = paintInk[paint]
              return element('path', {
                ...{ d, fill, stroke, 'stroke-width': thick, ...(fill === 'none' ? line : {}) },
                ...(paint === 'dashed' ? { 'stroke-dasharray': '2 2' } : {}),
                ...(paint === 'light' ? { opacity: 0.75 } : {}),
              })
            }),
            ...(picture === 'ticket'
              ? [
                  words(ticketNumber.x, ticketNumber.y, ticketNumber.text, {
                    ...{ size: 10, weight: 700, fill: ticketInk, anchor: 'middle' },
                  }),
                ]
              : []),
          ],
    ),
    ...nameLines.map((line, i) =>
      words(46, top + i * 16, line, { size: 11.5, weight: 500, fill: ink[isFaded ? 'ink-3' : 'ink'] }),
    ),
  ]
}

/** The image itself, in the place of the small picture. */
const photograph = ({ address, alt }: EvidenceImage, language: Language): Element[] => [
  element(
    'image',
    { href: address, width: 30, height: 41, preserveAspectRatio: 'xMidYMid slice' },
    ...(alt === undefined ? [] : [element('title', {}, inLanguage(alt, language))]),
  ),
  element('rect', { x: 0.5, y: 0.5, width: 29, height: 40, rx: 2, fill: 'none', stroke: paperEdge }),
]
