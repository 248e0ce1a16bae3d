/** The workbook: what was found on the first sheet, then a sheet for each section. */
import writeExcelFile, { type Cell, type Row, type Sheet } from 'write-excel-file/universal'
import type { Language } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import type { ComposeOptions } from '../index.ts'
import { settled } from '../office/package.ts'
import type { CellUnit, WrittenCell } from '../written/cell.ts'
import { defused } from '../written/defused.ts'
import type { WrittenTable } from '../written/table.ts'
import { words as both } from '../written/words.ts'
import { writtenOf, type WrittenReport, type WrittenSection } from '../written/written.ts'

export async function workbookOf(blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { language } = options
  const written = writtenOf(blueprint, options.report, options)
  const names = new Set<string>()
  const sheets = [
    { name: both[language].report, ...first(written) },
    ...[...written.sections, written.certainty, written.assumptions].map((section) => ({
      ...{ name: section.title, ...sheetOf(section, language) },
    })),
  ].map(({ name, data, widths }): Sheet<Blob> => ({
    ...{ sheet: freeName(name, names), data, columns: widths.map((width) => ({ width })) },
  }))
  const blob = await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBlob()
  return settled(new Uint8Array(await blob.arrayBuffer()))
}

interface Filled {
  data: Row[]
  /** Of the columns, letters. */
  widths: number[]
}

const said = (text: string, more: Partial<Exclude<Cell, null | undefined | string | number | boolean | Date>> = {}) =>
  ({ value: defused(text), type: String, ...more }) as Cell
const heading = (text: string): Row => [said(text, { fontWeight: 'bold', fontSize: 13 })]
const line = (text: string): Row => [said(text)]
const blank: Row = []

function first({ language, title, facts, headline, points, also, missing }: WrittenReport): Filled {
  const words = both[language]
  return {
    data: [
      [said(title, { fontWeight: 'bold', fontSize: 16 })],
      ...facts.map(({ term, text }): Row => [said(`${term}: ${text}`)]),
      ...[blank, heading(words.headline), line(headline?.text ?? words.nothing)],
      ...[blank, heading(words.findings), ...points.map(({ text }, at) => line(`${at + 1}. ${text}`))],
      ...(also.length > 0 ? [blank, heading(words.also), ...also.map(({ text }) => line(text))] : []),
      ...[blank, heading(words.missing)],
      ...(missing.length > 0 ? missing : [words.complete]).map(line),
    ],
    widths: [120],
  }
}

function sheetOf({ title, question, says, tables, missing }: WrittenSection, language: Language): Filled {
  const filled = tables.map((table) => tableRows(table, language))
  const most = Math.max(1, ...filled.map(({ widths }) => widths.length))
  return {
    data: [
      heading(title),
      ...[question, ...says, ...missing].filter((text) => text !== '').map(line),
      ...filled.flatMap(({ data }) => [blank, ...data]),
    ],
    widths: Array.from({ length: most }, (_, at) => Math.max(...filled.map(({ widths }) => widths[at] ?? 0), 12)),
  }
}

/** A column with intervals gets a second one beside it, with half of each. */
function tableRows({ caption, columns, rows }: WrittenTable, language: Language): Filled {
  const hasInterval = columns.map((_, at) => rows.some(({ cells }) => cells[at].low !== undefined))
  const head = columns.flatMap(({ head: text, is }, at): Cell[] => {
    const style = { fontWeight: 'bold', align: is === 'number' ? 'right' : 'left', wrap: true } as const
    const bottom = { bottomBorderStyle: 'thin', bottomBorderColor: '#141a24' } as const
    return [text, ...(hasInterval[at] ? ['±'] : [])].map((one) => said(one, { ...style, ...bottom }))
  })
  const lines = rows.map(({ cells }): Row =>
    cells.flatMap((cell, at): Cell[] => {
      if (!hasInterval[at]) return [valueCell(cell, language)]
      const half = cell.low === undefined || cell.high === undefined ? undefined : (cell.high - cell.low) / 2
      return [valueCell(cell, language), half === undefined ? null : number(half, cell.unit, language)]
    }),
  )
  return {
    data: [[said(caption, { fontWeight: 'bold' })], head, ...lines],
    widths: columns.flatMap(({ is }, at) => [is === 'words' ? 32 : 16, ...(hasInterval[at] ? [10] : [])]),
  }
}

const valueCell = (cell: WrittenCell, language: Language): Cell =>
  cell.value === undefined
    ? said(cell.text, cell.isUnknown ? { textColor: '#5e6878' } : {})
    : number(cell.value, cell.unit, language)

/** Points are written as points, so that 3.6 is read and not 0.036. */
const number = (value: number, unit: CellUnit | undefined, language: Language): Cell => ({
  ...{ value: unit === 'points' ? value * 100 : value, type: Number, align: 'right' },
  format: formats[unit ?? 'count'](value, language),
})

const formats: Record<CellUnit, (value: number, language: Language) => string> = {
  minutes: (_, language) => (language === 'en' ? '#,##0.0" min"' : '#,##0.0" 分"'),
  share: () => '0.0%',
  points: () => '0.0',
  money: () => '#,##0.00',
  count: plain,
  'per-day': plain,
}

function plain(value: number): string {
  return Number.isInteger(value) ? '#,##0' : '#,##0.00'
}

/** A sheet's name has 31 letters at most, none of a few signs, and is not another's. */
function freeName(wanted: string, taken: Set<string>): string {
  const name = wanted.replace(/[[\]:*?/\\']/g, ' ').trim() || '–'
  for (let copy = 1; ; copy += 1) {
    const end = copy === 1 ? '' : ` ${copy}`
    const tried = name.slice(0, 31 - end.length).trimEnd() + end
    if (taken.has(tried.toLowerCase())) continue
    taken.add(tried.toLowerCase())
    return tried
  }
}
