/**
 * Holds a case's expectations against what the engine measures, by the rules of service-case/1: `exact` to 1e-9, `abs`
 * to a tolerance, `stat` within three standard errors that must themselves be small, with one retry.
 */
import { blocks, say, type Finding } from '../../base/index.ts'
import { check } from '../../rules/index.ts'
import { canAnswer } from '../../simulation/index.ts'
import type { Welford } from '../../statistics/index.ts'
import { measure, questionOf, type MeasureOptions } from './measure.ts'
import type { Expectation, ServiceCase } from './model.ts'
import { refusalsOf, verdictOf, type Soundness } from './soundness.ts'
import { toBlueprint, type Mapping } from './to-blueprint.ts'
import { told } from './trace.ts'

export interface Seeds {
  seed: number
  /** For the one retry that a statistical check may have; the next number where absent. */
  secondSeed?: number
}

/** The seeds of the case at a place in its file: the same whichever other cases are run, here or elsewhere. */
export const seedsAt = (seed: number, at: number): Seeds => ({ seed: seed + 2 * at, secondSeed: seed + 2 * at + 1 })

export type JudgeOptions = Omit<MeasureOptions, 'isEnough' | 'seed'> & Seeds

/** `wide`: the interval never became narrow enough, which falls short too. `refused`: it could not be run. */
export type Outcome = 'holds' | 'short' | 'wide' | 'refused'

export interface Verdict {
  expectation: Expectation
  outcome: Outcome
  /** A number where the expected one is; else in words. */
  measured?: number | string
  /** Three standard errors. */
  halfWidth?: number
  replications?: number
  why?: string
}

export interface Judgement {
  case: ServiceCase
  seeds: number[]
  verdicts: Verdict[]
}

export const fallsShort = ({ verdicts }: Judgement): boolean => verdicts.some((one) => one.outcome !== 'holds')

export async function judge(one: ServiceCase, options: JudgeOptions): Promise<Judgement> {
  const verdicts: Verdict[] = one.expect.map((expectation) => ({ expectation, outcome: 'refused' }))
  const judgement: Judgement = { case: one, seeds: [options.seed], verdicts }
  const mapped = toBlueprint(one)
  const findings = mapped.ok ? check(mapped.value.blueprint) : mapped.findings
  const isRefused = !mapped.ok || blocks(findings)
  for (const [at, { expectation }] of verdicts.entries()) {
    if (expectation.metric === 'verdict') verdicts[at] = await soundness(one, mapped, findings, expectation, options)
    else if (isRefused) verdicts[at].why = whyRefused(findings)
  }
  if (!mapped.ok || isRefused) return judgement
  judgeTrace(mapped.value, judgement, options.seed)
  await judgeFigures(mapped.value, judgement, options, isExact)
  await judgeFigures(mapped.value, judgement, options, (expectation) => !isExact(expectation))
  const missed = judgement.verdicts.filter(({ expectation, outcome }) => isStat(expectation) && outcome !== 'holds')
  if (missed.length === 0 || missed.every((verdict) => verdict.why !== undefined)) return judgement
  // Once more with fresh seeds: it falls short only if both do.
  const seed = options.secondSeed ?? options.seed + 1
  judgement.seeds.push(seed)
  await judgeFigures(mapped.value, judgement, { ...options, seed }, (one) =>
    missed.some(({ expectation }) => expectation === one),
  )
  return judgement
}

const isStat = (expectation: Expectation): boolean => expectation.rule.kind === 'stat'
/** Without chance: the same in every replication. */
const isExact = (expectation: Expectation): boolean => expectation.rule.kind === 'exact'
const isTold = (expectation: Expectation): boolean => expectation.metric === 'trace' || expectation.metric === 'caseEnd'

const whyRefused = (findings: readonly Finding[]): string =>
  say(findings.find((one) => one.severity === 'blocks') ?? findings[0], 'en')

async function soundness(
  one: ServiceCase,
  mapped: ReturnType<typeof toBlueprint>,
  findings: readonly Finding[],
  expectation: Expectation,
  options: JudgeOptions,
): Promise<Verdict> {
  const fitting = (said: readonly Soundness[]) => said.find((reason) => agrees(reason, expectation.value))
  const isSaid = (said: readonly Soundness[]) => fitting(said) !== undefined
  const variants = one.model.variants ?? []
  // Each of the variants must be refused, one at a time; the model itself is sound.
  if (variants.length > 0) {
    const said = variants.map((variant) => refusalsOf(one, variant))
    const wrong = said.find((reasons) => !isSaid(reasons))
    return {
      ...{ expectation, outcome: wrong === undefined ? 'holds' : 'short' },
      measured: `${said.filter(isSaid).length} of ${said.length} refused`,
      ...(wrong === undefined ? {} : { why: JSON.stringify(wrong) }),
    }
  }
  const said = await verdictOf(one, mapped, findings, options.seed)
  const found = fitting(said)
  if (found !== undefined) return { expectation, outcome: 'holds', measured: inShort(found) }
  const measured = [...new Set(said.map(inShort))].join('; ')
  return { expectation, outcome: 'short', measured, why: JSON.stringify(said) }
}

/** `stable`, `unstable: clerk`, `deadlock: join`. */
function inShort(said: Soundness): string {
  if (typeof said === 'string') return said
  const names = 'nodes' in said ? said.nodes.join(', ') : said.resource
  return names ? `${said.kind}: ${names}` : said.kind
}

/** Everything that is asked for is said; more may be said. */
function agrees(said: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return Array.isArray(said) && wanted.every((one) => said.includes(one))
  if (typeof wanted !== 'object' || wanted === null) return said === wanted
  return Object.entries(wanted).every(([key, value]) => agrees((said as Record<string, unknown> | null)?.[key], value))
}

function judgeTrace(mapping: Mapping, { case: one, verdicts }: Judgement, seed: number): void {
  if (!verdicts.some(({ expectation }) => isTold(expectation))) return
  const story = told(one, mapping, seed)
  for (const [at, { expectation }] of verdicts.entries()) {
    if (!isTold(expectation)) continue
    const { wrong, measured } = story.compare(expectation)
    verdicts[at] = { expectation, outcome: wrong === undefined ? 'holds' : 'short', measured }
    if (wrong !== undefined) verdicts[at].why = wrong
  }
}

/** Measures what is wanted and puts the verdicts in place. */
async function judgeFigures(
  mapping: Mapping,
  { case: one, verdicts }: Judgement,
  options: JudgeOptions,
  wanted: (expectation: Expectation) => boolean,
): Promise<void> {
  const asked = verdicts.flatMap(({ expectation }, at) =>
    expectation.metric !== 'verdict' && !isTold(expectation) && wanted(expectation) ? [{ expectation, at }] : [],
  )
  const known = asked.filter(({ expectation }) => canAnswer(expectation.metric))
  for (const { expectation, at } of asked)
    if (!canAnswer(expectation.metric))
      verdicts[at] = { expectation, outcome: 'refused', why: `The metric ${expectation.metric} is not known.` }
  if (known.length === 0) return
  const questions = known.map(({ expectation }) => questionOf(mapping, expectation))
  const once = known.every(({ expectation }) => isExact(expectation)) ? { least: 1, most: 1 } : {}
  const isEnough = (figures: readonly Welford[]) =>
    known.every(({ expectation }, at) => isNarrow(expectation, figures[at]))
  const measured = await measure(one, mapping, questions, { ...options, ...once, isEnough })
  for (const [number, { expectation, at }] of known.entries()) {
    if (!measured.ok) verdicts[at] = { expectation, outcome: 'refused', why: whyRefused(measured.findings) }
    else verdicts[at] = weigh(expectation, measured.value.figures[number])
  }
}

function weigh(expectation: Expectation, figure: Welford): Verdict {
  const { rule, value } = expectation
  const { mean, count: replications } = figure
  if (mean === undefined || typeof value !== 'number')
    return { expectation, outcome: 'refused', replications, why: 'There was nothing to measure.' }
  const verdict = { expectation, measured: mean, replications }
  const distance = Math.abs(mean - value)
  if (rule.kind === 'exact')
    return { ...verdict, outcome: distance <= 1e-9 * Math.max(1, Math.abs(value)) ? 'holds' : 'short' }
  if (rule.kind === 'abs') return { ...verdict, outcome: distance <= rule.tol ? 'holds' : 'short' }
  const halfWidth = 3 * standardError(figure)
  const outcome = !isNarrow(expectation, figure) ? 'wide' : distance <= halfWidth ? 'holds' : 'short'
  return { ...verdict, outcome, halfWidth }
}

const standardError = ({ deviation, count }: Welford): number =>
  deviation === undefined ? Infinity : deviation / Math.sqrt(count)

const isNarrow = ({ rule, value }: Expectation, figure: Welford): boolean =>
  rule.kind !== 'stat' || (typeof value === 'number' && standardError(figure) <= rule.relSE * Math.abs(value))
