import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { refused, type Finding, type Language, type Result } from '../base/index.ts'
import { parse, type Blueprint } from '../blueprint/index.ts'
import { differences, type Difference, type Report } from '../analysis/index.ts'
import {
  blueprintOf,
  isExperiment,
  parseExperiment,
  type Crew,
  type Experiment,
  type Plan,
} from '../simulation/index.ts'
import { complain, languageOf, print, type Command, type ExitCode, type Terminal } from './command.ts'
import { csv, printDifferences, printReport } from './print-report.ts'
import { numberIn } from './number.ts'
import { readSource } from './read-source.ts'
import { runWatched } from './run-watched.ts'
import { withThreads } from './threads.ts'

interface Options {
  scenario?: string
  replications?: unknown
  precision?: unknown
  points?: unknown
  workers?: unknown
  seconds?: unknown
  seed?: unknown
  json?: boolean
  csv?: boolean
  asks?: boolean
  lang?: string
}

/** `simulate FILE`: runs a blueprint, or the scenarios of an experiment, and prints what comes of it. */
export const simulate: Command = {
  register: (cli, terminal, done) =>
    cli
      .command('simulate <file>', 'Run a blueprint or an experiment')
      .option('--scenario <name>', 'One scenario of an experiment; all of them, compared with the first, where absent')
      .option('--replications <n>', 'Exactly so often; what the plan or the study says where absent')
      .option('--precision <percent>', 'As often as it takes to know the cycle time to ±n %; 3 where absent')
      .option('--points <n>', '… and the leading promise to ±n points; 1 where absent')
      .option('--workers <n>', 'Threads that run; one for each core where absent')
      .option('--seconds <n>', 'At most so long; then the result is partial')
      .option('--seed <n>', 'Another luck')
      .option('--json', 'The whole report; `schema report` prints its shape')
      .option('--csv', 'One line a figure')
      .option('--no-asks', 'Leave out what one more person would change')
      .option('--lang <language>', 'en or zh-CN')
      .action((file: string, options: Options) => done(simulateFile(terminal, file, options))),
}

async function simulateFile(terminal: Terminal, file: string, options: Options): Promise<ExitCode> {
  const language = languageOf(options.lang)
  const plan = planOf(options)
  if (!plan.ok) return bad(terminal, plan.findings, language)
  return withThreads((crew) => simulateWith(crew, terminal, file, options, plan.value), workersOf(options))
}

async function simulateWith(
  crew: Crew,
  terminal: Terminal,
  file: string,
  options: Options,
  plan: Plan,
): Promise<ExitCode> {
  const language = languageOf(options.lang)
  const source = readSource(file)
  if (!source.ok) return bad(terminal, source.findings, language)
  if (isExperiment(source.value)) return simulateExperiment(crew, terminal, file, source.value, options, plan)
  if (options.scenario !== undefined) return bad(terminal, [noScenarios(options.scenario)], language)
  const blueprint = parse(source.value)
  if (!blueprint.ok) return bad(terminal, blueprint.findings, language)
  const result = await runWatched(crew, terminal, blueprint.value, plan, '')
  if (!result.ok) return bad(terminal, result.findings, language)
  if (options.json) print(terminal, JSON.stringify(result.value))
  else print(terminal, options.csv ? csv(result.value) : printReport(blueprint.value, result.value, language))
  return 0
}

interface Ran {
  name: string
  blueprint: Blueprint
  report: Report
  differences?: Difference[]
}

async function simulateExperiment(
  crew: Crew,
  terminal: Terminal,
  file: string,
  source: string,
  options: Options,
  plan: Plan,
): Promise<ExitCode> {
  const language = languageOf(options.lang)
  const parsed = parseExperiment(source)
  if (!parsed.ok) return bad(terminal, parsed.findings, language)
  const experiment = parsed.value
  const blueprint = blueprintFor(experiment, file)
  if (!blueprint.ok) return bad(terminal, blueprint.findings, language)
  const { scenarios } = experiment
  const names =
    options.scenario !== undefined || scenarios.length === 0 ? [options.scenario] : scenarios.map((one) => one.name)
  const ran: Ran[] = []
  for (const name of names) {
    const changed = name === undefined ? blueprint : blueprintOf(blueprint.value, scenarios, name)
    if (!changed.ok) return bad(terminal, changed.findings, language)
    const first = ran[0] as Ran | undefined
    // Of several scenarios only the first is asked for more: the others are the answers, and run as often as it did.
    const like = first ? { asks: false, replications: first.report.replications.done } : {}
    const result = await runWatched(crew, terminal, changed.value, { ...experiment.plan, ...plan, ...like }, name ?? '')
    if (!result.ok) return bad(terminal, result.findings, language)
    ran.push({
      ...{ name: name ?? '', blueprint: changed.value, report: result.value },
      ...(first && { differences: differences(first.report, result.value) }),
    })
  }
  const [only] = ran
  if (options.scenario !== undefined || ran.length === 1) {
    if (options.json) print(terminal, JSON.stringify(only.report))
    else print(terminal, options.csv ? csv(only.report) : printReport(only.blueprint, only.report, language))
    return 0
  }
  if (options.json) {
    const list = ran.map(({ name, report, differences: changes }) => ({
      name,
      report,
      ...(changes && { differences: changes }),
    }))
    print(
      terminal,
      JSON.stringify({ format: 'throughline-reports', version: 1, experiment: experiment.id, scenarios: list }),
    )
  } else if (options.csv) {
    for (const [at, { name, report }] of ran.entries()) {
      const [head, ...lines] = csv(report).trimEnd().split('\n')
      if (at === 0) print(terminal, `scenario,${head}`)
      print(terminal, lines.map((line) => `${name},${line}`).join('\n'))
    }
  } else {
    for (const { name, blueprint: changed, report, differences: changes } of ran) {
      print(terminal, `════ ${name}\n`)
      print(terminal, printReport(changed, report, language))
      if (changes) print(terminal, `\n${printDifferences(changed, ran[0].name, changes, language)}`)
    }
  }
  return 0
}

/** The blueprint of an experiment: `../blueprints/<id>.json` seen from its file, or the id as a path. */
function blueprintFor(experiment: Experiment, file: string): Result<Blueprint> {
  const folder = dirname(resolve(file))
  const places = [
    resolve(folder, '..', 'blueprints', `${experiment.blueprint}.json`),
    resolve(folder, `${experiment.blueprint}.json`),
    resolve(folder, experiment.blueprint),
  ]
  const place = places.find((one) => existsSync(one))
  if (place === undefined)
    return refused([
      {
        ...{ rule: 'headless/no-blueprint', severity: 'blocks', at: [], path: 'blueprint' },
        facts: { id: experiment.blueprint, places: places.slice(0, 2).join(', ') },
        what: {
          en: 'The blueprint “{id}” is not to be found: looked at {places}.',
          'zh-CN': '找不到蓝图“{id}”，已查找 {places}。',
        },
        remedy: {
          en: 'Put it there, or correct "blueprint" in the experiment.',
          'zh-CN': '请放到该处，或更正实验中的 blueprint。',
        },
      },
    ])
  const source = readSource(place)
  return source.ok ? parse(source.value) : source
}

/** Threads that are asked for; one for each core where that is no number. */
const workersOf = ({ workers }: Options): number | undefined =>
  typeof workers === 'number' && Number.isInteger(workers) && workers >= 1 ? Math.min(workers, 256) : undefined

/** Numbers from the command line, refused where they are none. */
function planOf({ replications, precision, points, workers, seconds, seed, asks }: Options): Result<Plan> {
  const findings: Finding[] = []
  const number = (name: string, value: unknown, least: number, most: number, isWhole = true): number | undefined => {
    const read = numberIn(name, value, { least, most, isWhole })
    findings.push(...read.findings)
    return read.ok ? read.value : undefined
  }
  const mean = number('precision', precision, 0.01, 100, false)
  const share = number('points', points, 0.01, 100, false)
  const isPrecise = mean !== undefined || share !== undefined
  const plan: Plan = {
    replications: number('replications', replications, 1, 10_000),
    ...(isPrecise && { precision: { mean: mean && mean / 100, share: share && share / 100 } }),
    seconds: number('seconds', seconds, 0.001, 1e9, false),
    seed: number('seed', seed, 0, Number.MAX_SAFE_INTEGER),
    ...(asks === false ? { asks } : {}),
  }
  number('workers', workers, 1, 256)
  if (findings.length > 0) return refused(findings)
  // What is not said leaves room for what the experiment says.
  return {
    ok: true,
    value: Object.fromEntries(Object.entries(plan).filter(([, one]) => one !== undefined)),
    findings: [],
  }
}

const noScenarios = (name: string): Finding => ({
  ...{ rule: 'headless/no-scenarios', severity: 'blocks', at: [], path: '--scenario' },
  facts: { name },
  what: {
    en: 'A blueprint has no scenario “{name}”; experiments have scenarios.',
    'zh-CN': '蓝图没有情景“{name}”，情景属于仿真实验。',
  },
  remedy: { en: 'Name a file of simulations/ instead.', 'zh-CN': '请改用 simulations/ 下的文件。' },
})

function bad(terminal: Terminal, findings: readonly Finding[], language: Language): ExitCode {
  complain(terminal, findings, language)
  return 1
}
