/** How exactly the headline figures are to be known, and how exactly they are. */
import type { Blueprint } from '../blueprint/index.ts'
import { figureKey, halfWidth, type Figure } from './report.ts'
import { leadingClock } from './targets.ts'

/** Wanted half-widths of 95 % intervals. */
export interface Precision {
  /** Of a mean, as a part of itself. */
  mean: number
  /** Of a share, itself a share: 0.01 is one point. */
  share: number
}

export const defaultPrecision: Precision = { mean: 0.03, share: 0.01 }

/** The figures by which a run is judged to be long enough: the leading promise, and the time from beginning to end. */
export function headlines(blueprint: Blueprint): string[] {
  const clock = leadingClock(blueprint)
  return [...(clock ? [figureKey('attainment', clock.id)] : []), 'cycle-time.mean']
}

/** The half-width that is wanted of a figure, in its unit. */
export const wantedHalfWidth = ({ unit, value = 0 }: Figure, { mean, share }: Precision): number =>
  unit === 'share' ? share : mean * Math.abs(value)

/** A figure without data can be known no better by running on. */
export function isKnown(one: Figure | undefined, precision: Precision): boolean {
  if (one?.value === undefined) return true
  const half = halfWidth(one)
  return half !== undefined && half <= wantedHalfWidth(one, precision)
}
