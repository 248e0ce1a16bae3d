/**
 * Visits of mystery shoppers as a spreadsheet writes them: one line a visit, one column a check, yes or no in the cells,
 * nothing where it could not be seen. Columns `step`, `date`, `shopper` and `remark` say where, when, who and what else.
 */
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import { csvLines } from './csv/lines.ts'
import { fileFinding, refusedLines, typed, type FileTexts } from './reading/file-finding.ts'

export interface ReadVisit {
  line: number
  /** The step by its name, where the file says it. */
  step?: string
  date?: string
  shopper?: string
  remark?: string
  /** By the place of the check in `checks`; undefined where it could not be seen. */
  found: (boolean | undefined)[]
}

export interface ReadWalk {
  /** Headings of the checks. */
  checks: string[]
  visits: ReadVisit[]
}

const about = {
  step: ['step', '环节', '步骤'],
  date: ['date', '日期'],
  shopper: ['shopper', '检查员', '神秘顾客'],
  remark: ['remark', '备注'],
} as const
type About = keyof typeof about
const fields = Object.keys(about) as About[]

const yes = new Set(['yes', 'y', '1', 'true', 'done', '是', '有', '合格', '√', '✓'])
const no = new Set(['no', 'n', '0', 'false', 'missing', '否', '无', '不合格', '×', 'x', '✗'])
const notSeen = new Set(['', '-', '–', '—', '/', 'na', 'n/a', '不适用'])

export const walkCsv = {
  name: 'walk-csv',
  extension: 'csv',
  loses: { en: 'Nothing.', 'zh-CN': '不丢失内容。' },

  async read(source: string): Promise<Result<ReadWalk>> {
    const read = await csvLines(source)
    if (!read.ok) return read
    const { heads, lines } = read.value
    const fieldOf = heads.map((head) =>
      fields.find((one) => (about[one] as readonly string[]).includes(head.toLowerCase())),
    )
    const checks = heads.flatMap((head, at) => (fieldOf[at] === undefined && head !== '' ? [{ head, at }] : []))
    if (checks.length === 0) return refused([fileFinding('walk-csv', texts.noChecks, {})])
    const findings: Finding[] = []
    const visits = lines.map(({ line, cells }): ReadVisit => {
      const found = checks.map(({ head, at }) => {
        const cell = (cells[at] ?? '').normalize('NFKC').toLowerCase()
        if (yes.has(cell)) return true
        if (no.has(cell)) return false
        if (!notSeen.has(cell))
          findings.push(fileFinding('walk-csv', texts.cell, { line, head, value: typed(cells[at]) }))
        return undefined
      })
      const lost = cells.findIndex((cell, at) => cell !== '' && (heads[at] ?? '') === '')
      if (lost >= 0) findings.push(fileFinding('walk-csv', texts.noHead, { line, value: typed(cells[lost]) }))
      const said = fields.flatMap((field): [About, string][] => {
        const cell = cells[fieldOf.indexOf(field)] as string | undefined
        return cell === undefined || cell === '' ? [] : [[field, cell]]
      })
      return { line, ...Object.fromEntries(said), found }
    })
    if (findings.length > 0) return refusedLines(findings)
    return ok({ checks: checks.map(({ head }) => head), visits })
  },
}

const texts = {
  noChecks: {
    what: { en: 'No column is a check.', 'zh-CN': '没有检查项列。' },
    remedy: {
      en: 'Give each check of the list a column with its words as the heading, and each visit a line.',
      'zh-CN': '每个检查项一列，以检查内容作标题；每次检查一行。',
    },
  },
  cell: {
    what: {
      en: 'Line {line}, column “{head}”: “{value}” is neither yes nor no.',
      'zh-CN': '第 {line} 行，列“{head}”：“{value}”既不是“是”也不是“否”。',
    },
    remedy: {
      en: 'Write yes or no, or leave it empty where it could not be seen; words belong into a column “remark”.',
      'zh-CN': '请填“是”或“否”，看不到的留空；说明文字请放在“备注”列。',
    },
  },
  noHead: {
    what: {
      en: 'Line {line}: “{value}” stands in a column without a heading.',
      'zh-CN': '第 {line} 行：“{value}”所在的列没有标题。',
    },
    remedy: { en: 'Give the column a heading.', 'zh-CN': '请给该列加上标题。' },
  },
} satisfies Record<string, FileTexts>
