/** Words in a picture: they stay text, in the language they are in, and are shortened to their room by the layout's own table. */
import type { Language } from '../../base/index.ts'
import { textWidth, wrap } from '../../layout/index.ts'
import { element, type Attributes, type Element } from './element.ts'

/** The stack of the app; what is not installed falls to the next. */
export const fontFamily =
  "'Inter Variable', Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif"

export interface Face {
  size: number
  weight?: number
  fill: string
  anchor?: 'start' | 'middle' | 'end'
  lang?: Language
}

export function words(x: number, y: number, text: string, face: Face, more: readonly Element[] = []): Element {
  return element('text', { x, y, ...faceOf(face) }, text, ...more)
}

/** More words in the same line, in another face. */
export const run = (text: string, face: Partial<Face>): Element => element('tspan', faceOf(face), text)

/** The same, a space away: who copies, searches or hears the text has the space as well. */
export const beside = (text: string, face: Partial<Face>): Element => run(` ${text}`, face)

const faceOf = ({ size, weight, fill, anchor, lang }: Partial<Face>): Attributes => ({
  'font-size': size,
  'font-weight': weight,
  fill,
  'text-anchor': anchor === 'start' ? undefined : anchor,
  lang,
  'xml:lang': lang,
})

/** Width of a text of this size, as if it were semibold: never less than it takes. */
export const widthOf = (text: string, size: number): number => (textWidth(text) * size) / 12

/** As much of a text as there is room for, with an ellipsis where some is left over. */
export const fitted = (text: string, room: number, size: number): string =>
  wrap(text, (room * 12) / size, 1, textWidth)[0]
