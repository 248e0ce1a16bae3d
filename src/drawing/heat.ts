/**
 * Heat: how long cases wait, in six steps of one hue. The breaks are fixed by what the blueprint promises, never by
 * the figures, so that a colour means the same before and after an edit.
 */
import { all, minutesIn, type Blueprint, type Duration } from '../blueprint/index.ts'

/** 0 is not warm; 1 to 6 name the tokens `--heat-1` … `--heat-6`. */
export type Heat = 0 | 1 | 2 | 3 | 4 | 5 | 6
export type Scale = 'minutes' | 'hours' | 'days'

/** Minutes of waiting at which each step begins. */
export const breaks: Record<Scale, readonly number[]> = {
  minutes: [1, 3, 6, 12, 24, 45],
  hours: [5, 15, 45, 90, 180, 360],
  days: [30, 54, 90, 240, 480, 720],
}

/** Shares of open time at which each step of load begins. */
const loadBreaks = [0.35, 0.5, 0.65, 0.8, 0.9, 0.97]

export const heatOf = (minutes: number | undefined, scale: Scale): Heat => stepOf(minutes, breaks[scale])
export const loadHeat = (share: number | undefined): Heat => stepOf(share, loadBreaks)

const stepOf = (value: number | undefined, from: readonly number[]): Heat =>
  (value === undefined ? 0 : from.filter((least) => value >= least).length) as Heat

/** What the blueprint promises says in what its customers count: in minutes at a counter, in days for a contract. */
export function scaleOf(blueprint: Blueprint): Scale {
  const leading = all(blueprint, 'clock').find((clock) => clock.leading)?.id
  const promised = all(blueprint, 'service-level')
    .filter((level) => leading === undefined || level.clock === leading)
    .map((level) => minutesOf(level.within))
    .sort((a, b) => a - b)
  const middle = promised[Math.floor(promised.length / 2)]
  if (middle === undefined) return 'hours'
  return middle <= 90 ? 'minutes' : middle < 1440 ? 'hours' : 'days'
}

/** A workday counts as eight hours here: the scale only tells hours from days. */
const minutesOf = ({ value, unit }: Duration): number => value * (unit === 'workday' ? 480 : minutesIn[unit])
