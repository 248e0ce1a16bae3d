/** How a department serves those that hand over to it: its internal customers. One card a department. */
import { all, get, type Blueprint, type Department, type Identified } from '../blueprint/index.ts'
import { derived, summed } from './derived.ts'
import { averagedOver, type HandoffGap } from './handoff-gaps.ts'
import { figure, type Figure, type Report } from './report.ts'

export interface Scorecard {
  department: Identified<Department>
  /** What it is handed, the most first. */
  gaps: readonly HandoffGap[]
  /** Sheets a day. */
  received?: Figure
  /** Of those with an agreed time, done within it; and those that were not, a day. */
  onTime?: Figure
  overdue?: Figure
  /** Refused on receipt. */
  returned?: Figure
  /** Customers that call again because nothing has happened here, a day; undefined where none is said to. */
  chased?: Figure
  /** From the handing over until it is done. */
  elapsed?: Figure
}

/** One for each department that is handed anything, in the order of the document. */
export function scorecards(blueprint: Blueprint, report: Report | undefined, gaps: readonly HandoffGap[]): Scorecard[] {
  return all(blueprint, 'department').flatMap((department): Scorecard[] => {
    const own = gaps
      .filter(({ to }) => to.id === department.id)
      .sort((a, b) => (b.volume?.value ?? 0) - (a.volume?.value ?? 0))
    if (own.length === 0) return []
    const agreed = own.filter(({ kept }) => kept !== undefined)
    const late = agreed.flatMap(
      ({ kept, volume }) => derived('overdue', undefined, 'per-day', [kept, volume], (a, b) => (1 - a) * b) ?? [],
    )
    return [
      {
        department,
        gaps: own,
        received: summed(
          'received',
          undefined,
          'per-day',
          own.flatMap(({ volume }) => volume ?? []),
        ),
        onTime: averagedOver(agreed, 'kept', 'share'),
        overdue: summed('overdue', undefined, 'per-day', late),
        returned: averagedOver(own, 'bounce', 'share'),
        chased: chasedAt(blueprint, report, new Set(own.map(({ flow }) => flow.to))),
        elapsed: averagedOver(own, 'elapsed', 'minutes'),
      },
    ]
  })
}

const chasedAt = (blueprint: Blueprint, report: Report | undefined, steps: ReadonlySet<string>): Figure | undefined => {
  const chased = new Set(all(blueprint, 'chase').flatMap(({ at }) => at))
  const own = [...steps].filter((step) => chased.has(step) && get(blueprint, 'node', step))
  return summed(
    'chased',
    undefined,
    'per-day',
    own.flatMap((step) => figure(report, 'chases', step) ?? []),
  )
}
