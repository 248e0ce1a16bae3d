/** Whatever tells of today: an event log in CSV or XES, or a list of what was counted and timed step by step. */
import { activitiesIn, observedIn, observedOf, type SeenRow, type Told } from '../../analysis/index.ts'
import { ok, type Result } from '../../base/index.ts'
import type { Blueprint, Observation } from '../../blueprint/index.ts'
import { isLogTable, logCsv } from '../log-csv.ts'
import { isXes, logXes } from '../log-xes.ts'
import { isSeenTable, seenCsv } from '../seen-csv.ts'

export interface Observing {
  method: Observation['method']
  /** What it calls steps, and how often it tells of each; not known of how many where nothing is said. */
  activities: ReadonlyMap<string, number | undefined>
  /** @param stepOf the step that each of them means; those without one are passed over */
  told(blueprint: Blueprint, stepOf: ReadonlyMap<string, string>): Pick<Told, 'figures' | 'untold'> & Partial<Told>
}

export const isObserving = (source: string): boolean => isXes(source) || isLogTable(source) || isSeenTable(source)

export async function readObserving(source: string): Promise<Result<Observing>> {
  if (!isXes(source) && isSeenTable(source) && !isLogTable(source)) {
    const rows = await seenCsv.read(source)
    return rows.ok ? ok(ofRows(rows.value)) : rows
  }
  const events = await (isXes(source) ? logXes : logCsv).read(source)
  if (!events.ok) return events
  return ok({
    method: 'log',
    activities: activitiesIn(events.value),
    told: (blueprint, stepOf) => observedIn(blueprint, events.value, stepOf),
  })
}

const ofRows = (rows: readonly SeenRow[]): Observing => ({
  method: 'measurement',
  activities: new Map(rows.map(({ activity, n }) => [activity, n])),
  told: (blueprint, stepOf) => observedOf(blueprint, rows, stepOf),
})
