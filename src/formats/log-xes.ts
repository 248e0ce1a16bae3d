/** An event log in XES (IEEE 1849): traces of events; a start and the next completion of the same activity are one piece of work. */
import type { LogEvent } from '../analysis/index.ts'
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import { fileFinding, refusedLines, typed, type FileTexts } from './reading/file-finding.ts'
import { momentIn } from './log/moment.ts'

interface Reading {
  trace: string | undefined
  event: Record<string, string> | undefined
  /** Begun and not yet completed, by activity: the first begun first. */
  begun: Map<string, LogEvent[]>
  events: LogEvent[]
  findings: Finding[]
}

export const isXes = (source: string): boolean => /^\s*(<\?xml|<log\b)/i.test(source)

export const logXes = {
  name: 'log-xes',
  extension: 'xes',
  loses: {
    en: 'Only name, resource, time and start or completion of events are read; other attributes are left out.',
    'zh-CN': '只读取事件的名称、处理人、时间与开始／完成，其他属性略去。',
  },

  async read(source: string): Promise<Result<LogEvent[]>> {
    const { readXml } = await import('./reading/xml.ts')
    const state: Reading = { trace: undefined, event: undefined, begun: new Map(), events: [], findings: [] }
    let traces = 0
    let depth = 0
    const fault = readXml(source, {
      open(name, { key, value }) {
        if (name === 'trace') [state.trace, state.begun] = [`${(traces += 1)}`, new Map()]
        else if (name === 'event') state.event = {}
        else if (key !== undefined && depth === 0) {
          if (state.event) state.event[key] = value
          else if (state.trace !== undefined && key === 'concept:name') state.trace = value
        }
        // Attributes of attributes say nothing here.
        if (key !== undefined) depth += 1
      },
      close(name, { key }) {
        if (key !== undefined) depth -= 1
        if (name === 'event') close(state)
        if (name === 'trace') state.trace = undefined
      },
    })
    if (fault) return refused([fileFinding('log-xes', texts.broken, { ...fault })])
    if (state.findings.length > 0) return refusedLines(state.findings)
    return state.events.length > 0 ? ok(state.events) : refused([fileFinding('log-xes', texts.empty, {})])
  },
}

function close(state: Reading): void {
  const { event, trace, begun, events, findings } = state
  state.event = undefined
  if (!event || trace === undefined) return
  const activity = event['concept:name'] ?? ''
  const moment = momentIn(event['time:timestamp'] ?? '')
  if (activity === '' || moment === undefined) {
    const value = typed(event['time:timestamp'] ?? '')
    findings.push(fileFinding('log-xes', texts.event, { case: trace, activity, value }))
    return
  }
  const step = (event['lifecycle:transition'] ?? 'complete').toLowerCase()
  const resource = event['org:resource'] ?? ''
  const open = begun.get(activity) ?? []
  if (step === 'start') {
    open.push({ case: trace, activity, resource, start: moment, end: moment })
    begun.set(activity, open)
  } else if (step === 'complete') {
    const start = open.shift()
    events.push({
      case: trace,
      activity,
      resource: resource || (start?.resource ?? ''),
      start: start?.start ?? moment,
      end: moment,
    })
  }
}

const texts = {
  broken: {
    what: {
      en: 'Line {line}: this is no XML that can be read, {problem}.',
      'zh-CN': '第 {line} 行：无法读取的 XML，{problem}。',
    },
    remedy: { en: 'Export the log anew.', 'zh-CN': '请重新导出日志。' },
  },
  empty: {
    what: { en: 'There is no event that was completed.', 'zh-CN': '没有任何已完成的事件。' },
    remedy: { en: 'Export the log with its events.', 'zh-CN': '请连同事件一起导出日志。' },
  },
  event: {
    what: {
      en: 'An event of case “{case}” has no name or no time: “{activity}”, “{value}”.',
      'zh-CN': '工单“{case}”有事件缺少名称或时间：“{activity}”，“{value}”。',
    },
    remedy: {
      en: 'Export the log with concept:name and time:timestamp.',
      'zh-CN': '请导出 concept:name 与 time:timestamp。',
    },
  },
} satisfies Record<string, FileTexts>
