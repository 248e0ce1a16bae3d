/**
 * Checks of a blueprint, one a file. `blocks` means that it cannot run until mended; rules of service design never
 * block. What passes every blocking rule always compiles and always runs.
 */
import type { Fact, Finding, Offer, Severity, Texts } from '../base/index.ts'
import { compareText, type Blueprint } from '../blueprint/index.ts'
import { actionHasOwner } from './action-has-owner.ts'
import { agreedTimesFitPromise } from './agreed-times-fit-promise.ts'
import { askedOnce } from './asked-once.ts'
import { batchRidesTogether } from './batch-rides-together.ts'
import { classSharesSum } from './class-shares-sum.ts'
import { conditionReadable } from './condition-readable.ts'
import { customerStepHasEvidence } from './customer-step-has-evidence.ts'
import { customerStepHasFrontstage } from './customer-step-has-frontstage.ts'
import { customerWaitHasNotice } from './customer-wait-has-notice.ts'
import { evidenceBelongsToStep } from './evidence-belongs-to-step.ts'
import { exitReachable } from './exit-reachable.ts'
import { figuresInRange } from './figures-in-range.ts'
import { figuresWithinReach } from './figures-within-reach.ts'
import { goalHasOwner } from './goal-has-owner.ts'
import { handoffHasAgreedTime } from './handoff-has-agreed-time.ts'
import { handoffHasForm } from './handoff-has-form.ts'
import { handoffHasReturn } from './handoff-has-return.ts'
import { handoffIsAcknowledged } from './handoff-is-acknowledged.ts'
import { hasArrival } from './has-arrival.ts'
import { holdsSomething } from './holds-something.ts'
import { incompleteFormGoesBack } from './incomplete-form-goes-back.ts'
import { informationHasOneSource } from './information-has-one-source.ts'
import { informationIsSupplied } from './information-is-supplied.ts'
import { joinCanComplete } from './join-can-complete.ts'
import { kindInItsLane } from './kind-in-its-lane.ts'
import { limitHasInstead } from './limit-has-instead.ts'
import { loadBelowCapacity } from './load-below-capacity.ts'
import { loopIsClosed } from './loop-is-closed.ts'
import { noZeroTimeLoop } from './no-zero-time-loop.ts'
import { oneOwner } from './one-owner.ts'
import { oneWayOut } from './one-way-out.ts'
import { parallelTakesTwo } from './parallel-takes-two.ts'
import { poolIsUsed } from './pool-is-used.ts'
import { poolOpens } from './pool-opens.ts'
import { promiseIsMeasured } from './promise-is-measured.ts'
import { publishedStepHasPromise } from './published-step-has-promise.ts'
import { referencesExist } from './references-exist.ts'
import { satisfactionIsAsked } from './satisfaction-is-asked.ts'
import { sharesSumToOne } from './shares-sum-to-one.ts'
import { skillsAreThere } from './skills-are-there.ts'
import { startReadable } from './start-readable.ts'
import { startsAndEndsWithCustomer } from './starts-and-ends-with-customer.ts'
import { subBlueprintHasEntry } from './sub-blueprint-has-entry.ts'
import { unreachableStep } from './unreachable-step.ts'
import { unstructuredConcurrency } from './unstructured-concurrency.ts'
import { workFitsTolerance } from './work-fits-tolerance.ts'

/** What is said: the thing and the fact, then the remedy, with `{facts}`. */
export interface Message {
  what: Texts
  remedy: Texts
  /** Where it weighs differently from the rule. */
  severity?: Severity
}

/**
 * @param at ids of the records concerned, the most important first
 * @param facts what the message speaks of; texts of the user in whatever languages they have
 * @param variant one of the rule's `cases`, instead of its own message
 */
export type Report = (at: string[], facts: Record<string, Fact>, variant?: string) => void

/** What was reported, as a fix sees it. */
export interface Found {
  at: readonly string[]
  variant: string | undefined
}

export interface Rule {
  /** The file's name. */
  name: string
  severity: Severity
  texts: Message & {
    /** What the rule asks for, in a few words. */
    label: Texts
    /** Why it matters for the service, in two or three plain sentences, with the source where there is one. */
    why: Texts
    /** Other messages, by what is wrong. */
    cases?: Readonly<Record<string, Message>>
  }
  check(blueprint: Blueprint, report: Report): void
  /**
   * What mends it as it is, where one answer is plain and no other is as good: the finding then goes, and nothing that
   * blocks comes in its place.
   */
  fix?(blueprint: Blueprint, found: Found): Offer | undefined
}

/** Every rule, blocking ones first. One more is one file and one line here. */
export const rules: readonly Rule[] = [
  startReadable,
  referencesExist,
  figuresInRange,
  figuresWithinReach,
  conditionReadable,
  hasArrival,
  classSharesSum,
  oneWayOut,
  sharesSumToOne,
  limitHasInstead,
  subBlueprintHasEntry,
  exitReachable,
  noZeroTimeLoop,
  joinCanComplete,
  poolOpens,
  skillsAreThere,
  holdsSomething,
  batchRidesTogether,
  loadBelowCapacity,
  startsAndEndsWithCustomer,
  loopIsClosed,
  workFitsTolerance,
  unstructuredConcurrency,
  parallelTakesTwo,
  unreachableStep,
  kindInItsLane,
  actionHasOwner,
  oneOwner,
  poolIsUsed,
  handoffHasAgreedTime,
  handoffHasForm,
  handoffIsAcknowledged,
  handoffHasReturn,
  incompleteFormGoesBack,
  informationIsSupplied,
  customerStepHasEvidence,
  evidenceBelongsToStep,
  customerStepHasFrontstage,
  customerWaitHasNotice,
  askedOnce,
  informationHasOneSource,
  satisfactionIsAsked,
  promiseIsMeasured,
  publishedStepHasPromise,
  agreedTimesFitPromise,
  goalHasOwner,
]

const mostOfOneRule = 100
const weight: Record<Severity, number> = { blocks: 0, defect: 1, advice: 2 }

/** All findings, blocking ones first. Never throws: a rule that crashes becomes a finding and spares the rest. */
export function check(blueprint: Blueprint, among: readonly Rule[] = rules): Finding[] {
  const found = among.flatMap((rule) => findingsOf(blueprint, rule))
  return found.sort((a, b) => weight[a.severity] - weight[b.severity])
}

function findingsOf(blueprint: Blueprint, rule: Rule): Finding[] {
  const found: Finding[] = []
  const report: Report = (at, facts, variant) => {
    if (found.length >= mostOfOneRule) return
    const { what, remedy, severity } = (variant !== undefined && rule.texts.cases?.[variant]) || rule.texts
    const offer = rule.fix?.(blueprint, { at, variant })
    found.push({
      ...{ rule: rule.name, severity: severity ?? rule.severity, at, facts, what, remedy, why: rule.texts.why },
      ...(offer && { offer }),
    })
  }
  try {
    rule.check(blueprint, report)
  } catch (problem) {
    return [crash(rule, problem)]
  }
  return found
}

/** A rule that cannot be carried out says nothing about the blueprint: it blocks no run. */
const crash = (rule: Rule, problem: unknown): Finding => ({
  rule: rule.name,
  severity: 'advice',
  at: [],
  facts: { label: rule.texts.label, problem: problem instanceof Error ? problem.message : String(problem) },
  what: {
    en: 'The check “{label}” could not be carried out: {problem}.',
    'zh-CN': '检查“{label}”无法执行：{problem}。',
  },
  remedy: {
    en: 'This is our mistake; the other checks are not touched by it.',
    'zh-CN': '这是程序的错误，不影响其他检查。',
  },
})

/** The same finding every time it is found, so that a user may put it aside. */
export const keyOf = (finding: Finding): string =>
  [finding.rule, ...[...finding.at].sort(compareText), finding.what.en].join(' ')
