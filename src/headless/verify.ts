import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refused, type Finding, type Result } from '../base/index.ts'
import { judge, serviceCase, type Judgement, type ServiceCase, type Verdict } from '../formats/index.ts'
import { complain, languageOf, print, type Command, type ExitCode, type Terminal } from './command.ts'
import { table } from './table.ts'

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
  const seed = seedOf(options.seed)
  const findings = [...(cases.ok ? [] : cases.findings), ...(seed.ok ? [] : seed.findings)]
  if (!cases.ok || !seed.ok) {
    complain(terminal, findings, languageOf(options.lang))
    return 1
  }
  if (!options.json) print(terminal, `seed ${seed.value}\n`)
  const judgements: Judgement[] = []
  for (const { one, at } of cases.value) {
    // Two seeds for each case, whichever of them are run: one and its retry.
    const judgement = await judgeWatched(terminal, one, seed.value + 2 * at)
    judgements.push(judgement)
    if (!options.json)
      print(terminal, `${heading(judgement)}\n${table([head, ...judgement.verdicts.map(line)])}\n${reasons(judgement)}`)
  }
  const verdicts = judgements.flatMap((judgement) => judgement.verdicts)
  const short = verdicts.filter((one) => one.outcome !== 'holds').length
  if (options.json) print(terminal, JSON.stringify(asJson(seed.value, judgements)))
  else print(terminal, `${verdicts.length - short} of ${verdicts.length} figures hold.`)
  return short === 0 ? 0 : 1
}

async function judgeWatched(terminal: Terminal, one: ServiceCase, seed: number): Promise<Judgement> {
  const judgement = await judge(one, {
    ...{ seed, secondSeed: seed + 1 },
    progress: (replications) => terminal.isWatched && terminal.err(`\r\u001b[K${one.id}: ${replications}`),
  })
  if (terminal.isWatched) terminal.err('\r\u001b[K')
  return judgement
}

const head = ['metric', 'expected', 'measured', 'interval', 'n', 'verdict']

const heading = ({ case: { id, title }, seeds }: Judgement): string => `${id}  ${title}  (seed ${seeds.join(', ')})`

const line = (verdict: Verdict): string[] => [
  about(verdict),
  typeof verdict.expectation.value === 'number' ? figure(verdict.expectation.value) : short(verdict.expectation.value),
  typeof verdict.measured === 'number' ? figure(verdict.measured) : (verdict.measured ?? '—'),
  verdict.halfWidth === undefined || verdict.halfWidth === Infinity ? '—' : `±${figure(verdict.halfWidth)}`,
  String(verdict.replications ?? '—'),
  verdict.outcome,
]

/** `wait.mean serve gold`, `sojourn.quantile p=0.95`. */
function about({ expectation: { metric, node, resource, class: ofClass, at, p } }: Verdict): string {
  const parts = [
    node,
    resource,
    ofClass,
    at === undefined ? undefined : `at=${at}`,
    p === undefined ? undefined : `p=${p}`,
  ]
  return [metric, ...parts.filter((one) => one !== undefined)].join(' ')
}

const figure = (value: number): string => value.toPrecision(6)

function short(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} rows`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const reasons = ({ verdicts }: Judgement): string =>
  [...new Set(verdicts.flatMap((one) => (one.why === undefined ? [] : [`  ${one.why}\n`])))].join('')

const asJson = (seed: number, judgements: readonly Judgement[]) => ({
  ...{ format: 'throughline-verification', version: 1, seed },
  cases: judgements.map(({ case: { id, title }, seeds, verdicts }) => ({
    ...{ id, title, seeds },
    figures: verdicts.map(({ expectation: { metric, value, rule, note: _, ...subject }, outcome, ...found }) => ({
      ...{ metric, ...subject, rule, expected: value, verdict: outcome },
      ...found,
    })),
  })),
})

function casesOf(file: string, only: string | undefined): Result<{ one: ServiceCase; at: number }[]> {
  if (!existsSync(file)) return refused([cannotRead(file)])
  const read = serviceCase.read(readFileSync(file, 'utf8'))
  if (!read.ok) return read
  const wanted = only === undefined ? undefined : String(only).split(',')
  const unknown = wanted?.filter((id) => !read.value.some((one) => one.id === id)) ?? []
  if (unknown.length > 0) return refused([noSuchCase(unknown.join(', '), read.value)])
  const chosen = read.value.map((one, at) => ({ one, at })).filter(({ one }) => wanted?.includes(one.id) ?? true)
  return { ok: true, value: chosen, findings: [] }
}

function seedOf(seed: unknown): Result<number> {
  if (seed === undefined) return { ok: true, value: randomInt(2 ** 47), findings: [] }
  if (typeof seed === 'number' && Number.isInteger(seed) && seed >= 0 && seed < 2 ** 52)
    return { ok: true, value: seed, findings: [] }
  return refused([
    {
      ...{ rule: 'headless/not-a-number', severity: 'blocks', at: [], path: '--seed' },
      facts: { value: String(seed) },
      what: { en: '“{value}” is not a whole number from 0.', 'zh-CN': '“{value}”不是非负整数。' },
      remedy: { en: 'Give such a number.', 'zh-CN': '请给出这样的整数。' },
    },
  ])
}

const cannotRead = (file: string): Finding => ({
  ...{ rule: 'headless/cannot-read', severity: 'blocks', at: [] },
  facts: { file },
  what: { en: 'There is no file {file}.', 'zh-CN': '没有文件 {file}。' },
  remedy: { en: 'Check the path.', 'zh-CN': '请检查路径。' },
})

const noSuchCase = (id: string, cases: readonly ServiceCase[]): Finding => ({
  ...{ rule: 'headless/no-such-case', severity: 'blocks', at: [], path: '--only' },
  facts: { id, known: cases.map((one) => one.id).join(', ') },
  what: { en: 'The file has no case {id}.', 'zh-CN': '文件中没有算例 {id}。' },
  remedy: { en: 'Choose among: {known}.', 'zh-CN': '可选：{known}。' },
})
