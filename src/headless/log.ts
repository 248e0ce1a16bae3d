import { causes, causeTexts, logWaits, sumWaits, type LogEvent, type LogWait } from '../analysis/index.ts'
import { duration, render, type Language, type Result, type Texts } from '../base/index.ts'
import { isXes, logCsv, logXes, weeklyHours } from '../formats/index.ts'
import { complain, languageOf, print, type Command, type ExitCode, type Terminal } from './command.ts'
import { logOnto } from './log-onto.ts'
import { numberIn } from './number.ts'
import { readSource } from './read-source.ts'
import { table } from './table.ts'

interface Options {
  hours?: string
  batch?: unknown
  json?: boolean
  language?: string
  onto?: string
  out?: string
  match?: string | string[]
}

/** `log FILE`: an event log, and why its cases waited. */
export const log: Command = {
  register: (cli, terminal, done) =>
    cli
      .command('log <file>', 'Say why the cases of an event log (CSV or XES) waited')
      .option('--hours <file>', 'Weekly hours by resource, as JSON; nobody is ever off shift without')
      .option('--batch <n>', 'So many done without a pause between are a batch; nothing is where absent')
      .option('--json', 'The waits for machines, one by one, in minutes')
      .option(
        '--onto <file>',
        'Say what the log (or a list: step, time, wait, bounces, n) tells of the steps of a blueprint',
      )
      .option('--out <file>', 'With --onto: the blueprint with what was observed, into this file')
      .option('--match <pair>', 'With --onto: Activity=step, where they are called otherwise; any number of times')
      .option('--language <language>', 'en or zh-CN')
      .action((file: string, options: Options) => done(taken(terminal, file, options))),
}

const taken = (terminal: Terminal, file: string, { onto, ...options }: Options): Promise<ExitCode> =>
  onto === undefined
    ? splitLog(terminal, file, options)
    : logOnto(terminal, file, { ...options, onto, language: languageOf(options.language) })

async function splitLog(terminal: Terminal, file: string, options: Options): Promise<ExitCode> {
  const language = languageOf(options.language)
  const bad = (result: Result<unknown>): ExitCode => (complain(terminal, result.findings, language), 1)
  const batchSize = numberIn('batch', options.batch, { least: 2 })
  if (!batchSize.ok) return bad(batchSize)
  const events = await eventsOf(file)
  if (!events.ok) return bad(events)
  const source = options.hours === undefined ? undefined : readSource(options.hours)
  if (source?.ok === false) return bad(source)
  const hours = source && weeklyHours.read(source.value)
  if (hours?.ok === false) return bad(hours)
  const waits = logWaits(events.value, {
    ...(hours && { hours: hours.value }),
    ...(batchSize.value !== undefined && { batchSize: batchSize.value }),
  })
  if (options.json) print(terminal, JSON.stringify(waits.map(plain)))
  else print(terminal, told(events.value, waits, language))
  return 0
}

const plain = ({ event, before, minutes, parts }: LogWait) => ({
  ...{ case: event.case, from: before.activity, sender: before.resource, to: event.activity, receiver: event.resource },
  ...{ minutes, parts },
})

async function eventsOf(file: string): Promise<Result<LogEvent[]>> {
  const source = readSource(file)
  if (!source.ok) return source
  return (isXes(source.value) ? logXes : logCsv).read(source.value)
}

const words = {
  whole: {
    en: '{cases} cases with {events} pieces of work waited {time} in all.',
    'zh-CN': '{cases} 件工单、{events} 次处理，共等待 {time}。',
  },
  step: { en: 'At', 'zh-CN': '步骤' },
  handover: { en: 'From whom to whom', 'zh-CN': '由谁交给谁' },
  count: { en: 'times', 'zh-CN': '次数' },
  waited: { en: 'waited', 'zh-CN': '等待' },
} satisfies Record<string, Texts>

/** In all, step by step, and from whom to whom. */
function told(events: readonly LogEvent[], waits: readonly LogWait[], language: Language): string {
  const cases = new Set(events.map((event) => event.case)).size
  const time = duration(
    waits.reduce((sum, { minutes }) => sum + minutes, 0),
    language,
  )
  const who = ({ activity, resource }: LogEvent) => (resource === '' ? activity : `${activity} (${resource})`)
  return [
    render(words.whole[language], { cases, events: events.length, time }, language),
    rows(waits, ({ event }) => event.activity, words.step[language], language),
    rows(waits, ({ before, event }) => `${who(before)} → ${who(event)}`, words.handover[language], language),
  ].join('\n\n')
}

/** The longest together first; causes that take no time have no column. */
function rows(waits: readonly LogWait[], keyOf: (wait: LogWait) => string, head: string, language: Language): string {
  const sums = [...sumWaits(waits, keyOf)].sort(([, a], [, b]) => b.minutes - a.minutes)
  const shown = causes.filter((cause) => sums.some(([, { parts }]) => (parts[cause] ?? 0) > 0))
  const time = (minutes: number) => (minutes === 0 ? '·' : duration(minutes, language))
  return table([
    [head, words.count[language], words.waited[language], ...shown.map((cause) => causeTexts[cause].label[language])],
    ...sums.map(([key, { waits: own, minutes, parts }]) => [
      ...[key, `${own.length}`, time(minutes)],
      ...shown.map((cause) => time(parts[cause] ?? 0)),
    ]),
  ])
}
