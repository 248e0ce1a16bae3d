/**
 * Answers to the 22 statements of SERVQUAL as a spreadsheet writes them: one line a person, a column for what is
 * expected of each statement (`E1` … `E22`) and for what is perceived (`P1` … `P22`). Every other column comes along as
 * it is. A first line `scale,1,5` says that marks go from 1 to 5; without it they go from 1 to 7.
 */
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import { statements, type Survey } from '../blueprint/index.ts'
import { csvLines, plain, type CsvTable } from './csv/lines.ts'
import { fileFinding, refusedLines, typed, type FileTexts } from './reading/file-finding.ts'

/** What a file tells of a survey; whom it is about and what it is called, whoever brings it in says. */
export type ReadSurvey = Pick<Survey, 'least' | 'most' | 'columns' | 'answers'>

const sides = ['expected', 'perceived'] as const
type Side = (typeof sides)[number]

const heading = /^(?:(e|expected|expectation|期望)|(p|perceived|perception|感知))\s*[-_.]?\s*(\d{1,3})$/i
const scaleWords = new Set(['scale', '量表'])
const [lowest, highest] = [1, 7]

/** Do the headings of a table speak of statements? */
export const isSurvey = (source: string): boolean =>
  source
    .split(/\r\n|\r|\n/, 3)
    .some((line) => line.split(/[,;\t]/).filter((cell) => heading.test(plain(cell))).length > 1)

export const surveyCsv = {
  name: 'survey-csv',
  extension: 'csv',
  loses: {
    en: 'Nothing: columns that are no marks come along as they are.',
    'zh-CN': '不丢失内容：评分以外的列原样保留。',
  },

  async read(source: string): Promise<Result<ReadSurvey>> {
    const scale = scaleIn(source)
    const read = await csvLines(scale.rest)
    if (!read.ok) return read
    const columns = columnsOf(read.value.heads)
    const wrong = [...doubts(columns), ...(scale.isSound ? [] : [fileFinding('survey-csv', texts.scale, {})])]
    if (wrong.length > 0) return refused(wrong)
    return answersIn(read.value, columns, scale)
  },
}

interface Scale {
  least: number
  most: number
  isSound: boolean
  /** The file from its headings on; lines keep their numbers. */
  rest: string
}

function scaleIn(source: string): Scale {
  const text = source.replace(/^\uFEFF/, '')
  const [first] = text.split(/\r\n|\r|\n/, 1)
  const [word, least, most] = first.split(/[,;\t]/).map(plain)
  if (!scaleWords.has(word.toLowerCase())) return { least: lowest, most: highest, isSound: true, rest: text }
  const isSound = [least, most].every((one) => isNumber(one)) && Number(least) < Number(most)
  return { least: Number(least), most: Number(most), isSound, rest: text.slice(first.length) }
}

const isNumber = (text: string | undefined): boolean => text !== undefined && /^-?\d+(\.\d+)?$/.test(text)

interface Column {
  head: string
  /** What it holds marks of; undefined for what comes along. */
  mark?: { side: Side; statement: number }
}

const columnsOf = (heads: readonly string[]): Column[] =>
  heads.map((head): Column => {
    const found = heading.exec(plain(head))
    if (!found) return { head }
    return { head, mark: { side: found[1] === undefined ? 'perceived' : 'expected', statement: Number(found[3]) } }
  })

/** A side may be left out, but not some of its statements: then somebody has mistyped. */
function doubts(columns: readonly Column[]): Finding[] {
  const marks = columns.flatMap(({ head, mark }) => (mark ? [{ head, ...mark }] : []))
  if (marks.length === 0) return [fileFinding('survey-csv', texts.noMarks, {})]
  const strange = marks.filter(({ statement }) => statement < 1 || statement > statements)
  const doubled = marks.filter(
    ({ side, statement }, at) => marks.findIndex((one) => one.side === side && one.statement === statement) !== at,
  )
  return [
    ...strange.map(({ head }) => fileFinding('survey-csv', texts.noStatement, { head: typed(head) })),
    ...doubled.map(({ head }) => fileFinding('survey-csv', texts.twice, { head: typed(head) })),
    ...sides.flatMap((side) => {
      const there = marks.filter((one) => one.side === side).map(({ statement }) => statement)
      if (there.length === 0) return []
      const missing = numbers.filter((one) => !there.includes(one)).map((one) => letters[side] + one)
      return missing.length > 0 ? [fileFinding('survey-csv', texts.missing, { list: missing.join(', ') })] : []
    }),
  ]
}

const numbers = Array.from({ length: statements }, (_, at) => at + 1)
const letters: Record<Side, string> = { expected: 'E', perceived: 'P' }

function answersIn({ lines }: CsvTable, columns: readonly Column[], { least, most }: Scale): Result<ReadSurvey> {
  const findings: Finding[] = []
  const others = columns.flatMap(({ head, mark }, at) => (mark ? [] : [{ head, at }]))
  const filled = new Set<number>()
  for (const { cells } of lines) for (const [at, cell] of cells.entries()) if (cell !== '') filled.add(at)
  const kept = others.filter(({ at }) => filled.has(at))
  const answers = lines.map(({ line, cells }): Survey['answers'][number] => {
    const answer = { expected: none(), perceived: none() }
    for (const [at, { head, mark }] of columns.entries()) {
      const cell = plain(cells[at] ?? '')
      if (!mark || cell === '') continue
      const value = Number(cell.replace(',', '.'))
      if (isNumber(cell.replace(',', '.')) && value >= least && value <= most)
        answer[mark.side][mark.statement - 1] = value
      else findings.push(fileFinding('survey-csv', texts.mark, { line, head, value: typed(cell), least, most }))
    }
    if (cells.length > columns.length)
      findings.push(fileFinding('survey-csv', texts.tooMany, { line, count: cells.length, columns: columns.length }))
    return { ...answer, ...(kept.length > 0 && { also: kept.map(({ at }) => cells[at] ?? '') }) }
  })
  if (findings.length > 0) return refusedLines(findings)
  const hasScale = least !== lowest || most !== highest
  return ok({
    ...(hasScale && { least, most }),
    ...(kept.length > 0 && { columns: kept.map(({ head }) => head) }),
    answers,
  })
}

const none = (): (number | null)[] => Array.from({ length: statements }, () => null)

const texts = {
  scale: {
    what: {
      en: 'The first line does not say from where to where the marks go.',
      'zh-CN': '第一行没有写清评分的起止。',
    },
    remedy: { en: 'Write it as scale,1,5.', 'zh-CN': '请写成：量表,1,5。' },
  },
  noMarks: {
    what: { en: 'No column holds marks of a survey.', 'zh-CN': '没有评分列。' },
    remedy: {
      en: 'Head the columns E1 to E22 (expected) and P1 to P22 (perceived).',
      'zh-CN': '请用“期望1”至“期望22”（或 E1–E22）和“感知1”至“感知22”（或 P1–P22）作列标题。',
    },
  },
  noStatement: {
    what: { en: 'Column “{head}”: there are only 22 statements.', 'zh-CN': '列“{head}”：只有 22 个题项。' },
    remedy: { en: 'Correct the number in the heading.', 'zh-CN': '请更正列标题中的题号。' },
  },
  twice: {
    what: { en: 'Column “{head}”: this statement stands there twice.', 'zh-CN': '列“{head}”：该题项重复。' },
    remedy: { en: 'Keep one of the columns.', 'zh-CN': '请只保留一列。' },
  },
  missing: {
    what: { en: 'These columns are missing: {list}.', 'zh-CN': '缺少这些列：{list}。' },
    remedy: {
      en: 'Add them; leave their cells empty where nobody was asked.',
      'zh-CN': '请补上；没有调查的单元格留空。',
    },
  },
  mark: {
    what: {
      en: 'Line {line}, column “{head}”: “{value}” is no mark from {least} to {most}.',
      'zh-CN': '第 {line} 行，列“{head}”：“{value}”不是 {least} 到 {most} 的分数。',
    },
    remedy: {
      en: 'Correct it, or leave the cell empty where nothing was answered; for another scale begin the file with a line like scale,1,10.',
      'zh-CN': '请更正，未回答的留空；使用其他量表时，请在文件首行写“量表,1,10”。',
    },
  },
  tooMany: {
    what: {
      en: 'Line {line} has {count} cells under {columns} headings.',
      'zh-CN': '第 {line} 行有 {count} 个单元格，而标题只有 {columns} 个。',
    },
    remedy: { en: 'Put text that holds commas into quotation marks.', 'zh-CN': '含逗号的文字请加引号。' },
  },
} satisfies Record<string, FileTexts>
