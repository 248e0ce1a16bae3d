/** A picture as elements of the page: no markup is read, so no name in it can be more than a name. */
import { written, type Element as Drawn } from '../../formats/svg/element.ts'

const namespace = 'http://www.w3.org/2000/svg'

export function toElement(drawn: Drawn): SVGElement {
  const made = document.createElementNS(namespace, drawn.tag)
  for (const [name, value] of written(drawn))
    if (name === 'xml:lang') made.setAttributeNS('http://www.w3.org/XML/1998/namespace', name, value)
    else if (name !== 'xmlns') made.setAttribute(name, value)
  made.append(...drawn.children.map((child) => (typeof child === 'string' ? child : toElement(child))))
  return made
}
