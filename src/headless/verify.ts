import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { refused, type Finding, type Result } from '../base/index.ts'
import {
  askedOf,
  inWords,
  judge,
  linesOf,
  seedsAt,
  serviceCase,
  verificationJson,
  type Judgement,
  type Line,
  type Seeds,
  type ServiceCase,
} from '../formats/index.ts'
import { complain, languageOf, print, type Command, type ExitCode, type Terminal } from './command.ts'
import { numberIn } from './number.ts'
import { readSource } from './read-source.ts'

interface Options {
  only?: string
  seed?: unknown
  json?: boolean
  lang?: string
}

const shipped = join(import.meta.dirname, '../../simulations/known-answers.json')

/** `verify FILE`: queues with known answers, run and held against them. */
export const verify: Command = {
  register: (cli, terminal, done) =>
    cli
      .command('verify [file]', 'Hold the engine against queues with known answers')
      .option('--only <id>', 'One case; several with commas between them')
      .option('--seed <n>', 'The luck of another run again; fresh and printed where absent')
      .option('--json', 'The table for machines')
      .option('--lang <language>', 'en or zh-CN')
      .action((file: string | undefined, options: Options) => done(verifyFile(terminal, file ?? shipped, options))),
}

async function verifyFile(terminal: Terminal, file: string, options: Options): Promise<ExitCode> {
  const cases = casesOf(file, options.only)
  const given = numberIn('seed', options.seed, { least: 0 })
  if (!cases.ok || !given.ok) {
    complain(terminal, [...cases.findings, ...given.findings], languageOf(options.lang))
    return 1
  }
  const seed = given.value ?? randomInt(2 ** 47)
  const page = columnsFor(cases.value.map(({ one }) => one))
  if (!options.json) print(terminal, `seed ${seed}\n\n${page.head}`)
  const judgements: Judgement[] = []
  for (const { one, at } of cases.value) {
    const judgement = await judgeWatched(terminal, one, seedsAt(seed, at))
    judgements.push(judgement)
    if (!options.json) print(terminal, [...linesOf(judgement).map(page.row), ...reasons(judgement)].join('\n'))
  }
  const { figures, hold, ...rest } = verificationJson(seed, judgements)
  if (options.json) print(terminal, JSON.stringify({ ...rest, figures, hold }))
  else print(terminal, `\n${hold} of ${figures} figures hold.`)
  return hold === figures ? 0 : 1
}

async function judgeWatched(terminal: Terminal, one: ServiceCase, seeds: Seeds): Promise<Judgement> {
  const judgement = await judge(one, {
    ...seeds,
    progress: (replications) => terminal.isWatched && terminal.err(`\r\u001b[K${one.id}: ${replications}`),
  })
  if (terminal.isWatched) terminal.err('\r\u001b[K')
  return judgement
}

/** Rows are printed as they come, so the widths are known before: those of the questions, and of any number. */
function columnsFor(cases: readonly ServiceCase[]): { head: string; row(line: Line): string } {
  const asked = cases.flatMap(askedOf)
  const head = ['case', 'metric', 'expected', 'measured', 'interval', 'runs', 'verdict']
  const least = [4, 6, 12, 12, 22, 5, 7]
  const widths = least.map((width, column) =>
    Math.max(width, head[column].length, ...asked.map((line) => cells(line)[column].length)),
  )
  const padded = (row: readonly string[]) =>
    row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ').trimEnd() // prettier-ignore
  const rule = widths.map((width) => '─'.repeat(width)).join('──')
  return { head: `${padded(head)}\n${rule}`, row: (line) => padded(cells(line)) }
}

const cells = ({ case: id, metric, about, expected, measured, interval, replications, verdict }: Line): string[] => [
  ...[id, `${metric} ${about}`.trim(), typeof expected === 'number' ? figure(expected) : inWords(expected)],
  typeof measured === 'number' ? figure(measured) : (measured ?? '—'),
  interval ? interval.map(figure).join(' … ') : '—',
  ...[String(replications ?? '—'), verdict ?? ''],
]

const figure = (value: number): string => value.toPrecision(6)

const reasons = ({ verdicts }: Judgement): string[] => [
  ...new Set(verdicts.flatMap((one) => (one.why === undefined ? [] : [`      ${one.why}`]))),
]

function casesOf(file: string, only: string | undefined): Result<{ one: ServiceCase; at: number }[]> {
  const source = readSource(file)
  if (!source.ok) return source
  const read = serviceCase.read(source.value)
  if (!read.ok) return read
  const wanted = only === undefined ? undefined : String(only).split(',')
  const unknown = wanted?.filter((id) => !read.value.some((one) => one.id === id)) ?? []
  if (unknown.length > 0) return refused([noSuchCase(unknown.join(', '), read.value)])
  const chosen = read.value.map((one, at) => ({ one, at })).filter(({ one }) => wanted?.includes(one.id) ?? true)
  return { ok: true, value: chosen, findings: [] }
}

const noSuchCase = (id: string, cases: readonly ServiceCase[]): Finding => ({
  ...{ rule: 'headless/no-such-case', severity: 'blocks', at: [], path: '--only' },
  facts: { id, known: cases.map((one) => one.id).join(', ') },
  what: { en: 'The file has no case {id}.', 'zh-CN': '文件中没有算例 {id}。' },
  remedy: { en: 'Choose among: {known}.', 'zh-CN': '可选：{known}。' },
})
