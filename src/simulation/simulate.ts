/**
 * From a blueprint to a report: checked, compiled, run replication by replication until the figures are known well
 * enough, folded, and asked what one more person would change. The same blueprint, plan and seed give the same bytes
 * wherever and by however many this is run.
 */
import { ok, refused, type Finding, type Result } from '../base/index.ts'
import { apply, type Blueprint } from '../blueprint/index.ts'
import { asks, differences, goalOf, type Answer, type Ask, type Goal, type Report } from '../analysis/index.ts'
import { check } from '../rules/index.ts'
import { brokenOff } from './broken-off.ts'
import { Crew, type Hand } from './crew.ts'
import type { Plan } from './plan.ts'
import { settingsOf } from './settings.ts'
import { Study } from './study.ts'
import { withWarmup } from './pilot.ts'

/** How the caller keeps a hand on a run and looks at it: all of it may be left out. */
export interface Steering extends Hand {
  /** A report so far; the last one is the result. */
  progress?(report: Report): void
  /** Whether somebody would look at a report now; a report is work. */
  isLooking?(): boolean
  /** Who runs; this thread alone where absent. */
  crew?: Crew
}

/** @returns a report (marked partial when it was stopped or broke off later on), or the findings that block the run, or why it broke off at once */
export const simulate = (blueprint: Blueprint, plan: Plan = {}, steering: Steering = {}): Promise<Result<Report>> =>
  new Simulation(blueprint, plan).run(steering)

/** First figures at once, then less and less often. */
const isCheckpoint = (done: number): boolean => [1, 2, 3, 5, 8, 13, 20].includes(done) || done % 20 === 0

/** So long the first replication may be run alone, milliseconds awake. */
const headStart = 150

/** All asks are run so often; the two best go the whole way. */
const screening = 5

interface Trial {
  ask: Ask
  study: Study
}

/** A run that can be stopped and gone on with. */
export class Simulation {
  readonly blueprint: Blueprint
  readonly plan: Plan
  #checked: Finding[] | undefined
  #study: Study | undefined
  #trials: Trial[] | undefined
  #steering: Steering = {}
  readonly #alone = new Crew()

  constructor(blueprint: Blueprint, plan: Plan) {
    this.blueprint = blueprint
    this.plan = plan
  }

  /** Runs to the end, or until it is stopped: then it may be called again and goes on where it was. */
  async run(steering: Steering = {}): Promise<Result<Report>> {
    this.#steering = steering
    const crew = steering.crew ?? this.#alone
    this.#checked ??= check(this.blueprint)
    if (this.#checked.some((finding) => finding.severity === 'blocks')) return refused(this.#checked)

    const start = steering.awake?.() ?? 0
    const isTimeOver = () => (steering.awake?.() ?? 0) - start > (this.plan.seconds ?? Infinity) * 1000
    const hand = { ...steering, stop: () => steering.stop?.() || isTimeOver() }
    const cutShort = () => (isTimeOver() ? 'time' : 'stopped')

    const study = (this.#study ??= await this.#begun(hand))
    if (!study) return ok(this.#nothing(cutShort()), this.#checked)
    // Who has no clock draws no page.
    const isWhole = await crew.run([study], hand, steering.awake ? headStart : 0)
    // What was measured before it broke off stays, where there is any.
    if (study.broken && study.count === 0) return refused([brokenOff(this.blueprint, study.broken), ...this.#checked])
    if (study.broken) return ok(study.report([], 'broken'), this.#checked)
    if (!isWhole) return ok(study.report([], cutShort()), this.#checked)

    if (!study.settings.asks) return ok(study.report(), this.#checked)
    // Everybody sees the figures while the asks are still being run.
    const base = study.report()
    steering.progress?.(base)
    const answers = await this.#answers(study, base, crew, hand)
    return ok(answers ? study.report(answers) : study.report([], cutShort()), this.#checked)
  }

  /** @returns undefined when it was stopped before the warm-up was found */
  async #begun(hand: Hand): Promise<Study | undefined> {
    const settings = await withWarmup(this.blueprint, settingsOf(this.blueprint, this.plan), hand)
    return settings && new Study(this.blueprint, settings, (one) => this.#look(one))
  }

  #nothing(cutShort: Report['cutShort']): Report {
    return new Study(this.blueprint, settingsOf(this.blueprint, this.plan)).report([], cutShort)
  }

  #look(study: Study): void {
    if (study.isDone || !isCheckpoint(study.count) || !this.#steering.progress) return
    if (this.#steering.isLooking?.() ?? true) this.#steering.progress(study.report())
  }

  /** @returns undefined when it was stopped on the way */
  async #answers(study: Study, base: Report, crew: Crew, hand: Hand): Promise<Answer[] | undefined> {
    const few = Math.min(screening, study.count)
    const trials = (this.#trials ??= this.#trialsOf(study, base, few))
    if (!(await crew.run(studiesOf(trials), hand))) return undefined
    const goal = goalOf(this.blueprint, base)
    const best = promising(
      trials.filter(({ study: { broken } }) => !broken),
      goal,
      few,
    )
    for (const one of best) if (one.study.count < study.count) one.study.want(study.count)
    if (!(await crew.run(studiesOf(best), hand))) return undefined
    return trials
      .filter(({ study: { broken } }) => !broken)
      .map(({ ask, study: other }) => {
        const figures = other.figuresWithLicence()
        return { ask, replications: other.count, figures, differences: differences(base, { figures }) }
      })
  }

  #trialsOf(study: Study, base: Report, few: number): Trial[] {
    const settings = { ...study.settings, alone: undefined }
    return asks(this.blueprint, base).flatMap((ask) => {
      const changed = apply(this.blueprint, ask.changes)
      // An ask that the document does not take says nothing; the run itself is not touched by it.
      if (!changed.ok) return []
      // What helps a handed-over case is read no less deep than the case itself; what cannot be had is only compared.
      const depth = base.depth === 'written' && !isLimit(ask) ? 'written' : 'compared'
      const wanted = isLimit(ask) ? study.count : few
      return { ask, study: new Study(changed.value, { ...settings, depth }, undefined, wanted) }
    })
  }
}

const studiesOf = (trials: readonly Trial[]): Study[] => trials.map(({ study }) => study)

/** What could be done at the very most is known as well as what is. */
const isLimit = ({ kind }: Ask): boolean => kind === 'no-queue' || kind === 'always-open'

/**
 * The best two of one more, and people on days off: two ways of hiring that a manager weighs against each other. And the
 * handoff that loses most.
 */
function promising(trials: readonly Trial[], goal: Goal | undefined, few: number): Trial[] {
  const gain = ({ study: { figures } }: Trial): number => {
    if (!goal) return 0
    const values = figures.figure(goal.key)?.replications.slice(0, few) ?? []
    const before = goal.figure.replications.slice(0, few)
    const pairs = values.flatMap((value, at) =>
      value === null || before[at] === null ? [] : [value - (before[at] ?? 0)],
    )
    return (pairs.reduce((a, b) => a + b, 0) / Math.max(1, pairs.length)) * (goal.more ? 1 : -1)
  }
  const of = (kind: Ask['kind']) => trials.filter(({ ask }) => ask.kind === kind)
  const byGain = (kind: Ask['kind']) => of(kind).sort((a, b) => gain(b) - gain(a))
  return [...byGain('one-more').slice(0, 2), ...byGain('days-off'), ...of('at-once').slice(0, 1)]
}
