import { writeFileSync } from 'node:fs'
import {
  matchedSteps,
  observable,
  observedFact,
  observedName,
  observedSteps,
  type Observed,
} from '../analysis/index.ts'
import {
  factText,
  ok,
  refused,
  render,
  say,
  type Finding,
  type Language,
  type Result,
  type Texts,
} from '../base/index.ts'
import { called, parse, write, type Blueprint } from '../blueprint/index.ts'
import { readObserving } from '../formats/index.ts'
import { importObserved } from '../workspace/commands/import-observed.ts'
import { complain, print, type ExitCode, type Terminal } from './command.ts'
import { readSource } from './read-source.ts'
import { table } from './table.ts'

export interface OntoOptions {
  onto: string
  out?: string
  match?: string | string[]
  language: Language
}

/** `log FILE --onto BLUEPRINT`: what it tells of the blueprint's steps, written onto them. */
export async function logOnto(terminal: Terminal, file: string, options: OntoOptions): Promise<ExitCode> {
  const { language } = options
  const bad = (result: Result<unknown>): ExitCode => (complain(terminal, result.findings, language), 1)
  const source = readSource(file)
  if (!source.ok) return bad(source)
  const read = await readObserving(source.value)
  if (!read.ok) return bad(read)
  const onto = readSource(options.onto)
  if (!onto.ok) return bad(onto)
  const blueprint = parse(onto.value)
  if (!blueprint.ok) return bad(blueprint)
  const { activities, method, told } = read.value
  const byHand = matchedByHand(blueprint.value, [...activities.keys()], [options.match ?? []].flat())
  if (!byHand.ok) return bad(byHand)
  const stepOf = new Map([...matchedSteps(blueprint.value, activities.keys()), ...byHand.value])
  const { figures, untold, period } = told(blueprint.value, stepOf)
  print(terminal, said(blueprint.value, [...activities.keys()], stepOf, figures, language))
  for (const one of untold) terminal.err(`${say(one, language)}\n`)
  if (options.out === undefined) return 0
  const args = { figures, source: file.replace(/^.*[\\/]/, ''), method, ...(period !== undefined && { period }) }
  const isDone = importObserved.can(blueprint.value, args)
  writeFileSync(options.out, write(isDone ? importObserved.run(blueprint.value, args) : blueprint.value))
  return 0
}

/** `Phone call=receive`: activities that are called otherwise in the blueprint. */
function matchedByHand(
  blueprint: Blueprint,
  activities: readonly string[],
  pairs: readonly string[],
): Result<Map<string, string>> {
  const found = new Map<string, string>()
  for (const pair of pairs) {
    const [activity, name] = [pair.slice(0, pair.lastIndexOf('=')).trim(), pair.slice(pair.lastIndexOf('=') + 1)]
    const node = called(blueprint, 'node', name)
    const step = node && observedSteps(blueprint).find(({ id }) => id === node.id)
    if (!step || !activities.includes(activity)) return refused([noMatch(pair)])
    found.set(activity, step.id)
  }
  return ok(found)
}

const noMatch = (pair: string): Finding => ({
  ...{ rule: 'headless/no-match', severity: 'blocks', at: [], path: '--match', facts: { pair } },
  what: {
    en: '“{pair}” names no activity of the file and a step of the blueprint.',
    'zh-CN': '“{pair}”不是“活动=步骤”。',
  },
  remedy: { en: 'Write it as Activity=step.', 'zh-CN': '请写成：活动=步骤。' },
})

const words = {
  matched: {
    en: '{matched} of {count} activities mean a step.',
    'zh-CN': '{count} 个活动中有 {matched} 个对应到步骤。',
  },
  left: { en: 'Without a step: {list}.', 'zh-CN': '没有对应步骤：{list}。' },
  of: { en: 'Of', 'zh-CN': '对象' },
  figure: { en: 'Figure', 'zh-CN': '指标' },
  value: { en: 'Observed', 'zh-CN': '实测' },
  n: { en: 'Observations', 'zh-CN': '样本数' },
} satisfies Record<string, Texts>

function said(
  blueprint: Blueprint,
  activities: readonly string[],
  stepOf: ReadonlyMap<string, string>,
  figures: readonly Observed[],
  language: Language,
): string {
  const left = activities.filter((activity) => !stepOf.has(activity))
  const facts = { matched: activities.length - left.length, count: activities.length }
  const heads = [words.of, words.figure, words.value, words.n].map((head) => head[language])
  return [
    render(words.matched[language], facts, language),
    ...(left.length > 0 ? [render(words.left[language], { list: left.join(', ') }, language)] : []),
    ...(figures.length > 0 ? ['', table([heads, ...figures.map((one) => rowOf(blueprint, one, language))])] : []),
  ].join('\n')
}

function rowOf(blueprint: Blueprint, { of, measure, value, halfWidth, n }: Observed, language: Language): string[] {
  const fact = observedFact(measure, value, halfWidth)
  return [observedName(blueprint, of)[language], observable[measure][language], factText(fact, language), `${n ?? ''}`]
}
