/** Every handoff as a gap between two departments: what passes, what it loses, what it lacks, what closing it would gain. */
import {
  all,
  handoffs,
  type Blueprint,
  type Department,
  type Flow,
  type Handoff,
  type Identified,
} from '../blueprint/index.ts'
import type { Texts } from '../base/index.ts'
import { lacksReturn } from '../rules/handoff-has-return.ts'
import { averaged, derived, summed } from './derived.ts'
import type { Difference } from './difference.ts'
import { overlapOf, type Overlap } from './opening-overlap.ts'
import { figure, type Figure, type Report } from './report.ts'

/** What a handoff lacks by its agreement: nobody can tell whether it arrived, by when it is due, what becomes of it. */
export const lacks = ['form', 'agreed', 'receipt', 'return', 'owner'] as const
export type Lack = (typeof lacks)[number]
export const lackWords: Record<Lack, Texts> = {
  form: { en: 'form', 'zh-CN': '单据' },
  agreed: { en: 'agreed time', 'zh-CN': '约定时限' },
  receipt: { en: 'receipt', 'zh-CN': '签收' },
  return: { en: 'return', 'zh-CN': '回单' },
  owner: { en: 'owner', 'zh-CN': '责任人' },
}

export interface HandoffGap extends Handoff {
  /** Figures of the run; absent where there is none, without a value where there may be none. */
  volume?: Figure
  wait?: Figure
  /** Minutes lost a day: volume × mean wait. */
  lost?: Figure
  /** Volume × mean wait ÷ mean cycle time: so many whole cases' worth of time is lost there a day. */
  score?: Figure
  felt?: Figure
  kept?: Figure
  elapsed?: Figure
  bounce?: Figure
  back?: Figure
  again?: Figure
  sheets?: Figure
  /** By fewer contacts: required fields of the form, and how many forms lack one of them. */
  missingFields: { share: number } | undefined
  lacks: readonly Lack[]
  overlap: Overlap | undefined
  /** The paired run in which the receiver takes up at once what is handed to it, and what that changes of a handed-over case. */
  gain?: Difference
  /** Other departments hand over to the same step: the gain is of all of them together. */
  isGainShared: boolean
}

/**
 * All of them, where most time is lost first; without figures in the order of the document.
 * @param by of the cases of one class or channel alone, where the run has measured them apart; nothing was tried with these
 */
export function handoffGaps(
  blueprint: Blueprint,
  report: Report | undefined,
  by?: Record<string, string>,
): HandoffGap[] {
  const list = handoffs(blueprint)
  const cycle = figure(report, 'cycle-time.mean', undefined, by)
  const found = list.map((handoff): HandoffGap => {
    const { flow } = handoff
    const of = (measure: string) => figure(report, measure, flow.id, by)
    const [volume, wait] = [of('volume'), of('wait.mean')]
    return {
      ...handoff,
      ...{ volume, wait },
      lost: derived('lost', flow.id, 'minutes', [volume, wait], (a, b) => a * b),
      score: derived('gap-score', flow.id, 'per-day', [volume, wait, cycle], (a, b, c) => (a * b) / c),
      ...{ felt: of('felt'), kept: of('agreed'), elapsed: of('elapsed.mean'), sheets: of('sheets.mean') },
      ...{ bounce: of('bounce'), back: of('back'), again: of('again') },
      missingFields: lacking(flow),
      lacks: lacksOf(blueprint, handoff),
      overlap: overlapOf(blueprint, flow),
      gain: by
        ? undefined
        : report?.proofs
            ?.find(({ id }) => id === `at-once-${flow.to}`)
            ?.differences.find(({ key }) => key === 'handed.cycle'),
      isGainShared: list.some((other) => other.flow.id !== flow.id && other.flow.to === flow.to),
    }
  })
  return found
    .map((gap, at) => ({ gap, at }))
    .sort((a, b) => (b.gap.lost?.value ?? -1) - (a.gap.lost?.value ?? -1) || a.at - b.at)
    .map(({ gap }) => gap)
}

function lacksOf(blueprint: Blueprint, handoff: Handoff): Lack[] {
  const { flow, to } = handoff
  const facts = flow.handoff ?? {}
  const is: Record<Lack, boolean> = {
    form: facts.form === undefined,
    agreed: facts.agreed === undefined,
    receipt: facts.acknowledged !== true,
    return: lacksReturn(blueprint, handoff),
    owner: to.owner === undefined || to.owner.trim() === '',
  }
  return lacks.filter((one) => is[one])
}

/** The share of forms on which at least one required field is missing. */
function lacking({ handoff }: Flow): HandoffGap['missingFields'] {
  const required = (handoff?.form?.fields ?? []).filter((field) => field.required)
  if (required.length === 0) return undefined
  return { share: 1 - required.reduce((complete, { missing = 0 }) => complete * (1 - missing), 1) }
}

export interface MatrixCell {
  from: Identified<Department>
  to: Identified<Department>
  /** The handoffs between the two, the worst first. */
  gaps: readonly HandoffGap[]
  volume?: Figure
  wait?: Figure
  back?: Figure
}

export interface Matrix {
  /** Departments that give or take, in the order of the document. */
  departments: readonly Identified<Department>[]
  /** [giver][receiver]; undefined where nothing is handed over */
  cells: readonly (readonly (MatrixCell | undefined)[])[]
}

/** Who hands to whom, all flows between two departments taken together. */
export function handoffMatrix(blueprint: Blueprint, gaps: readonly HandoffGap[]): Matrix {
  const ids = new Set(gaps.flatMap(({ from, to }) => [from.id, to.id]))
  const departments = all(blueprint, 'department').filter(({ id }) => ids.has(id))
  const cells = departments.map((from) =>
    departments.map((to): MatrixCell | undefined => {
      const own = gaps.filter((gap) => gap.from.id === from.id && gap.to.id === to.id)
      return own.length === 0 ? undefined : { from, to, gaps: own, ...together(own) }
    }),
  )
  return { departments, cells }
}

/** Figures of several handoffs as of one: numbers are added, means and shares weigh as many as pass. */
export function together(gaps: readonly HandoffGap[]): Pick<HandoffGap, 'volume' | 'wait' | 'back'> {
  return {
    volume: summed(
      'volume',
      undefined,
      'per-day',
      gaps.flatMap(({ volume }) => volume ?? []),
    ),
    wait: averagedOver(gaps, 'wait', 'minutes'),
    back: averagedOver(gaps, 'back', 'share'),
  }
}

/** The mean of a figure over several handoffs, those that have it. */
export function averagedOver(
  gaps: readonly HandoffGap[],
  name: 'wait' | 'back' | 'kept' | 'bounce' | 'elapsed',
  unit: 'minutes' | 'share',
): Figure | undefined {
  const known = gaps.flatMap((gap) => {
    const [one, volume] = [gap[name], gap.volume]
    return one && volume ? [{ one, volume }] : []
  })
  return averaged(
    name,
    undefined,
    unit,
    known.map(({ one }) => one),
    known.map(({ volume }) => volume),
  )
}
