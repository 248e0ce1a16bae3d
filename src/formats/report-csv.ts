/** CSV: one line for each cell of the written report's tables, so that any program can turn it as it likes. */
import type { Blueprint } from '../blueprint/index.ts'
import type { ComposeOptions, Format } from './index.ts'
import { defused } from './written/defused.ts'
import { writtenOf } from './written/written.ts'

export const reportCsv = {
  name: 'report-csv',
  label: { en: 'Report, its numbers (CSV)', 'zh-CN': '报告数据（CSV）' },
  extension: 'csv',
  media: 'text/csv',
  loses: {
    en: 'The numbers of all tables, one a line with its interval. Sentences are not in it.',
    'zh-CN': '所有表格的数据，每行一个数值及其区间；不含文字结论。',
  },
  compose,
} satisfies Format

async function compose(blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { default: papa } = await import('papaparse')
  const { sections, assumptions, certainty } = writtenOf(blueprint, options.report, options)
  const lines = [...sections, certainty, assumptions].flatMap((section) =>
    section.tables.flatMap(({ caption, columns, rows }) =>
      rows.flatMap(({ cells }, at) =>
        cells.map(({ text, value, unit, low, high, n }, column) => ({
          ...{ section: section.title, table: caption, line: at + 1, of: cells[0].text, column: columns[column].head },
          ...{ text, value, unit, low, high, n },
        })),
      ),
    ),
  )
  const fields = ['section', 'table', 'line', 'of', 'column', 'text', 'value', 'unit', 'low', 'high', 'n'] as const
  const data = lines.map((line) =>
    fields.map((field) => {
      const cell = line[field]
      return typeof cell === 'string' ? defused(cell) : (cell ?? '')
    }),
  )
  // A spreadsheet takes a file without this mark for one in its own old alphabet, and Chinese is lost.
  return new TextEncoder().encode(`\ufeff${papa.unparse({ fields: [...fields], data }, { newline: '\r\n' })}\r\n`)
}
