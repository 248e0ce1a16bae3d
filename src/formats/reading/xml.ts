/**
 * XML from a stranger. It is read once from front to back, and the first fault ends the reading; what no file that we
 * know needs, and what would take minutes, is a fault.
 */
import { SaxesParser } from 'saxes'
import type { Texts } from '../../base/index.ts'

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string, attributes: Readonly<Record<string, string>>): void
}

export interface XmlFault {
  line: number
  /** What the parser says it in, or in both languages. */
  problem: string | Texts
}

const mostDepth = 100
const mostAttributes = 100

/** @returns what is wrong with it; undefined where it was read to its end */
export function readXml(source: string, handlers: XmlHandlers): XmlFault | undefined {
  const parser = new SaxesParser()
  let [depth, attributes] = [0, 0]
  let fault: XmlFault | undefined
  /** Nothing else makes the parser stop. */
  const stop = (problem: XmlFault['problem']): never => {
    fault = { line: parser.line, problem }
    throw stopped
  }
  parser.on('doctype', () => stop(why.doctype))
  parser.on('opentagstart', () => {
    depth += 1
    attributes = 0
    if (depth > mostDepth) stop(why.deep)
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > mostAttributes) stop(why.attributes)
  })
  parser.on('opentag', (tag) => handlers.open(tag.name, tag.attributes))
  parser.on('closetag', (tag) => {
    depth -= 1
    handlers.close?.(tag.name, tag.attributes)
  })
  // It says the place itself, and we do.
  parser.on('error', ({ message }) => stop(message.replace(/^\d+:\d+: /, '')))
  try {
    parser.write(source).close()
  } catch (problem) {
    if (problem !== stopped) throw problem
  }
  return fault
}

const stopped = new Error('formats/xml: stopped at a fault')

const why = {
  doctype: { en: 'it has a DOCTYPE', 'zh-CN': '含有 DOCTYPE' },
  deep: { en: `it nests more than ${mostDepth} levels deep`, 'zh-CN': `嵌套超过 ${mostDepth} 层` },
  attributes: {
    en: `an element has more than ${mostAttributes} attributes`,
    'zh-CN': `一个元素的属性超过 ${mostAttributes} 个`,
  },
} satisfies Record<string, Texts>
