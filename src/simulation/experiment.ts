/** An experiment as data: a blueprint by its id, scenarios laid on it, and how it is run. */
import { z } from 'zod'
import { type Change, type Finding, type Result, ok, refused } from '../base/index.ts'
import { apply, scenario, type Blueprint, type Scenario } from '../blueprint/index.ts'
import { readJson } from '../blueprint/json.ts'
import { plan } from './plan.ts'

export const experimentFormat = 'throughline-experiment'

const words = z.strictObject({ en: z.string().max(20_000).optional(), 'zh-CN': z.string().max(20_000).optional() })

export const experiment = z.strictObject({
  format: z.literal(experimentFormat),
  schemaVersion: z.literal(1),
  id: z.string().max(80),
  name: words,
  text: words.optional(),
  /** Id of a blueprint: the file `../blueprints/<id>.json` seen from the experiment. */
  blueprint: z.string().max(80),
  scenarios: z.array(scenario),
  plan: plan.optional(),
})
export type Experiment = z.infer<typeof experiment>

/** Reads an experiment's text; refuses what is not its shape and says where. */
export function parseExperiment(source: string): Result<Experiment> {
  const json = readJson(source)
  if (!json.ok) return refused([problem('not-json', '', `(${json.problem.is})`)])
  const parsed = experiment.safeParse(json.value)
  if (!parsed.success)
    return refused(
      parsed.error.issues.slice(0, 20).map((issue) => problem('wrong-shape', issue.path.join('/'), issue.message)),
    )
  return ok(parsed.data)
}

/** Is this text an experiment, going by its format? Anything else is for others to read. */
export function isExperiment(source: string): boolean {
  const json = readJson(source)
  return json.ok && (json.value as { format?: unknown } | null)?.format === experimentFormat
}

/** A scenario's changes, those that it inherits first. */
export function changesOf(scenarios: readonly Scenario[], name: string): Result<Change[]> {
  const changes: Change[] = []
  const seen: string[] = []
  for (let next: string | undefined = name; next !== undefined;) {
    const one = scenarios.find((other) => other.name === next)
    if (!one) return refused([unknownScenario(next, scenarios)])
    if (seen.includes(next)) return refused([circle([...seen, next])])
    seen.push(next)
    changes.unshift(...one.changes)
    next = one.inherits
  }
  return ok(changes)
}

/** The blueprint as a scenario of the experiment leaves it. */
export function blueprintOf(blueprint: Blueprint, scenarios: readonly Scenario[], name: string): Result<Blueprint> {
  const changes = changesOf(scenarios, name)
  return changes.ok ? apply(blueprint, changes.value) : changes
}

const unknownScenario = (name: string, scenarios: readonly Scenario[]): Finding => ({
  ...{ rule: 'experiment/unknown-scenario', severity: 'blocks', at: [], path: 'scenarios' },
  facts: { name, known: scenarios.map((one) => one.name).join(', ') || '—' },
  what: { en: 'There is no scenario “{name}”.', 'zh-CN': '没有名为“{name}”的情景。' },
  remedy: { en: 'Choose one of: {known}.', 'zh-CN': '可选：{known}。' },
})

const circle = (names: readonly string[]): Finding => ({
  ...{ rule: 'experiment/inherits-itself', severity: 'blocks', at: [], path: 'scenarios' },
  facts: { names: names.join(' → ') },
  what: { en: 'Scenarios inherit from each other in a circle: {names}.', 'zh-CN': '情景之间循环继承：{names}。' },
  remedy: { en: 'Take one “inherits” out.', 'zh-CN': '请去掉其中一个 inherits。' },
})

const problem = (name: string, path: string, detail: string): Finding => ({
  ...{ rule: `experiment/${name}`, severity: 'blocks', at: [], ...(path ? { path } : {}) },
  facts: { path: path || '—', detail },
  what: {
    en: 'This is not an experiment that can be read: {path} {detail}.',
    'zh-CN': '无法读取该仿真实验：{path} {detail}。',
  },
  remedy: { en: 'Correct the file there.', 'zh-CN': '请更正该处。' },
})

/** The format as JSON Schema (draft 2020-12). */
export const experimentJsonSchema = (): unknown => ({
  $id: 'throughline-experiment.schema.json',
  title: 'Throughline experiment',
  ...z.toJSONSchema(experiment, { io: 'input' }),
})
