/** Figures of a run as they are said here: value, ± half width, or why there is none. */
import { duration, margin, percent, plainNumber, type Language } from '../../base/index.ts'
import type { Gap } from '../../analysis/quality-gaps.ts'
import { figure, halfWidth, type Figure, type Report } from '../../analysis/report.ts'
import type { RunState } from '../../workspace/index.ts'

export interface Said {
  value: string
  /** Half the width of its 95 % interval: `1 h 09`, `4.1`. */
  margin: string | undefined
}

/** @returns undefined where no number may be shown */
export function said(one: Figure | undefined, language: Language): Said | undefined {
  if (one?.value === undefined) return undefined
  const half = halfWidth(one)
  const width = half === undefined ? '' : marginOf(one.unit, half, one.value, language)
  // What never varies, or by less than is shown, has no ±.
  return { value: valueOf(one.unit, one.value, language), margin: /[1-9]/.test(width) ? width : undefined }
}

function valueOf(unit: Figure['unit'], value: number, language: Language): string {
  if (unit === 'minutes') return duration(value, language)
  return unit === 'share' ? percent(value) : few(value, value)
}

function marginOf(unit: Figure['unit'], half: number, value: number, language: Language): string {
  // Beside hours, seconds are noise.
  if (unit === 'minutes') return half === 0 ? '' : margin(half, value, language)
  return unit === 'share' ? (half * 100).toFixed(1) : few(half, value)
}

/** One decimal below a hundred, two below one; a margin has those of its value. */
function few(value: number, beside: number): string {
  const size = Math.abs(beside)
  return plainNumber(Number(value.toFixed(size < 1 ? 2 : size < 100 ? 1 : 0)))
}

/** Why a figure is not there, as a key of the words. */
export type Missing = 'notYet' | 'paused' | 'cannotRun' | 'runFailed' | 'notMeasured'
export function missing(report: Report | undefined, state: RunState): Missing {
  if (state === 'blocked') return 'cannotRun'
  if (state === 'failed') return 'runFailed'
  if (report) return 'notMeasured'
  return state === 'paused' ? 'paused' : 'notYet'
}

export type Status = 'met' | 'near' | 'missed' | 'unknown'

/** How a promise is kept: missed when the whole interval lies below the target, near when the target lies inside it. */
export function statusOf(one: Figure | undefined, target: number | undefined): Status {
  if (one?.value === undefined || target === undefined || one.low === undefined || one.high === undefined)
    return 'unknown'
  if (one.high < target) return 'missed'
  return one.value >= target ? 'met' : 'near'
}

/** How a gap of quality stands: near where the run cannot tell on which side of nothing it lies. */
export function gapStatus({ short, halfWidth = 0 }: Pick<Gap, 'short' | 'halfWidth'>): Status {
  if (short === undefined) return 'unknown'
  if (short > halfWidth) return 'missed'
  return short > -halfWidth && halfWidth > 0 ? 'near' : 'met'
}

export interface PeakHour {
  hour: number
  value: number
}

/** Hours that the average hides: at least 85 % busy and well above it; the two worst that lie apart. */
export function peakHours(report: Report | undefined, pool: string): PeakHour[] {
  const whole = figure(report, 'utilisation', pool)?.value
  if (whole === undefined) return []
  const hours = hoursOf(report, pool)
    .map((value, hour) => ({ hour, value: value ?? 0 }))
    .filter(({ value }) => value >= 0.85 && value >= whole + 0.05)
    .sort((a, b) => b.value - a.value)
  const [first] = hours
  if (!first) return []
  const second = hours.find(({ hour }) => apart(hour, first.hour) >= 3)
  return (second ? [first, second] : [first]).sort((a, b) => a.hour - b.hour)
}

const apart = (a: number, b: number): number => Math.min((a - b + 24) % 24, (b - a + 24) % 24)

/** How busy a pool is in each hour of the day; undefined where nobody is there. */
export const hoursOf = (report: Report | undefined, pool: string): (number | undefined)[] =>
  Array.from({ length: 24 }, (_, hour) => figure(report, 'utilisation', pool, { hour: `${hour}` })?.value)
