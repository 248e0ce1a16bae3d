/**
 * One blueprint under one plan: outcomes come in any order and are added in the order of replications; when enough have
 * been added, it says so. The same bytes come out whoever ran them.
 */
import {
  Figures,
  findAll,
  halfWidth,
  headlines,
  isKnown,
  licensed,
  wantedHalfWidth,
  type Answer,
  type Difference,
  type Evidence,
  type Figure,
  type Report,
} from '../analysis/index.ts'
import type { Finding } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import type { Ending } from '../kernel/recording.ts'
import { decide, stoppingRule, type Decision } from '../statistics/index.ts'
import { brokenOff } from './broken-off.ts'
import { runKey } from './key.ts'
import type { Outcome } from './replication.ts'
import type { Settings } from './settings.ts'

export class Study {
  readonly blueprint: Blueprint
  readonly settings: Settings
  readonly figures = new Figures()
  /** Why a replication could not go on: then nothing can. Those before it stand. */
  broken: Ending | undefined
  /** Told after each replication that was added. */
  readonly #added: (study: Study) => void
  readonly #headlines: string[]
  /** Whether all headline figures were known well enough after n replications: boolean[] // [n − 1] */
  readonly #narrow: boolean[] = []
  /** Headline figures that have no licence: what never settles is known no better by running on. */
  #hopeless: string[] = []
  #decision: Decision
  /** Asked for whatever the decision says: trials run as often as what they are compared with. */
  #wanted: number | undefined
  #handed = 0
  readonly #returned: number[] = []
  readonly #waiting = new Map<number, Outcome>()
  #cases: Report['cases'] = []
  #crashes: Finding[] = []

  /** @param wanted so many replications; where absent, what the settings say */
  constructor(blueprint: Blueprint, settings: Settings, added: (study: Study) => void = () => {}, wanted?: number) {
    this.blueprint = blueprint
    this.settings = settings
    this.#added = added
    this.#headlines = headlines(blueprint)
    this.#wanted = wanted ?? settings.replications
    this.#decision = decide([], this.#rule)
  }

  get #rule() {
    return { ...stoppingRule, most: this.settings.most }
  }

  /** Replications added so far. */
  get count(): number {
    return this.figures.count
  }

  get isDone(): boolean {
    if (this.broken) return true
    if (this.#wanted !== undefined) return this.count >= this.#wanted
    return this.#decision.verdict !== 'more'
  }

  /** Runs so many instead. */
  want(replications: number): void {
    this.#wanted = replications
    this.#handed = this.count
    this.#returned.length = 0
    this.#waiting.clear()
  }

  /** The next replication to be run. @param ahead how far beyond the next decision workers may run on a guess */
  next(ahead: number): number | undefined {
    if (this.isDone) return undefined
    const back = this.#returned.shift()
    if (back !== undefined) return back
    const guess = Math.min(this.settings.most, this.#decision.replications + ahead)
    return this.#handed < (this.#wanted ?? guess) ? this.#handed++ : undefined
  }

  /** A replication that was handed out and not done: whoever had it is lost, or has left it. */
  giveBack(replication: number): void {
    this.#returned.push(replication)
    this.#returned.sort((a, b) => a - b)
  }

  /** Takes in an outcome; what comes after the deciding replication is dropped. */
  take(replication: number, outcome: Outcome): void {
    if (this.isDone) return
    this.#waiting.set(replication, outcome)
    for (let next = this.#waiting.get(this.count); next && !this.isDone; next = this.#waiting.get(this.count)) {
      this.#waiting.delete(this.count)
      if (next.is === 'broken') this.broken = next.ending
      else this.#add(next)
    }
  }

  #add({ samples, crashes, cases }: Outcome & { is: 'done' }): void {
    if (this.count === 0) this.#cases = cases
    if (crashes.length > 0) this.#crashes = crashes
    this.figures.add(samples)
    if (this.#wanted === undefined) {
      const { precision } = this.settings
      const { fewest, checkpoint } = stoppingRule
      if (this.settings.study === 'steady' && this.count >= fewest && this.count % checkpoint === 0) {
        const figures = this.figuresWithLicence()
        this.#hopeless = this.#headlines.filter((key) => (figures[key] as Figure | undefined)?.value === undefined)
      }
      const isEnough = (key: string) => this.#hopeless.includes(key) || isKnown(this.figures.figure(key), precision)
      this.#narrow.push(this.#headlines.every(isEnough))
      this.#decision = decide(this.#narrow, this.#rule)
    }
    this.#added(this)
  }

  /** So many in all: what is asked for, else what has been decided, else what the widths of now suggest. */
  #inAll(): number {
    if (this.#wanted !== undefined) return this.#wanted
    const { verdict, replications } = this.#decision
    if (verdict !== 'more' || this.count < 2) return replications
    const { precision, most } = this.settings
    const needs = this.#headlines.map((key) => {
      const one = this.figures.figure(key)
      if (!one || isKnown(one, precision)) return 0
      const times = (halfWidth(one) ?? 0) / wantedHalfWidth(one, precision)
      return this.count * times * times
    })
    const { checkpoint, lookAhead } = stoppingRule
    const guess = Math.ceil((Math.max(...needs) + lookAhead) / checkpoint) * checkpoint
    return Math.min(most, Math.max(replications, guess))
  }

  /** @param figures with what has no licence taken away */
  #evidence(figures: Report['figures']): Evidence {
    const { precision } = this.settings
    const verdict = this.settings.replications === undefined ? this.#decision.verdict : 'fixed'
    return {
      verdict,
      figures: this.#headlines.flatMap((key) => {
        const one = figures[key] as Figure | undefined
        if (one?.value === undefined) return []
        const half = halfWidth(one)
        return [{ key, wanted: wantedHalfWidth(one, precision), ...(half === undefined ? {} : { halfWidth: half }) }]
      }),
    }
  }

  /** All figures so far; those without a licence have no value. */
  figuresWithLicence(): Report['figures'] {
    const { study, lengthMinutes } = this.settings
    const figures = this.figures.figures()
    licensed(this.blueprint, { study, lengthMinutes, figures })
    return figures
  }

  report(answers: readonly Answer[] = [], cutShort?: Report['cutShort']): Report {
    const { seed, warmupMinutes, warmup, lengthMinutes, study, depth } = this.settings
    const report: Report = {
      format: 'throughline-report',
      version: 1,
      blueprint: this.blueprint.id,
      key: runKey(this.blueprint, this.settings),
      seed,
      replications: { done: this.count, wanted: this.#inAll() },
      evidence: { verdict: 'more', figures: [] },
      partial: cutShort !== undefined || !this.isDone,
      ...(cutShort === undefined ? {} : { cutShort }),
      ...{ warmupMinutes, warmup, lengthMinutes, study, depth },
      figures: this.figuresWithLicence(),
      findings: [],
      cases: this.#cases,
      proofs: answers.map(({ ask, replications: count, differences: list }) => ({
        ...ask,
        replications: count,
        differences: list.filter(isTold),
      })),
    }
    report.evidence = this.#evidence(report.figures)
    const why = this.broken ? [{ ...brokenOff(this.blueprint, this.broken), severity: 'defect' } as const] : []
    report.findings = [...why, ...findAll({ blueprint: this.blueprint, report, answers }), ...this.#crashes]
    return report
  }
}

/** What a proof shows besides the goal: promises; times, outcomes and costs of the whole. The rest can be had by running it. */
const isTold = ({ measure, of, by }: Difference): boolean =>
  measure === 'attainment' ||
  (by === undefined &&
    (/^(cycle-time\.|handed\.cycle|outcome\.|abandon|chases)/.test(measure) ||
      (of === undefined && /^cost\.(mean|net)$/.test(measure))))
