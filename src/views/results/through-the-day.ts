/** How long one waits for the team that is waited for most, by the hour at which waiting begins. */
import { all, type Blueprint, type Identified, type Pool } from '../../blueprint/index.ts'
import { waitingByPool } from '../../analysis/asks.ts'
import { figure, type Figure, type Report } from '../../analysis/report.ts'

export interface Hour {
  hour: number
  /** Absent where nobody began to wait in any run. */
  wait: Figure | undefined
  /** People there, on the average. */
  present: number
}

export interface ThroughTheDay {
  pool: Identified<Pool>
  hours: Hour[]
  /** The longest of them, minutes. */
  most: number
}

/** Fewer cases than this in all runs together say nothing of their hour. */
const leastCases = 5

export function throughTheDay(blueprint: Blueprint, report: Report | undefined): ThroughTheDay | undefined {
  if (!report) return undefined
  const waited = waitingByPool(blueprint, report).filter(({ minutes }) => minutes > 0)
  const [worst] = waited
  if (!worst) return undefined
  // Those whose waiting is much the same share one queue: their hours count together.
  const shared = waited.filter(({ minutes }) => minutes >= worst.minutes / 2).map(({ pool }) => pool.id)
  const hours = Array.from({ length: 24 }, (_, hour): Hour => {
    const by = { hour: `${hour}` }
    const wait = figure(report, 'wait.mean', worst.pool.id, by)
    const present = shared.map((id) => figure(report, 'present', id, by)?.value ?? 0)
    return { hour, wait: wait && wait.n >= leastCases ? wait : undefined, present: present.reduce((a, b) => a + b, 0) }
  })
  return { pool: worst.pool, hours, most: Math.max(0, ...hours.map(({ wait }) => wait?.value ?? 0)) }
}

/** Stretches of hours with people there: `[7, 22]` is 7:00 to 22:00. */
export function openHours(hours: readonly Hour[]): [from: number, to: number][] {
  const stretches: [number, number][] = []
  for (const { hour, present } of hours) {
    if (present <= 0.05) continue
    const last = stretches.at(-1)
    if (last?.[1] === hour) last[1] = hour + 1
    else stretches.push([hour, hour + 1])
  }
  return stretches
}

export interface BusyRow {
  pool: Identified<Pool>
  busy: Figure | undefined
}

/** Teams with a limit, the busiest first. */
export const busyPools = (blueprint: Blueprint, report: Report | undefined): BusyRow[] =>
  all(blueprint, 'pool')
    .filter(({ capacity }) => capacity !== null)
    .map((pool) => ({ pool, busy: figure(report, 'utilisation', pool.id) }))
    .sort((a, b) => (b.busy?.value ?? -1) - (a.busy?.value ?? -1))
