/** An event log as a spreadsheet or a database writes it: one line a piece of work, with its case, what, who, from, to. */
import type { LogEvent } from '../analysis/index.ts'
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import { csvLines, headsIn } from './csv/lines.ts'
import { fileFinding, refusedLines, typed, type FileTexts } from './reading/file-finding.ts'
import { momentIn } from './log/moment.ts'

const headings: Record<keyof LogEvent, RegExp> = {
  case: /^(case|case[-_: ]?id|case:concept:name|caseid|ticket|order|工单|工单号|案例)$/i,
  activity: /^(activity|activity[-_ ]?name|concept:name|task|step|event|环节|活动|步骤)$/i,
  resource: /^(resource|org:resource|user|agent|person|who|处理人|人员|资源)$/i,
  start: /^(start|start[-_ ]?(time|timestamp|date)|time:start|begin|started|开始|开始时间)$/i,
  end: /^(end|end[-_ ]?(time|timestamp|date)|complete|completed|completion[-_ ]?time|finish|time:timestamp|timestamp|time|结束|结束时间|完成时间)$/i,
}

/** Do the headings of a table speak of cases and what was done with them? */
export const isLogTable = (source: string): boolean => {
  const heads = headsIn(source)
  return (['case', 'activity', 'end'] as const).every((name) => heads.some((head) => headings[name].test(head)))
}

export const logCsv = {
  name: 'log-csv',
  extension: 'csv',
  loses: {
    en: 'Only case, activity, resource, start and end are read; other columns are left out.',
    'zh-CN': '只读取工单、环节、处理人、开始与结束时间，其他列略去。',
  },

  async read(source: string): Promise<Result<LogEvent[]>> {
    const read = await csvLines(source)
    if (!read.ok) return read
    const columnOf = (name: keyof LogEvent) => read.value.heads.findIndex((head) => headings[name].test(head))
    const at = { case: columnOf('case'), activity: columnOf('activity'), resource: columnOf('resource') }
    const times = { start: columnOf('start'), end: columnOf('end') }
    const missing = [
      ...(['case', 'activity'] as const).filter((name) => at[name] < 0),
      ...(times.end < 0 ? (['end'] as const) : []),
    ]
    if (missing.length > 0) return refused(missing.map((column) => fileFinding('log-csv', texts.column, { column })))
    const findings: Finding[] = []
    const events = read.value.lines.map(({ line, cells }): LogEvent => {
      const momentOf = (column: number) => {
        const moment = momentIn(cells[column] ?? '')
        if (moment === undefined)
          findings.push(fileFinding('log-csv', texts.moment, { line, value: typed(cells[column] ?? '') }))
        return moment ?? 0
      }
      const end = momentOf(times.end)
      // Who only writes down the end does not tell how long the work took.
      const start = times.start < 0 ? end : momentOf(times.start)
      if (end < start) findings.push(fileFinding('log-csv', texts.backwards, { line }))
      const [name, activity] = [cells[at.case] ?? '', cells[at.activity] ?? '']
      if (name === '' || activity === '') findings.push(fileFinding('log-csv', texts.nameless, { line }))
      return { case: name, activity, resource: at.resource < 0 ? '' : (cells[at.resource] ?? ''), start, end }
    })
    return findings.length > 0 ? refusedLines(findings) : ok(events)
  },
}

const texts = {
  column: {
    what: { en: 'There is no column “{column}”.', 'zh-CN': '缺少列“{column}”。' },
    remedy: {
      en: 'Head the columns case, activity, resource, start and end.',
      'zh-CN': '请用 case、activity、resource、start、end（或工单、环节、处理人、开始、结束）作列标题。',
    },
  },
  moment: {
    what: { en: 'Line {line}: “{value}” is no date and time.', 'zh-CN': '第 {line} 行：“{value}”不是日期时间。' },
    remedy: { en: 'Write it as 2026-11-02 08:30.', 'zh-CN': '请写成 2026-11-02 08:30。' },
  },
  backwards: {
    what: { en: 'Line {line}: it ends before it starts.', 'zh-CN': '第 {line} 行：结束早于开始。' },
    remedy: { en: 'Correct one of the times.', 'zh-CN': '请更正其中一个时间。' },
  },
  nameless: {
    what: { en: 'Line {line}: the case or the activity is missing.', 'zh-CN': '第 {line} 行：缺少工单号或环节。' },
    remedy: { en: 'Fill in both, or take the line out.', 'zh-CN': '请填写完整，或删去该行。' },
  },
} satisfies Record<string, FileTexts>
