/** The written report as files, each read back: nothing in it runs, nothing is a formula, nothing is lost. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import papa from 'papaparse'
import { SaxesParser } from 'saxes'
import { beforeAll, expect, test } from 'vitest'
import { reportFiles, writtenOf } from '../../src/formats/index.ts'
import { places, readTheme, type OfficeTheme } from '../../src/formats/office/theme.ts'
import { busyDesk, chineseDesk, hostileDesk, type Reported } from './reported.ts'

let busy: Reported
let chinese: Reported
let hostile: Reported
beforeAll(async () => {
  busy = await busyDesk()
  chinese = await chineseDesk()
  hostile = await hostileDesk()
}, 60_000)

type Asked = [extension: string, of: Reported, language?: 'en' | 'zh-CN', theme?: OfficeTheme]

const composed = (...[extension, { blueprint, report }, language = 'en', theme]: Asked) =>
  reportFiles.find((one) => one.extension === extension)!.compose(blueprint, { language, report, theme })

/** Slides take a while: each file is written once. */
const files = new Map<string, ReturnType<typeof composed>>()
function file(...asked: Asked): ReturnType<typeof composed> {
  const [extension, of, language = 'en', theme] = asked
  const key = [extension, [busy, chinese, hostile].indexOf(of), language, theme?.name].join()
  const known = files.get(key) ?? composed(...asked)
  files.set(key, known)
  return known
}
const text = async (...about: Asked) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file(...about))

test.each(reportFiles.map(({ extension }) => extension))('%s: the same run gives the same bytes', async (extension) => {
  const [one, other] = [await file(extension, busy), await composed(extension, busy)]
  expect(Buffer.compare(one, other)).toBe(0)
})

test('JSON is the written report, word for word', async () => {
  const { blueprint, report } = busy
  expect(JSON.parse(await text('json', busy))).toEqual(
    JSON.parse(JSON.stringify(writtenOf(blueprint, report, { language: 'en' }))),
  )
})

test('the page stands alone: no script, no link, nothing that loads', async () => {
  const page = await text('html', hostile)
  expect(page).not.toMatch(/<(script|iframe|link|object|embed|foreignObject|img|a|form)\b/i)
  expect(page).not.toMatch(/<[^>]*\son\w+\s*=/i)
  expect(page).not.toMatch(/\b(href|src)\s*=\s*["']?(?!data:image)/i)
  expect(page).toContain("default-src 'none'")
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test.each([
  ['en', 'Promises', 'How sure this is'],
  ['zh-CN', '时限承诺', '把握有多大'],
] as const)('the page has the headline, the sections and how sure it is (%s)', async (language, ...heads) => {
  const { blueprint, report } = busy
  const page = await text('html', busy, language)
  expect(page).toContain(`<html lang="${language}">`)
  const { headline, sections } = writtenOf(blueprint, report, { language })
  expect(page.replaceAll('\u00a0', ' ')).toContain(headline!.text)
  for (const head of [...heads, ...sections.map(({ title }) => title)]) expect(page).toContain(`<h2>${head}</h2>`)
})

test('CSV has one line a cell, with the interval beside the value, and Chinese is read as Chinese', async () => {
  const csv = await text('csv', chinese, 'zh-CN')
  expect(csv.startsWith('\ufeff')).toBe(true)
  const { data } = papa.parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true })
  const kept = data.find(({ of, column }) => of === '名称hour' && column === '及时率')!
  const figure = chinese.report.figures['attainment@promise/row=hour']
  expect([kept.value, kept.low, kept.high, kept.n].map(Number)).toEqual([
    figure.value,
    figure.low,
    figure.high,
    figure.n,
  ])
  expect(kept).toMatchObject({ section: '时限承诺', unit: 'share' })
})

test('no cell of the CSV begins like a formula, but numbers below zero are numbers', async () => {
  const csv = await text('csv', hostile)
  const { data } = papa.parse<string[]>(csv.slice(1))
  const risky = data.flat().filter((cell) => /^[\s\p{Cc}]*[=+\-@]/u.test(cell))
  expect(risky.filter((cell) => Number.isNaN(Number(cell)))).toEqual([])
  expect(data.flat().some((cell) => cell.startsWith("'="))).toBe(true)
})

/** Every XML part by its path; reading fails where one is not well formed. */
async function partsOf(...about: Asked): Promise<Record<string, string>> {
  const parts = Object.entries(unzipSync(await file(...about))).filter(([path]) => /\.(xml|rels)$/.test(path))
  return Object.fromEntries(
    parts.map(([path, bytes]) => {
      const xml = strFromU8(bytes)
      const parser = new SaxesParser({ xmlns: true })
      parser.on('error', (problem) => {
        throw new Error(`${path}: ${problem.message}`)
      })
      parser.write(xml).close()
      return [path, xml]
    }),
  )
}
const shown = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, inner]) => inner)

test('XLSX has a sheet a section; a share is a number in percent, with half of its interval beside it', async () => {
  const { blueprint, report } = busy
  const parts = await partsOf('xlsx', busy)
  const { sections, certainty } = writtenOf(blueprint, report, { language: 'en' })
  const names = [...parts['xl/workbook.xml'].matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name)
  expect(names.slice(0, 2)).toEqual(['Report', sections[0].title])
  expect(names).toContain(certainty.title)
  const sheet = parts[`xl/worksheets/sheet${names.indexOf('Promises') + 1}.xml`]
  const { value, low, high } = report.figures['attainment@promise/row=hour']
  const numbers = shown(sheet, 'v').map(Number)
  expect(numbers).toEqual(expect.arrayContaining([value, (high! - low!) / 2, 0.9]))
  expect(parts['xl/styles.xml']).toContain('formatCode="0.0%"')
  expect(parts['xl/styles.xml']).toContain('#,##0.0&quot; min&quot;')
})

test('no cell of the XLSX is a formula, nor would become one', async () => {
  const parts = await partsOf('xlsx', hostile)
  const all = Object.values(parts).join('')
  expect(all).not.toMatch(/<f>|<f /)
  const words = shown(all, 't')
  expect(words.filter((text) => /^[\s\p{Cc}]*[=+\-@]/u.test(text))).toEqual([])
  expect(words.some((text) => text.startsWith('&#39;=') || text.startsWith("'="))).toBe(true)
})

test('Chinese stands in sheets and on slides as Chinese', async () => {
  expect(Object.values(await partsOf('xlsx', chinese, 'zh-CN')).join('')).toContain('名称hour')
  expect(Object.values(await partsOf('pptx', chinese, 'zh-CN')).join('')).toContain('名称hour')
})

const slidesOf = (parts: Record<string, string>) =>
  Object.entries(parts).filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path))

test('PPTX: the headline, every finding and every section on slides of shapes and tables, and no picture', async () => {
  const { blueprint, report } = busy
  const parts = await partsOf('pptx', busy)
  const words = slidesOf(parts).flatMap(([, xml]) => shown(xml, 'a:t'))
  const { title, headline, points, sections } = writtenOf(blueprint, report, { language: 'en' })
  expect(words).toEqual(
    expect.arrayContaining([
      title,
      headline!.text,
      ...points.map(({ text }) => text),
      ...sections.map((one) => one.title),
    ]),
  )
  // A step is one shape with its name in it.
  expect(words).toContain('Serve')
  const all = slidesOf(parts)
    .map(([, xml]) => xml)
    .join('')
  expect(all).toContain('<a:tbl>')
  expect(all).not.toContain('<p:pic>')
  for (const [, xml] of slidesOf(parts)) {
    const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  }
})

test('without the appendix page and slides keep to the short form', async () => {
  const { blueprint, report } = busy
  const whole = await partsOf('pptx', busy)
  const short = (extension: string) =>
    reportFiles
      .find((one) => one.extension === extension)!
      .compose(blueprint, { language: 'en', report, appendix: false })
  const bytes = await short('pptx')
  const slides = Object.keys(unzipSync(bytes)).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
  expect(slides.length).toBeLessThan(14)
  expect(slides.length).toBeLessThan(slidesOf(whole).length / 2)
  const page = strFromU8(await short('html'))
  const heads = [...page.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, head]) => head)
  expect(heads).toEqual(['What was found', 'How sure this is', 'What it rests on', 'The blueprint'])
})

test('charts take their colours from the theme by its places, and from nothing that no program reads', async () => {
  const parts = await partsOf('pptx', busy)
  const charts = Object.entries(parts).filter(([path]) => /^ppt\/charts\/chart\d+\.xml$/.test(path))
  expect(charts.length).toBeGreaterThan(0)
  for (const [, xml] of charts) {
    expect(xml.match(/srgbClr val="(?![0-9A-F]{6}")[^"]*"/g) ?? []).toEqual([])
    expect(xml).toContain('<a:schemeClr val="bg2"/>')
  }
})

test('what would be markup is words on slides too', async () => {
  const parts = await partsOf('pptx', hostile)
  expect(
    slidesOf(parts)
      .map(([, xml]) => xml)
      .join(''),
  ).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

/** A template whose colours are all its own. */
const template = (): Uint8Array => {
  const scheme = places.map((place, at) =>
    place === 'dk1'
      ? '<a:dk1><a:sysClr val="windowText" lastClr="0a0b0c"/></a:dk1>'
      : `<a:${place}><a:srgbClr val="${String(at).repeat(6).slice(0, 6)}"/></a:${place}>`,
  )
  const xml = `<?xml version="1.0"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"><a:themeElements><a:clrScheme name="Client">${scheme.join('')}</a:clrScheme><a:fontScheme name="x"><a:majorFont><a:latin typeface="Georgia"/></a:majorFont><a:minorFont><a:latin typeface="Verdana"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`
  return zipSync({ 'theme/theme/theme1.xml': strToU8(xml) })
}

test("slides take the colours and typefaces of the client's template, and no others", async () => {
  const theme = readTheme(template())
  if (!theme.ok) throw new Error('a template is read')
  expect(theme.value).toMatchObject({ name: 'Client', heading: 'Georgia', body: 'Verdana' })
  expect([theme.value.colours.dk1, theme.value.colours.accent1]).toEqual(['0A0B0C', '444444'])
  const parts = await partsOf('pptx', busy, 'en', theme.value)
  expect(parts['ppt/theme/theme1.xml']).toContain('<a:accent1><a:srgbClr val="444444"/></a:accent1>')
  expect(parts['ppt/theme/theme1.xml']).toContain('<a:latin typeface="Georgia"/>')
  const own = slidesOf(parts).flatMap(([, xml]) => xml.match(/srgbClr val="\w+"/g) ?? [])
  expect(new Set(own)).toEqual(new Set())
})

test('what is no template is refused with what to do', () => {
  for (const [bytes, why] of [
    [strToU8('not a zip'), 'This template cannot be read.'],
    [zipSync({ 'a.txt': strToU8('nothing') }), 'This file has no colour scheme.'],
    [zipSync({ 'ppt/theme/theme1.xml': strToU8('<a:theme') }), 'This template cannot be read.'],
  ] as const) {
    const read = readTheme(bytes)
    expect([read.ok, read.findings[0].what.en]).toEqual([false, why])
  }
})
