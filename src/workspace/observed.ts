/** What was observed, kept in the document: one record a figure, with where it comes from. */
import { isOfShare, type Observable } from '../analysis/today.ts'
import { all, newId, type Blueprint, type Identified, type Mark, type Observation } from '../blueprint/index.ts'
import { withRecord, without } from './changed.ts'

/** What there is to be said of one figure, in its own unit. */
export type Seen = Pick<Observation, 'value' | 'unit' | 'n' | 'halfWidth' | 'period' | 'method'>

/** The observation of a figure of something, if there is one. */
export const observationOf = (
  blueprint: Blueprint,
  of: string,
  measure: Observable,
): Identified<Observation> | undefined =>
  all(blueprint, 'observation').find((one) => one.of === of && one.measure === measure)

/** Keeps what was seen instead of what was kept of it before; nothing takes it away. */
export function withSeen(
  blueprint: Blueprint,
  of: string,
  measure: Observable,
  seen: Seen | undefined,
  source?: string,
): Blueprint | undefined {
  if (!Object.hasOwn(blueprint.records, of)) return undefined
  const before = observationOf(blueprint, of, measure)
  if (!seen) return before ? without(blueprint, [before.id]) : blueprint
  const from: Mark = { mark: 'observed', ...(source && { source }), ...(seen.n !== undefined && { n: seen.n }) }
  return withRecord(blueprint, before?.id ?? newId(blueprint, `${of} ${measure}`, 'observed'), {
    ...{ type: 'observation', of, measure, ...(before?.note && { note: before.note }) },
    ...{ unit: isOfShare(measure) ? 'share' : 'min', ...seen },
    marks: { ...before?.marks, value: from },
  })
}
