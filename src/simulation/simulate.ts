/**
 * From a blueprint to a report: checked, compiled, run replication by replication, folded, and asked what one more
 * person would change. The same blueprint, plan and seed give the same bytes wherever this runs.
 */
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import { apply, aboutOf, type Blueprint } from '../blueprint/index.ts'
import {
  asks,
  differences,
  Figures,
  findAll,
  Fold,
  goalOf,
  licensed,
  subjectOf,
  type Answer,
  type Ask,
  type Report,
  type Subject,
} from '../analysis/index.ts'
import { compileNetwork } from '../compile/index.ts'
import type { Ending } from '../kernel/recording.ts'
import { Run } from '../kernel/run.ts'
import { check } from '../rules/index.ts'
import { brokenOff } from './broken-off.ts'
import { runKey } from './key.ts'
import { defaultPlan, type Plan } from './plan.ts'
import { runSpan, type Span } from './span.ts'

/** How the caller keeps a hand on a run: all of it may be left out. */
export interface Steering {
  /** A report so far; the last one is the result. */
  progress?(report: Report): void
  /** Asked between chunks of work, several times a second. */
  stop?(): boolean
  /** Lets others work for a moment (messages in a worker come in only then). */
  yield?(): Promise<void>
}

/** Events between two looks at the hand: some 20 milliseconds. */
const chunk = 10_000

/** First figures at once, then less and less often. */
const isCheckpoint = (done: number): boolean => [1, 2, 3, 5, 8, 13, 20].includes(done) || done % 20 === 0

/** All asks are run so often; the two best go the whole way. */
const screening = 5

/**
 * @returns a report (marked partial when it was stopped), or the findings that block the run, or why it broke off
 */
export async function simulate(
  blueprint: Blueprint,
  plan: Plan = {},
  steering: Steering = {},
): Promise<Result<Report>> {
  const checked = check(blueprint)
  if (checked.some((finding) => finding.severity === 'blocks')) return refused(checked)
  const settings = settingsOf(blueprint, plan)
  const study = new Study(blueprint, settings, steering)
  const outcome = await study.run(settings.replications, () => steering.progress?.(study.report([], false)))
  if (outcome.is === 'broken') return refused([brokenOff(blueprint, outcome.ending)])
  if (outcome.is === 'stopped') return ok(study.report([], true), checked)
  // Everybody sees the figures while the asks are still being run.
  if (settings.asks) steering.progress?.(study.report([], false))
  const answers = settings.asks ? await answersTo(study, steering) : []
  return ok(study.report(answers ?? [], answers === undefined), checked)
}

export interface Settings extends Required<Plan>, Span {}

/** The plan, with what the blueprint's study says where the plan is silent. */
export const settingsOf = (blueprint: Blueprint, plan: Plan): Settings => ({
  replications: plan.replications ?? aboutOf(blueprint)?.study.replications ?? defaultPlan.replications,
  seed: plan.seed ?? defaultPlan.seed,
  asks: plan.asks ?? defaultPlan.asks,
  ...runSpan(blueprint),
})

type Outcome = { is: 'done' } | { is: 'stopped' } | { is: 'broken'; ending: Ending }

/** One blueprint under one plan: its network, its figures so far. Can be run further. */
class Study {
  readonly blueprint: Blueprint
  readonly settings: Settings
  readonly figures = new Figures()
  readonly #steering: Steering
  readonly #subject: Subject
  #cases: Report['cases'] = []
  #crashes: Finding[] = []

  constructor(blueprint: Blueprint, settings: Settings, steering: Steering) {
    this.blueprint = blueprint
    this.settings = settings
    this.#steering = steering
    const { warmupMinutes, lengthMinutes, horizonMinutes } = settings
    const { network } = compileNetwork(blueprint, horizonMinutes)
    this.#subject = subjectOf(blueprint, network, warmupMinutes, warmupMinutes + lengthMinutes)
  }

  /** Runs until so many replications are done. A replication that is not finished leaves no trace. */
  async run(replications: number, checkpoint?: () => void): Promise<Outcome> {
    while (this.figures.count < replications) {
      const outcome = await this.#replicate(this.figures.count)
      if (outcome.is !== 'done') return outcome
      if (checkpoint && this.figures.count < replications && isCheckpoint(this.figures.count)) checkpoint()
    }
    return { is: 'done' }
  }

  async #replicate(replication: number): Promise<Outcome> {
    const run = new Run(this.#subject.network, { ...this.settings, replication })
    const fold = new Fold(this.#subject, replication === 0)
    // What the world looked like before the first event stands in the block already.
    if (run.block.count > 0) fold.take(run.block)
    let more = true
    while (more) {
      more = run.step(chunk)
      fold.take(run.block)
      if (this.#steering.stop?.()) return { is: 'stopped' }
      if (more) await this.#steering.yield?.()
    }
    if (run.ending && run.ending.is !== 'followed-up' && run.ending.is !== 'cap')
      return { is: 'broken', ending: run.ending }
    this.figures.add(fold.samples())
    this.#crashes = fold.findings
    if (replication === 0) this.#cases = fold.cases()
    await this.#steering.yield?.()
    return this.#steering.stop?.() && this.figures.count < this.settings.replications
      ? { is: 'stopped' }
      : { is: 'done' }
  }

  report(answers: readonly Answer[], partial: boolean): Report {
    const { replications, seed, asks: asking, warmupMinutes, lengthMinutes } = this.settings
    const report: Report = {
      format: 'throughline-report',
      version: 1,
      blueprint: this.blueprint.id,
      key: runKey(this.blueprint, { replications, seed, asks: asking }),
      seed,
      replications: { done: this.figures.count, wanted: replications },
      partial: partial || this.figures.count < replications,
      warmupMinutes,
      lengthMinutes,
      study: aboutOf(this.blueprint)?.study.kind ?? 'terminating',
      figures: this.figures.figures(),
      findings: [],
      cases: this.#cases,
      proofs: answers.map(({ ask, replications: count, differences: list }) => ({
        ...{ id: ask.id, kind: ask.kind, name: ask.name, replications: count, changes: ask.changes },
        differences: list.filter(isTold),
      })),
    }
    licensed(this.blueprint, report)
    report.findings = [...findAll({ blueprint: this.blueprint, report, answers }), ...this.#crashes]
    return report
  }
}

/** What a proof shows besides the goal: promises, times and outcomes of the whole. The rest can be had by running it. */
const isTold = ({ measure, by }: { measure: string; by?: Record<string, string> }): boolean =>
  measure === 'attainment' || (by === undefined && /^(cycle-time\.|outcome\.|abandon|chases)/.test(measure))

/** @returns undefined when it was stopped on the way */
async function answersTo(study: Study, steering: Steering): Promise<Answer[] | undefined> {
  const base = study.report([], false)
  const goal = goalOf(study.blueprint, base)
  const wanted = asks(study.blueprint, base)
  const runs: { ask: Ask; study: Study }[] = []
  const few = Math.min(screening, study.settings.replications)
  const isLimit = ({ kind }: Ask) => kind === 'no-queue' || kind === 'always-open'
  for (const ask of wanted) {
    const changed = apply(study.blueprint, ask.changes)
    // An ask that the document does not take says nothing; the run itself is not touched by it.
    if (!changed.ok) continue
    const other = new Study(changed.value, study.settings, steering)
    const outcome = await other.run(isLimit(ask) ? study.settings.replications : few)
    if (outcome.is === 'stopped') return undefined
    if (outcome.is === 'done') runs.push({ ask, study: other })
  }
  const gain = ({ study: { figures } }: (typeof runs)[number]): number => {
    if (!goal) return 0
    const figure = figures.figures()[goal.key]
    const values = figure?.replications.slice(0, few) ?? []
    const before = goal.figure.replications.slice(0, few)
    const pairs = values.flatMap((value, at) =>
      value === null || before[at] === null ? [] : [value - (before[at] ?? 0)],
    )
    return (pairs.reduce((a, b) => a + b, 0) / Math.max(1, pairs.length)) * (goal.more ? 1 : -1)
  }
  const trials = runs.filter(({ ask }) => !isLimit(ask)).sort((a, b) => gain(b) - gain(a))
  // The best two of one more, and people on days off: two ways of hiring that a manager weighs against each other.
  const isOneMore = ({ ask }: (typeof runs)[number]) => ask.kind === 'one-more'
  const best = [...trials.filter(isOneMore).slice(0, 2), ...trials.filter((one) => !isOneMore(one))]
  for (const one of best) {
    const outcome = await one.study.run(study.settings.replications)
    if (outcome.is === 'stopped') return undefined
  }
  return runs.map(({ ask, study: other }) => {
    const report = { figures: other.figures.figures() }
    return {
      ask,
      replications: other.figures.count,
      figures: report.figures,
      differences: differences(base, report),
    }
  })
}
