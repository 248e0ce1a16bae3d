/**
 * Does it settle? Decided by the load before the run where theory decides, else by the growth of the numbers inside
 * over the last part of the span. A study of one period from empty has no steady state to miss.
 */
import { all, poolLoads, type Blueprint, type PoolLoad } from '../blueprint/index.ts'
import { studentQuantile, Welford } from '../statistics/index.ts'
import { lastPart } from './measures/growth.ts'
import { figure, type Report } from './report.ts'

/** Of a report, what the question needs. */
export type Measured = Pick<Report, 'study' | 'lengthMinutes' | 'figures'>

export interface Stability {
  /** Pools whose queues never settle, with the load that gets there. */
  pools: { pool: string; load: number }[]
  /** The number of cases inside grows, and no queue accounts for it. */
  isFilling: boolean
}

/** Fewer replications do not tell growth from chance. */
const fewest = 5
/** Of what came so much is left lying at least: what is less may be chance or season. */
const leastShare = 0.02
/** A queue that swings at its limit, from empty, grows by half of what single replications differ in; this is well beyond. */
const leastEffect = 1.2
const confidence = 0.999
/** Where the number inside grows, the queues that hold so much of it are the reason. */
const leastPart = 0.2

export function stabilityOf(blueprint: Blueprint, report: Measured): Stability {
  if (report.study !== 'steady') return { pools: [], isFilling: false }
  const patience = isSeasonal(blueprint) ? 'a-day' : 'none'
  const grown = (pool?: string) => growthOf(report, pool, patience)
  const loads = poolLoads(blueprint)
  const condemned = loads.filter((one) => condemns(one, report))
  const growing = loads.filter((one) => one.stable !== 'bounded' && (condemned.includes(one) || grown(one.pool)))
  if (condemned.length > 0 || !grown()) return { pools: growing.map(named), isFilling: false }
  // Queues that feed each other swing: of such a growth all that hold a real part of it are the reason.
  const inside = (of?: string) =>
    (figure(report, 'growth.base', of)?.value ?? 0) + (figure(report, 'growth', of)?.value ?? 0)
  const holding = loads.filter((one) => growing.includes(one) || inside(one.pool) >= leastPart * inside())
  return { pools: holding.map(named), isFilling: holding.length === 0 }
}

const named = ({ pool, reached }: PoolLoad) => ({ pool, load: reached })

/** The load alone says so, unless it is an estimate that a run contradicts, or nobody ever waits for all that. */
function condemns({ pool, stable, isEstimate }: PoolLoad, report: Measured): boolean {
  if (stable !== false) return false
  const [growth, base] = [figure(report, 'growth', pool), figure(report, 'growth.base', pool)]
  // Work that comes in step with those who do it fills them to the last minute, and yet no queue forms.
  if (growth?.value === 0 && base?.value === 0) return false
  const isKnown = growth !== undefined && counted(growth.replications).length >= fewest
  return !isEstimate || !isKnown || growthOf(report, pool, 'none')
}

const counted = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

/**
 * Growth that is no chance: surely above nothing, a real part of what comes, and more than single replications differ.
 * @param patience where seasons come and go, more than a day's arrivals must wait before it is called growth
 */
function growthOf(report: Measured, pool: string | undefined, patience: 'none' | 'a-day'): boolean {
  const growth = figure(report, 'growth', pool)
  const base = figure(report, 'growth.base', pool)?.value ?? 0
  const left = figure(report, 'growth.left', pool)
  const values = counted(growth?.replications ?? [])
  if (values.length < fewest || left?.value === undefined) return false
  const { mean = 0, variance = 0 } = Welford.of(values)
  const spread = Math.sqrt(variance)
  const surely = (studentQuantile(confidence, values.length - 1) * spread) / Math.sqrt(values.length)
  if (mean < 1 || mean <= surely || mean < leastEffect * spread || mean < leastShare * (mean + left.value)) return false
  return patience === 'none' || base + mean > ((mean + left.value) / lastPart(report.lengthMinutes)) * 1440
}

/** Arrivals or capacity differ by more than the hour and the weekday. */
function isSeasonal(blueprint: Blueprint): boolean {
  return (
    all(blueprint, 'exception').length > 0 ||
    all(blueprint, 'calendar').some((calendar) => calendar.holidays?.length) ||
    all(blueprint, 'pool').some((pool) => pool.steps) ||
    all(blueprint, 'stream').some(
      ({ arrivals }) =>
        arrivals.kind === 'times' ||
        arrivals.kind === 'wave' ||
        (arrivals.kind === 'rate' && arrivals.factors?.some((one) => one.monthDays ?? one.dates)),
    )
  )
}
