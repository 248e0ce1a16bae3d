/**
 * Days off and make-up workdays 调休 as a government has published them, for calendars to observe by name. One more
 * year or country is one file and one line here.
 */
import type { Texts } from '../../base/index.ts'
import { cn2026 } from './cn-2026.ts'
import { cn2027 } from './cn-2027.ts'

export interface HolidaySet<Name extends string = string> {
  /** The file's name: country and year. */
  name: Name
  texts: Texts
  /** Who published it. */
  source: string
  /** When it was published. */
  published: string
  /** The last that is known is not always all there is: make-up days follow with the yearly notice. */
  isComplete: boolean
  /** First and last day off. */
  off: readonly { name: Texts; from: string; to: string }[]
  /** Days of a weekend that are worked like a Monday. */
  worked: readonly string[]
}

export const holidaySets = [cn2026, cn2027] as const
export type HolidaySetName = (typeof holidaySets)[number]['name']
export const holidaySetNames = holidaySets.map((one) => one.name) as [HolidaySetName, ...HolidaySetName[]]

/** What a day is by these sets: off, or worked like a Monday; undefined where they say nothing. */
export function holidayOn(sets: readonly HolidaySetName[], date: string): 'off' | 'worked' | undefined {
  for (const set of holidaySets) {
    if (!sets.includes(set.name)) continue
    if ((set.worked as readonly string[]).includes(date)) return 'worked'
    if (set.off.some((one) => one.from <= date && date <= one.to)) return 'off'
  }
  return undefined
}
