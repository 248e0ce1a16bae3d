/**
 * An SVG document as plain data, and as text. The tags and attributes are a closed set in which nothing can run, load or
 * link, and every value is escaped here: whatever stands in a blueprint, a picture of it is only a picture.
 */

export type Tag =
  | ('svg' | 'g' | 'rect' | 'path' | 'circle' | 'polygon' | 'polyline' | 'line' | 'text' | 'tspan')
  | ('title' | 'desc' | 'defs' | 'pattern' | 'image')

export type Attribute =
  | ('x' | 'y' | 'x1' | 'x2' | 'y1' | 'y2' | 'cx' | 'cy' | 'r' | 'rx' | 'width' | 'height' | 'd' | 'points')
  | ('fill' | 'stroke' | 'stroke-width' | 'stroke-dasharray' | 'stroke-linecap' | 'stroke-linejoin' | 'stroke-opacity')
  | ('font-family' | 'font-size' | 'font-weight' | 'letter-spacing' | 'text-anchor' | 'text-rendering' | 'opacity')
  | ('transform' | 'viewBox' | 'overflow' | 'patternUnits' | 'patternTransform' | 'id' | 'class' | 'data-id')
  | ('lang' | 'xml:lang' | 'role' | 'aria-label' | 'xmlns')
  // Of images of dots, which bring their own data along.
  | ('href' | 'preserveAspectRatio')

export type Attributes = { [name in Attribute]?: string | number | undefined }

export interface Element {
  tag: Tag
  attributes: Attributes
  children: readonly (Element | string)[]
}

export const element = (tag: Tag, attributes: Attributes, ...children: readonly (Element | string)[]): Element => ({
  tag,
  attributes,
  children,
})

export const group = (attributes: Attributes, children: readonly Element[]): Element =>
  element('g', attributes, ...children)

/** The attributes that stand in the file: those with a value, numbers to two decimals. */
export const written = ({ attributes }: Element): [name: string, value: string][] =>
  Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'number' ? String(round(value)) : value]],
  )

export const round = (value: number): number => Math.round(value * 100) / 100

/** One element a line, but words and their parts on one. */
export function toText(one: Element, indent = ''): string {
  const attributes = written(one).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const open = `${indent}<${one.tag}${attributes.join('')}`
  if (one.children.length === 0) return `${open}/>`
  if (one.children.some((child) => typeof child === 'string') || one.tag === 'text') {
    const inner = one.children.map((child) => (typeof child === 'string' ? escaped(child) : toText(child)))
    return `${open}>${inner.join('')}</${one.tag}>`
  }
  const inner = one.children.map((child) => toText(child as Element, `${indent} `))
  return `${open}>\n${inner.join('\n')}\n${indent}</${one.tag}>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (sign) => entities[sign])

/** XML knows no control characters and no half of a pair, not even escaped: they become the sign for what cannot be shown. */
export const printable = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
