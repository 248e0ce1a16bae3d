import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refused, type Result } from '../base/index.ts'
import { parse } from '../blueprint/index.ts'
import { reportFiles, writtenOf, type Composed, type WrittenReport } from '../formats/index.ts'
import { readTheme, type OfficeTheme } from '../formats/office/theme.ts'
import type { Crew, Plan } from '../simulation/index.ts'
import { complain, languageOf, print, type Command, type ExitCode, type Terminal } from './command.ts'
import { numberIn } from './number.ts'
import { cannotRead, readSource } from './read-source.ts'
import { runWatched } from './run-watched.ts'
import { withThreads } from './threads.ts'

interface Options {
  out?: string
  only?: string
  template?: string
  appendix?: boolean
  language?: string
  replications?: unknown
  seed?: unknown
}

const names = reportFiles.map(({ extension }) => extension).join(', ')

/** `report FILE --out DIR`: runs a blueprint and writes what a consultant would hand over, in every format. */
export const report: Command = {
  register: (cli, terminal, done) =>
    cli
      .command('report <file>', 'Run a blueprint and write its report')
      .option('--out <folder>', 'Into this folder; prints the headline and the findings alone where absent')
      .option('--only <formats>', `Some of ${names}, with commas between; all where absent`)
      .option('--template <file>', 'Slides in the colours and typefaces of this .pptx, .potx or .thmx')
      .option(
        '--no-appendix',
        'Page and slides in their short form alone: findings, handoffs, how sure it is, what it rests on',
      )
      .option('--language <language>', 'en or zh-CN')
      .option('--replications <n>', 'Exactly so often; what the study says where absent')
      .option('--seed <n>', 'Another luck')
      .action((file: string, options: Options) =>
        done(withThreads((crew) => writeReport(crew, terminal, file, options))),
      ),
}

async function writeReport(crew: Crew, terminal: Terminal, file: string, options: Options): Promise<ExitCode> {
  const language = languageOf(options.language)
  const bad = (result: Result<unknown>): ExitCode => (complain(terminal, result.findings, language), 1)
  const chosen = chosenOf(options.only)
  if (!chosen.ok) return bad(chosen)
  const theme = themeOf(options.template)
  if (!theme.ok) return bad(theme)
  const plan = planOf(options)
  if (!plan.ok) return bad(plan)
  const source = readSource(file)
  if (!source.ok) return bad(source)
  const blueprint = parse(source.value)
  if (!blueprint.ok) return bad(blueprint)
  const run = await runWatched(crew, terminal, blueprint.value, plan.value, '')
  if (!run.ok) return bad(run)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date())
  const about = { language, report: run.value, date, theme: theme.value, appendix: options.appendix ?? true }
  print(terminal, headOf(writtenOf(blueprint.value, run.value, about)))
  if (options.out === undefined) return 0
  mkdirSync(options.out, { recursive: true })
  for (const format of chosen.value) {
    const path = join(options.out, `${blueprint.value.id}-report.${format.extension}`)
    writeFileSync(path, await format.compose(blueprint.value, about))
    terminal.err(`${path}\n`)
  }
  return 0
}

function themeOf(file: string | undefined): Result<OfficeTheme | undefined> {
  if (file === undefined) return ok(undefined)
  try {
    return readTheme(readFileSync(file))
  } catch (problem) {
    return refused([cannotRead(file, problem)])
  }
}

/** The same sentences as on the first page. */
function headOf({ title, headline, points, also, missing }: WrittenReport): string {
  const listed = (sentences: readonly string[], sign: (at: number) => string) =>
    sentences.map((one, at) => `${sign(at)} ${one}`).join('\n')
  return [
    title,
    ...(headline ? [`▶ ${headline.text}`] : []),
    listed(
      points.map(({ text }) => text),
      (at) => `${at + 1}.`,
    ),
    listed(
      also.map(({ text }) => text),
      () => '·',
    ),
    listed(missing, () => '?'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function chosenOf(only: string | undefined): Result<readonly Composed[]> {
  const wanted = only?.split(',').map((one) => one.trim())
  const stranger = wanted?.find((one) => !reportFiles.some(({ extension }) => extension === one))
  if (stranger === undefined)
    return ok(reportFiles.filter(({ extension }) => wanted === undefined || wanted.includes(extension)))
  return refused([
    {
      ...{ rule: 'headless/no-format', severity: 'blocks', at: [], path: '--only' },
      facts: { name: stranger, names },
      what: { en: 'There is no report in the format “{name}”.', 'zh-CN': '报告没有格式“{name}”。' },
      remedy: { en: 'Known are: {names}.', 'zh-CN': '可用：{names}。' },
    },
  ])
}

function planOf(options: Options): Result<Plan> {
  const replications = numberIn('replications', options.replications, { least: 1 })
  if (!replications.ok) return replications
  const seed = numberIn('seed', options.seed, { least: 0 })
  if (!seed.ok) return seed
  return ok({
    ...(replications.value !== undefined && { replications: replications.value }),
    ...(seed.value !== undefined && { seed: seed.value }),
  })
}
