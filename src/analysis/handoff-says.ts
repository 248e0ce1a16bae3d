/** What the handoffs come to, in sentences: how much of a case is lost between departments, where most, what closing it gains. */
import type { Fact, Finding } from '../base/index.ts'
import { nameOf, type Blueprint } from '../blueprint/index.ts'
import { chased } from './asking-again.ts'
import { clause, sentence, type Clause } from './clause.ts'
import { derived, summed } from './derived.ts'
import type { HandoffGap } from './handoff-gaps.ts'
import { figure, halfWidth, type Figure, type Report } from './report.ts'

/** Below this share nothing is said to be so. */
const leastShare = 0.005

/**
 * The first is the headline; each says only what its interval supports.
 * @param gaps the worst first
 * @param by of the cases of one class or channel alone; who asks again is not known by that
 */
export function handoffSays(
  blueprint: Blueprint,
  report: Report,
  gaps: readonly HandoffGap[],
  by?: Record<string, string>,
): Finding[] {
  const of = (measure: string, also?: Record<string, string>) => figure(report, measure, undefined, { ...also, ...by })
  return [
    headline(of),
    worst(blueprint, gaps),
    nobodyOwns(of),
    backAndForth(of),
    by ? undefined : askedAgain(blueprint, report),
  ].flatMap((one) => one ?? [])
}

const said = (at: string[], ...clauses: (Clause | undefined)[]): Finding => ({
  rule: 'handoffs',
  severity: 'advice',
  at,
  ...sentence(...clauses),
})

/** Of the cases that are spoken of. */
type FigureOf = (measure: string, by?: Record<string, string>) => Figure | undefined

const time = (one: Figure): Fact => ({ minutes: one.value ?? 0, ...margin(one) })
const share = (one: Figure): Fact => ({ share: one.value ?? 0, ...margin(one) })
const margin = (one: Figure): { halfWidth?: number } => {
  const half = halfWidth(one)
  return half === undefined ? {} : { halfWidth: half }
}

function headline(of: FigureOf): Finding | undefined {
  const [cycle, work, between] = ['handed.cycle', 'handed.work', 'handed.between'].map((key) => of(key))
  if (!cycle?.value || work?.value === undefined || between?.value === undefined) return undefined
  return said(
    [],
    clause(
      'A case that is handed over takes {cycle}: people work on it for {work}, and for {between} it lies between departments',
      '一件转办的工单历时 {cycle}，真正处理 {work}，有 {between} 耗在部门之间',
      { cycle: time(cycle), work: { minutes: work.value }, between: time(between) },
    ),
  )
}

function worst(blueprint: Blueprint, gaps: readonly HandoffGap[]): Finding | undefined {
  const [first] = gaps
  const all = summed(
    'lost',
    undefined,
    'minutes',
    gaps.flatMap(({ lost }) => lost ?? []),
  )
  const part = derived('part', undefined, 'share', [first?.lost, all], (a, b) => a / b)
  if (!first || !part?.value) return undefined
  const names = { from: nameOf(blueprint, first.from.id), to: nameOf(blueprint, first.to.id) }
  const { gain } = first
  const isSure = gain?.evidence === 'enough' && gain.value < 0 && gain.low !== undefined && gain.high !== undefined
  return said(
    [first.flow.id],
    clause('“{from}” to “{to}” holds {part} of that waiting', '“{from}”到“{to}”占其中等待的 {part}', {
      ...names,
      part: share(part),
    }),
    isSure
      ? clause('taken up at once, a handed-over case would take {less} less', '若即收即办，一件转办工单可少用 {less}', {
          less: { minutes: -gain.value, halfWidth: ((gain.high ?? 0) - (gain.low ?? 0)) / 2 },
        })
      : undefined,
  )
}

function nobodyOwns(of: FigureOf): Finding | undefined {
  const both = (agreed: string, promise: string) => of('joint', { agreed, promise })
  const [nobody, felt] = [both('kept', 'late'), both('missed', 'late')]
  if (nobody?.low !== undefined && nobody.low > leastShare)
    return said(
      [],
      clause(
        'In {nobody} of handed-over cases every agreed time is kept and the customer is late all the same: a gap that nobody owns',
        '有 {nobody} 的转办工单，各环节都按约完成，顾客仍然超时：这是无人负责的断点',
        { nobody: share(nobody) },
      ),
    )
  if (felt?.low === undefined || felt.low <= leastShare) return undefined
  return said(
    [],
    clause(
      'In {felt} of handed-over cases an agreed time is missed and the customer feels it',
      '有 {felt} 的转办工单，内部时限没有做到，顾客也因此超时',
      { felt: share(felt) },
    ),
    nobody?.high !== undefined && nobody.high <= leastShare
      ? clause(
          'whoever keeps them all serves in time: the agreed times are strict enough',
          '各环节按约即可按时：内部时限够严',
        )
      : undefined,
  )
}

function backAndForth(of: FigureOf): Finding | undefined {
  const back = of('handed.back')
  if (back?.low === undefined || back.low <= leastShare) return undefined
  return said(
    [],
    clause('{back} of handed-over cases go back and forth', '有 {back} 的转办工单在部门之间来回', {
      back: share(back),
    }),
  )
}

function askedAgain(blueprint: Blueprint, report: Report): Finding | undefined {
  const most = chased(blueprint, report)
    .filter(({ calls, work }) => calls?.value && work?.value !== undefined)
    .sort((a, b) => (b.calls?.value ?? 0) - (a.calls?.value ?? 0))[0]
  if (!most?.calls || !most.work) return undefined
  const about = most.at[0]?.step
  return said(
    [most.chase.id],
    clause(
      '{calls} customers a day call again, which takes {work} a day at “{step}”',
      '每天 {calls} 位顾客催单，“{step}”为此每天用去 {work}',
      {
        calls: Math.round((most.calls.value ?? 0) * 10) / 10,
        work: time(most.work),
        step: nameOf(blueprint, most.chase.to),
      },
    ),
    about === undefined
      ? undefined
      : clause('most of them because of “{about}”', '多数是因为“{about}”', { about: nameOf(blueprint, about) }),
  )
}
