/** What the marks of a picture mean, in one line under it: the lens, unless it is the usual one, and whose cases are shown. */
import { duration, type Language } from '../../base/index.ts'
import {
  breaks,
  lenses,
  say,
  tints,
  type Legend,
  type LegendItem,
  type Scale,
  type Weight,
} from '../../drawing/index.ts'
import { element, type Element } from './element.ts'
import { causeInk, heatInk, ink } from './ink.ts'
import { signMark } from './steps.ts'
import { fitted, widthOf, words, type Face } from './words.ts'

/** @param room what there is, pixels; what finds none is left out */
export function legend(
  { lens, items, nothing, focus, isAlone }: Legend,
  scale: Scale,
  language: Language,
  room: number,
): Element[] {
  const drawn: Element[] = []
  let x = 0
  const put = (elements: readonly Element[], width: number) => {
    drawn.push(...elements)
    x += width
  }
  const write = (text: string, face: Partial<Face> = {}) => {
    const shown = fitted(text, Math.max(0, room - x), 11.5)
    put([words(x, 4, shown, { size: 11.5, fill: ink['ink-2'], lang: language, ...face })], widthOf(shown, 11.5) + 16)
  }
  const cells = (fills: readonly string[], stroke?: string) =>
    put(
      fills.map((fill, i) => element('rect', { x: x + i * 16, y: -5, width: 15, height: 10, rx: 2, fill, stroke })),
      fills.length * 16 + 8,
    )
  const item = (one: LegendItem) => {
    if (one.is === 'heat') {
      write(say('wait', language))
      put([], -8)
      cells(breaks[scale].map((_, i) => heatInk((i + 1) as 1)))
      write(say('legendEnd', language, { most: duration(breaks[scale][5], language) }))
    } else if (one.is === 'weights') {
      cells(
        ([1, 2, 3, 4, 5] as Weight[]).map((weight) => ink[tints[`weight-${weight}`].fill]),
        ink['line-strong'],
      )
      write(one.text)
    } else if (one.is === 'cause') {
      put([element('rect', { x, y: -5, width: 11, height: 10, rx: 2, fill: causeInk(one.cause) })], 16)
      write(one.text)
    } else if (one.is === 'sign') {
      put([signMark(one.sign, one.tint, x + 8, 0)], 22)
      write(one.text)
    } else write(one.text)
  }
  if (lens !== lenses[0].label) write(lens[language], { weight: 600, fill: ink.ink })
  if (focus) {
    write(say('only', language, { name: focus }), { weight: 600, fill: ink.ink })
    write(say(isAlone ? 'alone' : 'ofAll', language))
  }
  if (nothing !== undefined) write(nothing)
  else for (const one of items) if (x < room) item(one)
  return drawn
}
