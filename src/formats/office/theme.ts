/** The colours and typefaces of somebody's slides: read from a template, and written into slides of ours. */
import { strFromU8, unzipSync } from 'fflate'
import { ok, refused, type Finding, type Result } from '../../base/index.ts'
import { readXml } from '../reading/xml.ts'

/** The places of a colour scheme, in the order of the file. */
export const places = [
  ...(['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const),
  ...(['hlink', 'folHlink'] as const),
]
export type Place = (typeof places)[number]

export interface OfficeTheme {
  name: string
  /** Six hexadecimal digits each. */
  colours: Record<Place, string>
  /** Typefaces of headings and of the body. */
  heading?: string
  body?: string
}

/** A template is a few megabytes; more is not read. */
const mostBytes = 64 * 1024 * 1024
/** Of all themes in it together; one is some ten kilobytes. */
const mostUnpacked = 4_000_000

/** @param bytes a file .pptx, .potx or .thmx */
export function readTheme(bytes: Uint8Array): Result<OfficeTheme> {
  if (bytes.length > mostBytes) return refused([noTemplate])
  try {
    const isTheme = (path: string) => /^(ppt|theme)\/(.*\/)?theme\d*\.xml$/.test(path)
    // Only what is asked for is unpacked, and nothing that would grow without end: neither one part nor all together.
    let unpacked = 0
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => isTheme(name) && (unpacked += originalSize) < mostUnpacked,
    })
    const [path] = Object.keys(parts).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    const theme = path === undefined ? undefined : themeIn(strFromU8(parts[path]))
    return theme ? ok(theme) : refused([noTheme])
  } catch {
    return refused([noTemplate])
  }
}

/** @throws where it is no XML that can be read */
function themeIn(xml: string): OfficeTheme | undefined {
  const colours: Partial<Record<Place, string>> = {}
  let [name, heading, body] = ['', '', '']
  const open: string[] = []
  const fault = readXml(xml, {
    open(tag, attributes) {
      const called = tag.replace(/^.*:/, '')
      const given = (attribute: string) => attributes[attribute] ?? ''
      const place = places.find((one) => one === open.at(-1))
      const hex = called === 'sysClr' ? given('lastClr') : called === 'srgbClr' ? given('val') : ''
      if (place && open.at(-2) === 'clrScheme' && /^[0-9a-f]{6}$/i.test(hex)) colours[place] = hex.toUpperCase()
      if (called === 'clrScheme') name = given('name')
      if (called === 'latin' && open.at(-1) === 'majorFont') heading = given('typeface')
      if (called === 'latin' && open.at(-1) === 'minorFont') body = given('typeface')
      open.push(called)
    },
    close: () => void open.pop(),
  })
  if (fault) throw new Error(`formats/theme: line ${fault.line} cannot be read`)
  if (places.some((place) => colours[place] === undefined)) return undefined
  return {
    ...{ name, colours: colours as Record<Place, string> },
    ...(heading !== '' && { heading }),
    ...(body !== '' && { body }),
  }
}

/** Puts a theme's colours and typefaces in the place of those that stand in a file. */
export function withTheme(xml: string, { name, colours, heading, body }: OfficeTheme): string {
  const scheme = places.map((place) => `<a:${place}><a:srgbClr val="${colours[place]}"/></a:${place}>`).join('')
  const typeface = (text: string, part: 'majorFont' | 'minorFont', face: string | undefined) =>
    face === undefined
      ? text
      : text.replace(
          new RegExp(`(<a:${part}>)\\s*<a:latin [^>]*/>`),
          (_, begin: string) => `${begin}<a:latin typeface="${quoted(face)}"/>`,
        )
  const coloured = xml.replace(
    /<a:clrScheme [\s\S]*?<\/a:clrScheme>/,
    () => `<a:clrScheme name="${quoted(name || 'Throughline')}">${scheme}</a:clrScheme>`,
  )
  return typeface(typeface(coloured, 'majorFont', heading), 'minorFont', body)
}

const quoted = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const wrong: Pick<Finding, 'rule' | 'severity' | 'at' | 'facts'> = {
  ...{ rule: 'formats/template', severity: 'blocks', at: [], facts: {} },
}
const noTemplate: Finding = {
  ...wrong,
  what: { en: 'This template cannot be read.', 'zh-CN': '无法读取该模板。' },
  remedy: { en: 'Choose a file .pptx, .potx or .thmx.', 'zh-CN': '请选择 .pptx、.potx 或 .thmx 文件。' },
}
const noTheme: Finding = {
  ...wrong,
  what: { en: 'This file has no colour scheme.', 'zh-CN': '该文件没有主题颜色。' },
  remedy: {
    en: 'Choose a file .pptx, .potx or .thmx that PowerPoint has saved.',
    'zh-CN': '请选择由 PowerPoint 保存的 .pptx、.potx 或 .thmx 文件。',
  },
}
