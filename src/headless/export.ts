import { writeFileSync } from 'node:fs'
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import type { Report } from '../analysis/index.ts'
import { all, parse, type Blueprint } from '../blueprint/index.ts'
import { isLens, lenses, type LensName } from '../drawing/index.ts'
import { isWritten, outgoing, type Written } from '../formats/index.ts'
import { simulate } from '../simulation/index.ts'
import { complain, languageOf, print, type Command, type ExitCode, type Terminal } from './command.ts'
import { readSource } from './read-source.ts'

interface Options {
  as?: string
  out?: string
  figures?: boolean
  language?: string
  lens?: string
  fold?: string
}

const known = outgoing.filter(isWritten)
const lensNames = lenses.map(({ name }) => name).join(', ')
const names = known.map(({ name }) => name).join(', ')

/** `export FILE --as FORMAT`: writes a blueprint in one of the formats that go out. */
export const exportFile: Command = {
  register: (cli, terminal, done) =>
    cli
      .command('export <file>', 'Write a blueprint in another format')
      .option('--as <format>', `${names}; svg where absent`)
      .option('--out <file>', 'Into this file; to standard output where absent')
      .option('--figures', 'Run it first, and show the figures where the format can')
      .option('--language <language>', 'en or zh-CN')
      .option('--lens <lens>', `${lensNames}; waiting where absent`)
      .option('--fold <ids>', 'Lanes, departments and phases that are folded, by their ids, with commas between')
      .action((file: string, options: Options) => done(write(terminal, file, options))),
}

async function write(terminal: Terminal, file: string, options: Options): Promise<ExitCode> {
  const language = languageOf(options.language)
  const bad = (findings: readonly Finding[]): ExitCode => (complain(terminal, findings, language), 1)
  const format = formatOf(options.as ?? 'svg')
  if (!format.ok) return bad(format.findings)
  const source = readSource(file)
  if (!source.ok) return bad(source.findings)
  const blueprint = parse(source.value)
  if (!blueprint.ok) return bad(blueprint.findings)
  const lens = lensOf(options.lens)
  if (!lens.ok) return bad(lens.findings)
  const folded = foldedOf(blueprint.value, options.fold)
  if (!folded.ok) return bad(folded.findings)
  const report = options.figures ? await reportOf(blueprint.value) : undefined
  if (report && !report.ok) return bad(report.findings)
  const look = { lens: lens.value }
  const text = format.value.write(blueprint.value, { language, report: report?.value, look, folded: folded.value })
  if (!text.ok) return bad(text.findings)
  terminal.err(`${format.value.loses[language]}\n`)
  if (options.out === undefined) print(terminal, text.value)
  else writeFileSync(options.out, text.value)
  return 0
}

const reportOf = (blueprint: Blueprint): Promise<Result<Report>> => simulate(blueprint, { asks: false }, {})

function lensOf(name: string | undefined): Result<LensName | undefined> {
  if (name === undefined || isLens(name)) return { ok: true, value: name, findings: [] }
  return refused([
    {
      ...{ rule: 'headless/no-lens', severity: 'blocks', at: [], path: '--lens' },
      facts: { name, names: lensNames },
      what: { en: 'There is no lens “{name}”.', 'zh-CN': '没有视角“{name}”。' },
      remedy: { en: 'Known are: {names}.', 'zh-CN': '可用：{names}。' },
    },
  ])
}

const foldable = ['lane', 'department', 'phase'] as const

function foldedOf(blueprint: Blueprint, names = ''): Result<readonly string[]> {
  const known = foldable.flatMap((type) => all(blueprint, type).map(({ id }) => id))
  const ids = names.split(',').filter((name) => name !== '')
  const strangers = ids.filter((id) => !known.includes(id))
  if (strangers.length === 0) return ok(ids)
  return refused([
    {
      ...{ rule: 'headless/not-folded', severity: 'blocks', at: [], path: '--fold' },
      facts: { name: strangers[0], names: known.join(', ') },
      what: { en: 'There is no lane, department or phase “{name}”.', 'zh-CN': '没有泳道、部门或阶段“{name}”。' },
      remedy: { en: 'Known are: {names}.', 'zh-CN': '可用：{names}。' },
    },
  ])
}

function formatOf(name: string): Result<Written> {
  const format = known.find((one) => one.name === name)
  if (format) return { ok: true, value: format, findings: [] }
  return refused([
    {
      ...{ rule: 'headless/no-format', severity: 'blocks', at: [], path: '--as' },
      facts: { name, names },
      what: { en: 'There is no format “{name}”.', 'zh-CN': '没有格式“{name}”。' },
      remedy: { en: 'Known are: {names}.', 'zh-CN': '可用：{names}。' },
    },
  ])
}
