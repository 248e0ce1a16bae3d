/**
 * The slides: title, the sentence with its findings, each with what proves it, the blueprint, and every section. At the
 * head of a slide stands what it says; what proves it stands below, several together where there is room.
 */
import PptxGenJS from 'pptxgenjs'
import type { Language } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { chartOf } from '../charts/index.ts'
import type { Paint } from '../charts/paint.ts'
import type { Element } from '../svg/element.ts'
import type { ComposeOptions } from '../index.ts'
import { settled } from '../office/package.ts'
import { withTheme } from '../office/theme.ts'
import { appendixOf, briefOf } from '../written/brief.ts'
import type { WrittenTable } from '../written/table.ts'
import { words as both } from '../written/words.ts'
import { writtenOf, type WrittenSection } from '../written/written.ts'
import { putBlueprint } from './blueprint-slide.ts'
import { fillOf, ourTheme, paintFor } from './colours.ts'
import { putShapes, type Box } from './shapes.ts'
import { captionHeight, linesOf, stacked, together, type Chart, type Piece } from './stack.ts'
import { tablePiece } from './table-slides.ts'

/** Inches: 16 to 9, and what stands under title and sentence. */
const page = { width: 13.333, height: 7.5, margin: 0.6 }
const wide = page.width - 2 * page.margin
const body: Box = { x: page.margin, y: 1.68, w: wide, h: 5.25 }
/** Inches that a chart may be high under its caption. */
const mostChart = body.h - captionHeight
/** Pixels across a chart: so large its letters are then. */
const chartWidth = 880

export async function deckOf(blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>> {
  const deck = new Deck(blueprint, options)
  const bytes = (await deck.made().write({ outputType: 'uint8array' })) as Uint8Array
  return settled(bytes, (paths) => ({
    names: numberedFromOne(paths),
    text: (path, xml) => {
      if (/^ppt\/theme\/theme\d+\.xml$/.test(path)) return withTheme(xml, options.theme ?? ourTheme)
      if (/^ppt\/charts\/chart\d+\.xml$/.test(path)) return withPlaces(xml)
      return /^ppt\/slides\/slide\d+\.xml$/.test(path) ? withOwnNumbers(xml) : xml
    },
  }))
}

/** The library numbers tables apart from shapes, and a number must be one thing's only; its marks of change are by chance. */
function withOwnNumbers(xml: string): string {
  let shape = 1
  return xml
    .replace(/<p:cNvPr id="\d+" name="(?!")/g, () => `<p:cNvPr id="${(shape += 1)}" name="`)
    .replace(/(<p14:modId [^>]*val=)"\d+"/g, '$1"1"')
}

/** The library takes the colour of grid lines for a number, also where it is a place of the theme: no program reads that. */
const withPlaces = (xml: string): string =>
  xml.replace(/<a:srgbClr val="((?:bg|tx)[12]|accent[1-6])"\/>/g, '<a:schemeClr val="$1"/>')

/** The library numbers charts through all files that it has ever made. */
function numberedFromOne(paths: readonly string[]): (text: string) => string {
  const chart = /((?:charts\/chart|charts\/_rels\/chart|Microsoft_Excel_Worksheet))(\d+)(?=\.x)/
  const before = Math.min(...paths.map((path) => Number(chart.exec(path)?.[2] ?? Infinity))) - 1
  const every = new RegExp(chart, 'g')
  return (text) => text.replace(every, (_, name: string, number: string) => `${name}${Number(number) - before}`)
}

/** In what a person reads so long a time off an axis. */
const unitFor = (minutes: number): { minutes: number; sign: Record<Language, string> } =>
  minutes > 4320
    ? { minutes: 1440, sign: { en: 'd', 'zh-CN': '天' } }
    : minutes > 180
      ? { minutes: 60, sign: { en: 'h', 'zh-CN': '小时' } }
      : { minutes: 1, sign: { en: 'min', 'zh-CN': '分' } }

class Deck {
  readonly #blueprint: Blueprint
  readonly #options: ComposeOptions
  readonly #pptx = new PptxGenJS()
  readonly #paint: Paint
  #title = ''

  constructor(blueprint: Blueprint, options: ComposeOptions) {
    this.#blueprint = blueprint
    this.#options = options
    this.#paint = paintFor(options.theme)
  }

  made(): PptxGenJS {
    const { language, report } = this.#options
    const words = both[language]
    const written = writtenOf(this.#blueprint, report, this.#options)
    const { title, facts, headline, points, also, missing } = written
    this.#title = title
    this.#pptx.layout = 'LAYOUT_WIDE'
    this.#pptx.title = title
    this.#pptx.author = facts.find(({ term }) => term === words.owner)?.text ?? 'Throughline'
    this.#pptx.company = ''

    const first = this.#pptx.addSlide()
    first.addText(title, { ...this.#text(40), bold: true, x: page.margin, y: 2.3, w: wide, h: 1.2, valign: 'bottom' })
    first.addShape('line', { x: page.margin, y: 3.65, w: wide, h: 0, line: { color: 'accent1', width: 2.5 } })
    first.addText(
      facts.map(({ term, text }) => ({ text: `${term}: ${text}`, options: { breakLine: true } })),
      { ...this.#text(14, 'tx2'), x: page.margin, y: 3.85, w: wide, h: 2, valign: 'top' },
    )
    const summary = this.#slide(words.headline)
    summary.addText(headline?.text ?? words.nothing, {
      ...{ ...this.#text(28), bold: true, x: page.margin, y: 0.95, w: wide, h: 2.1, valign: 'top', fit: 'shrink' },
    })
    this.#bullets(
      summary,
      points.map(({ text }) => text),
      { ...body, y: 3.3, h: 3.5 },
      18,
      true,
    )
    for (const [at, { text, proof }] of points.entries())
      if (proof) this.#stack(`${words.findings} ${at + 1}`, text, this.#shown(proof.table))
    putBlueprint(this.#slide('', words.picture), this.#blueprint, this.#options, { ...body, y: 1.25, h: 5.65 })
    for (const section of briefOf(this.#blueprint, written)) this.#section(section)
    if (this.#options.appendix === false) return this.#pptx

    this.#pptx.addSlide().addText(words.appendix, {
      ...{ ...this.#text(40), bold: true, x: page.margin, y: 2.3, w: wide, h: 1.2, valign: 'bottom' },
    })
    this.#stack('', words.also, [this.#sentences(also.map(({ text }) => text))])
    for (const section of appendixOf(written)) this.#section(section)
    this.#stack('', words.missing, [this.#sentences(missing.length > 0 ? missing : [words.complete])])
    return this.#pptx
  }

  /** Its first sentence at the head, the others below; then the picture of each table, then the table. */
  #section({ title, says, tables, missing }: WrittenSection): void {
    const [lead, ...rest] = [...says, ...missing]
    const proofs = tables.flatMap((table) => this.#shown(table))
    this.#stack(title, lead, [...(rest.length > 0 ? [this.#sentences(rest)] : []), ...proofs])
  }

  #stack(title: string, lead: string | undefined, pieces: readonly Piece[]): void {
    const slides = stacked(pieces, body.h, lead !== undefined)
    for (const [at, placed] of (slides.length > 0 ? slides : [[]]).entries()) {
      const slide = this.#slide(title, at === 0 && lead !== undefined ? lead : (placed[0]?.caption ?? ''))
      for (const { caption, captionTop, top, height, put } of placed) {
        if (captionTop !== undefined)
          slide.addText(caption, {
            ...{ ...this.#text(12, 'tx2'), ...body, y: body.y + captionTop, h: captionHeight, valign: 'top' },
          })
        put(slide, { ...body, y: body.y + top, h: height })
      }
    }
  }

  /** The picture of a table and the table itself: on one slide where there is room for both. */
  #shown(table: WrittenTable): Piece[] {
    const rows = tablePiece(table, wide, body.h, this.#options.language)
    const chart = this.#chart(table)
    if (!chart) return [rows]
    const both = together(chart, rows)
    const { caption } = table
    const { least, usual, put } = chart
    const alone: Piece = { caption, least, cut: (room) => ({ height: Math.min(usual, room), put }) }
    return rows.isWhole && both.least <= mostChart ? [both] : [alone, rows]
  }

  /** Parts of a whole are a chart that opens as a sheet; what has whiskers and circles is made of shapes. */
  #chart(table: WrittenTable): Chart | undefined {
    const { language } = this.#options
    const { picture, rows } = table
    if (picture?.is === 'stacked') {
      // The legend and the axis need so much, and each bar.
      const high = (bar: number) => Math.min(mostChart, 1 + bar * rows.length)
      return { usual: high(0.34), least: high(0.24), put: (slide, box) => this.#bars(slide, table, picture.parts, box) }
    }
    // Drawn wider it is lower: its letters are smaller then, and its rows as long as the slide.
    const drawn = (times: number) => chartOf(table, { paint: this.#paint, language, width: chartWidth * times })
    const high = (one: Element) => (Number(one.attributes.height) / Number(one.attributes.width)) * wide
    const usual = drawn(1)
    if (!usual) return undefined
    const most = Math.min(mostChart, high(usual))
    const put: Chart['put'] = (slide, box) =>
      putShapes(slide, box.h < high(usual) ? (drawn(high(usual) / box.h) ?? usual) : usual, box, language)
    return { usual: most, least: most * 0.75, put }
  }

  #bars(
    slide: PptxGenJS.Slide,
    table: WrittenTable,
    parts: readonly { column: number; colour: string }[],
    box: Box,
  ): void {
    const { columns, rows, caption } = table
    const minutes = ({ column }: { column: number }) => rows.map(({ cells }) => Math.max(0, cells[column].value ?? 0))
    const seen = parts.filter((part) => minutes(part).some((value) => value > 0))
    const isTime = rows.some(({ cells }) => seen.some(({ column }) => cells[column].unit === 'minutes'))
    const longest = Math.max(...rows.map((_, row) => seen.reduce((sum, part) => sum + minutes(part)[row], 0)))
    const unit = isTime ? unitFor(longest) : { minutes: 1, sign: { en: '', 'zh-CN': '' } }
    const at = (part: { column: number }) => minutes(part).map((value) => value / unit.minutes)
    // Bars are drawn from below; the first row is to stand on top.
    const labels = rows.map(({ cells }) => cells[0].text).reverse()
    const face = '+mn-lt'
    slide.addChart(
      'bar',
      seen.map((part) => ({ name: columns[part.column].head, labels, values: at(part).reverse() })),
      {
        ...{ ...box, barDir: 'bar', barGrouping: 'stacked', barGapWidthPct: 50, altText: caption },
        chartColors: seen.map(({ colour }) => fillOf(this.#paint(colour)).color),
        ...{ showLegend: true, legendPos: 't', legendFontSize: 11, legendFontFace: face, legendColor: 'tx1' },
        ...{ catAxisLabelFontSize: 11, catAxisLabelFontFace: face, catAxisLabelColor: 'tx1' },
        ...{ valAxisLabelFontSize: 10, valAxisLabelFontFace: face, valAxisLabelColor: 'tx2' },
        valAxisLabelFormatCode: isTime ? `General" ${unit.sign[this.#options.language]}"` : 'General',
        valGridLine: { color: 'bg2', style: 'solid', size: 0.5 },
      } as PptxGenJS.IChartOpts,
    )
  }

  /** Sentences one by one, as many on a slide as find room. */
  #sentences(sentences: readonly string[]): Piece {
    const size = sentences.length > 5 ? 14 : 16
    // The lines of each, and the air after it.
    const tall = (text: string) => (linesOf(text, wide - 0.4, size) * size * 1.2 + 8) / 72
    const sum = (some: readonly string[]) => some.reduce((total, text) => total + tall(text), 0)
    return {
      caption: '',
      least: Math.min(sum(sentences), body.h / 2),
      cut: (room) => {
        let count = sentences.length
        while (count > 1 && sum(sentences.slice(0, count)) > room) count -= 1
        const here = sentences.slice(0, count)
        return {
          height: sum(here),
          put: (slide, box) => this.#bullets(slide, here, box, size, false),
          ...(count < sentences.length && { rest: this.#sentences(sentences.slice(count)) }),
        }
      },
    }
  }

  #bullets(slide: PptxGenJS.Slide, sentences: readonly string[], box: Box, size: number, isNumbered: boolean): void {
    if (sentences.length === 0) return
    slide.addText(
      sentences.map((text, at) => ({
        text,
        options: {
          ...{ bullet: isNumbered ? { type: 'number' as const } : true, paraSpaceAfter: 8 },
          breakLine: at < sentences.length - 1,
        },
      })),
      { ...this.#text(size), ...box, valign: 'top', fit: 'shrink' },
    )
  }

  /** A slide with what it is about, what it says, and at the foot what it belongs to. */
  #slide(about: string, says = ''): PptxGenJS.Slide {
    const slide = this.#pptx.addSlide()
    if (about !== '')
      slide.addText(about, {
        ...{ ...this.#text(12, 'accent1'), bold: true, x: page.margin, y: 0.35, w: wide, h: 0.3, valign: 'bottom' },
      })
    if (says !== '') {
      const size = [24, 20, 16].find((one) => linesOf(says, wide, one) * one * 1.2 <= 0.9 * 72) ?? 14
      slide.addText(says, {
        ...{ ...this.#text(size), bold: true, x: page.margin, y: 0.68, w: wide, h: 0.95, valign: 'top', fit: 'shrink' },
      })
    }
    slide.addText(this.#title, { ...this.#text(9, 'tx2'), x: page.margin, y: 7.02, w: wide - 1, h: 0.3 })
    slide.slideNumber = { x: page.width - page.margin - 0.6, y: 7.02, w: 0.6, h: 0.3, fontSize: 9, color: 'tx2' }
    return slide
  }

  readonly #text = (fontSize: number, color = 'tx1'): PptxGenJS.TextPropsOptions => ({
    ...{ fontSize, color, margin: 0, align: 'left', valign: 'middle', lang: this.#options.language },
  })
}
