/**
 * What was counted and timed step by step, as a spreadsheet writes it: one line a step, with the columns `step`, `time`,
 * `wait`, `bounces` and `n`, and `time ±`, `wait ±` for half of the 95 % interval. A time without a unit is in minutes,
 * or in what its heading says: `wait (h)`. Bounces are a count of n, or a share: `12 %`.
 */
import type { SeenRow } from '../analysis/index.ts'
import { ok, type Finding, type Result } from '../base/index.ts'
import { minutesIn, readDuration, type Unit } from '../blueprint/index.ts'
import { csvLines, headsIn } from './csv/lines.ts'
import { fileFinding, refusedLines, typed, type FileTexts } from './reading/file-finding.ts'

const headings = {
  activity: /^(step|activity|task|环节|步骤|活动)$/i,
  time: /^(time|time on the job|work|处理时间|用时|处理时长)$/i,
  timeHalf: /^(time ?(±|\+\/-)|处理时间 ?±)$/i,
  wait: /^(wait|waiting|waiting time|等待|等待时间|等待时长)$/i,
  waitHalf: /^(wait ?(±|\+\/-)|等待 ?±)$/i,
  bounce: /^(bounces?|bounced|returned|sent back|退单|退单率|退回)$/i,
  n: /^(n|count|observations|样本数|次数|件数)$/i,
} satisfies Record<keyof SeenRow, RegExp>
type Field = keyof typeof headings
const times = ['time', 'timeHalf', 'wait', 'waitHalf'] as const

/** A heading without its unit: `wait (h)` is `wait` in hours. */
function headOf(head: string): { name: string; unit: Unit | undefined } {
  const whole = head.normalize('NFKC').trim()
  const unit = /\(([^()]+)\)$/.exec(whole)
  if (!unit) return { name: whole, unit: undefined }
  return { name: whole.slice(0, unit.index).trim(), unit: readDuration(`1 ${unit[1]}`)?.unit }
}
const isHead = (field: Field) => (head: string) => headings[field].test(headOf(head).name)

/** Do the headings of a table speak of steps and what was seen there? */
export const isSeenTable = (source: string): boolean => {
  const heads = headsIn(source)
  return heads.some(isHead('activity')) && (['time', 'wait', 'bounce'] as const).some((one) => heads.some(isHead(one)))
}

export const seenCsv = {
  name: 'seen-csv',
  extension: 'csv',
  loses: {
    en: 'Only step, time, wait, bounces and n are read; other columns are left out.',
    'zh-CN': '只读取步骤、处理时间、等待、退单与样本数，其他列略去。',
  },

  async read(source: string): Promise<Result<SeenRow[]>> {
    const read = await csvLines(source)
    if (!read.ok) return read
    const columns = Object.fromEntries(
      (Object.keys(headings) as Field[]).map((field) => [field, read.value.heads.findIndex(isHead(field))]),
    ) as Record<Field, number>
    const units = read.value.heads.map((head) => headOf(head).unit)
    const findings: Finding[] = []
    const rows = read.value.lines.map(({ line, cells }) => {
      const cellOf = (field: Field) => cells[columns[field]] ?? ''
      const row: SeenRow = { activity: cellOf('activity') }
      const wrong = (field: Field, text: FileTexts) =>
        findings.push(
          fileFinding('seen-csv', text, { line, head: read.value.heads[columns[field]], value: typed(cellOf(field)) }),
        )
      for (const field of times) {
        if (cellOf(field) === '') continue
        const time = readDuration(cellOf(field), units[columns[field]] ?? 'min')
        if (time && time.unit !== 'workday') row[field] = time.value * minutesIn[time.unit]
        else wrong(field, texts.time)
      }
      if (cellOf('n') !== '') {
        const n = Number(cellOf('n'))
        if (Number.isInteger(n) && n > 0) row.n = n
        else wrong('n', texts.count)
      }
      if (cellOf('bounce') !== '') {
        const share = shareIn(cellOf('bounce'), row.n)
        if (share !== undefined) row.bounce = share
        else wrong('bounce', texts.bounce)
      }
      if (row.activity === '') findings.push(fileFinding('seen-csv', texts.nameless, { line }))
      return row
    })
    return findings.length > 0 ? refusedLines(findings) : ok(rows)
  },
}

function shareIn(cell: string, n: number | undefined): number | undefined {
  const percent = /^(\d+(?:[.,]\d+)?)\s*%$/.exec(cell.normalize('NFKC'))
  const share = percent ? Number(percent[1].replace(',', '.')) / 100 : Number(cell) / (n ?? NaN)
  return share >= 0 && share <= 1 ? share : undefined
}

const texts = {
  time: {
    what: {
      en: 'Line {line}, column “{head}”: “{value}” is no time.',
      'zh-CN': '第 {line} 行，列“{head}”：“{value}”不是时间。',
    },
    remedy: { en: 'Write it as 12 min, 2 h or 1.5 d.', 'zh-CN': '请写成 12 分、2 小时或 1.5 天。' },
  },
  count: {
    what: {
      en: 'Line {line}, column “{head}”: “{value}” is no whole number from 1.',
      'zh-CN': '第 {line} 行，列“{head}”：“{value}”不是从 1 起的整数。',
    },
    remedy: { en: 'Write how many were looked at, or leave it empty.', 'zh-CN': '请填写观测件数，或留空。' },
  },
  bounce: {
    what: {
      en: 'Line {line}, column “{head}”: “{value}” is neither a share nor a count of n.',
      'zh-CN': '第 {line} 行，列“{head}”：“{value}”既不是比例，也不是样本中的件数。',
    },
    remedy: { en: 'Write it as 12 %, or as a count with n beside it.', 'zh-CN': '请写成 12 %，或写件数并填写样本数。' },
  },
  nameless: {
    what: { en: 'Line {line}: the step is missing.', 'zh-CN': '第 {line} 行：缺少步骤。' },
    remedy: { en: 'Fill it in, or take the line out.', 'zh-CN': '请填写，或删去该行。' },
  },
} satisfies Record<string, FileTexts>
