/** A table as spreadsheets write it: its headings, and the lines under them with the numbers by which people find them. */
import { ok, refused, type Finding, type Result } from '../../base/index.ts'
import { fileFinding, type FileTexts } from '../reading/file-finding.ts'

export interface CsvLine {
  /** As an editor counts, from 1. */
  line: number
  cells: string[]
}

/** Nobody's table is so wide; whoever looks through the headings may do it for each of them. */
const mostColumns = 1000

export interface CsvTable {
  heads: string[]
  lines: CsvLine[]
}

/** Commas, semicolons or tabs, quoted or not; lines without anything are left out. The parser is loaded for it. */
export async function csvLines(source: string): Promise<Result<CsvTable>> {
  const { default: papa } = await import('papaparse')
  const text = source.replace(/^\uFEFF/, '')
  const lines: CsvLine[] = []
  const findings: Finding[] = []
  let [line, from] = [1, 0]
  papa.parse<string[]>(text, {
    step({ data, errors, meta }, parser) {
      // Where one is open, nobody can say what the lines below it are.
      if (errors.some(({ type }) => type === 'Quotes')) {
        findings.push(fileFinding('csv', texts.quotes, { line }))
        parser.abort()
      }
      if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data.map((cell) => cell.trim()) })
      // A cell in quotes may hold line breaks of its own.
      line += text.slice(from, meta.cursor).split(/\r\n|\r|\n/).length - 1
      from = meta.cursor
    },
  })
  const [first, ...rest] = lines
  if (findings.length > 0) return refused(findings)
  if (rest.length === 0) return refused([fileFinding('csv', texts.empty, {})])
  if (first.cells.length > mostColumns)
    return refused([fileFinding('csv', texts.wide, { line: first.line, most: mostColumns })])
  const doubled = first.cells.find((head, at) => head !== '' && first.cells.indexOf(head) !== at)
  if (doubled !== undefined) return refused([fileFinding('csv', texts.doubled, { line: first.line, head: doubled })])
  return ok({ heads: first.cells, lines: rest })
}

/** Quotation marks and blanks around a cell do not count, nor does how wide its letters are. */
export const plain = (cell: string): string => cell.normalize('NFKC').replace(/^["\s]+|(?<!["\s])["\s]+$/g, '')

/** The headings of a table, before anybody has read it: to tell of what it speaks. */
export const headsIn = (source: string): string[] =>
  (source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, 1)[0] ?? '').split(/[,;\t]/).map(plain)

const texts = {
  quotes: {
    what: { en: 'Line {line}: a quotation mark is never closed.', 'zh-CN': '第 {line} 行：引号没有成对。' },
    remedy: { en: 'Save the file anew from the spreadsheet, as CSV.', 'zh-CN': '请用表格软件重新另存为 CSV。' },
  },
  empty: {
    what: { en: 'There is no line under the headings.', 'zh-CN': '标题行下面没有数据。' },
    remedy: {
      en: 'Put the headings into the first line, and one line for each below.',
      'zh-CN': '第一行写标题，其下每行一条。',
    },
  },
  wide: {
    what: {
      en: 'Line {line}: there are more than {most} headings.',
      'zh-CN': '第 {line} 行：标题超过 {most} 个。',
    },
    remedy: { en: 'Leave only the columns that are needed.', 'zh-CN': '请只保留需要的列。' },
  },
  doubled: {
    what: {
      en: 'Line {line}: the heading “{head}” stands there twice.',
      'zh-CN': '第 {line} 行：标题“{head}”出现了两次。',
    },
    remedy: { en: 'Give each column a heading of its own.', 'zh-CN': '请让每列标题各不相同。' },
  },
} satisfies Record<string, FileTexts>
