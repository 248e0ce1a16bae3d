/**
 * What a run says: figures with their 95 % intervals, or the reason why there is none, and findings.
 * A report is plain JSON: the worker posts it, the command line prints it, a file keeps it.
 */
import type { Finding, Texts } from '../base/index.ts'
import type { Ask } from './asks.ts'
import type { Difference } from './difference.ts'
import type { Depth } from './subject.ts'

/** `money` is in the blueprint's currency. */
export type FigureUnit = 'minutes' | 'share' | 'count' | 'per-day' | 'money'

/** One measure of one thing. */
export interface Figure {
  /** Name of the measure: `wait.mean`, `attainment`, `utilisation` … */
  measure: string
  /** Id of the record it is about; absent for the whole blueprint. */
  of?: string
  /** What it is narrowed to: `{ class: 'gold' }`, `{ hour: '7' }`. */
  by?: Record<string, string>
  unit: FigureUnit
  /** Absent where no number may be shown; then `reason` says why. */
  value?: number
  /** 95 % interval over replications; absent with fewer than two. */
  low?: number
  high?: number
  /** Observations behind it, over all replications. */
  n: number
  /** Of a mean: the share of its sum that the greatest of many observations carries alone, where it is a tenth or more. */
  carried?: number
  /** The value of each replication, in replication order; null where it had none. Paired comparisons use these. */
  replications: (number | null)[]
  reason?: Texts
}

/** `wait.mean@repair`, `attainment@on-time/class=gold`, `cycle-time.mean` */
export const figureKey = (measure: string, of?: string, by?: Record<string, string>): string =>
  measure +
  (of === undefined ? '' : `@${of}`) +
  Object.entries(by ?? {})
    .map(([name, value]) => `/${name}=${value}`)
    .join('')

/** One of the values over the hours of the day, the days of the week or the dates, or of the parts by cause. */
export const isProfile = (by: Record<string, string> | undefined): boolean =>
  by !== undefined && ('hour' in by || 'day' in by || 'date' in by || 'cause' in by)

export interface Report {
  format: 'throughline-report'
  version: 1
  blueprint: string
  /** Hash of meaning, plan and engine version: equal keys, equal bytes. */
  key: string
  seed: number
  replications: { done: number; wanted: number }
  evidence: Evidence
  /** Stopped before its end: what is here is sound but wider. */
  partial: boolean
  /** Why it is partial, once it has ended: stopped by hand, all the time that it was given is over, or a replication broke off. */
  cutShort?: 'stopped' | 'time' | 'broken'
  warmupMinutes: number
  /** Where the warm-up comes from: the blueprint says it, pilot runs found it, or did not settle in time to find it. */
  warmup: 'given' | 'found' | 'not-found'
  lengthMinutes: number
  study: 'terminating' | 'steady'
  /** What has been read: what a picture shows, or all that can be written about. */
  depth: Depth
  figures: Record<string, Figure>
  /** The most important first; the first one tagged `verdict` is the sentence over the results. */
  findings: Finding[]
  /** Cases worth telling: `typical`, `worst`, `bounced` …: replication and serial number. */
  cases: { label: string; replication: number; serial: number }[]
  /** What was tried with the same luck, and what it changed: the proof behind the findings. `changes` can be applied as they are. */
  proofs?: Proof[]
}

/** How the number of replications came about, and how exactly the headline figures are known by it. */
export interface Evidence {
  /**
   * `fixed`: so many were asked for; `enough`: the precision asked for is reached; `capped`: the most allowed have run
   * before; `more`: not there yet.
   */
  verdict: 'fixed' | 'enough' | 'capped' | 'more'
  /** `wanted` and reached half-widths, in the figure's unit; no `halfWidth` before there are two replications. */
  figures: { key: string; wanted: number; halfWidth?: number }[]
}

/** An ask that has been run with the same luck, and what it changed. */
export interface Proof extends Ask {
  /** Replications behind it; fewer than the report's where it was no good after the first few. */
  replications: number
  differences: Difference[]
}

export const figure = (
  report: Pick<Report, 'figures'> | undefined,
  measure: string,
  of?: string,
  by?: Record<string, string>,
): Figure | undefined => report?.figures[figureKey(measure, of, by)]

export const halfWidth = (one: Pick<Figure, 'low' | 'high'>): number | undefined =>
  one.low === undefined || one.high === undefined ? undefined : (one.high - one.low) / 2
