/** How the figures of this view are written: a value with its margin, or why there is none. */
import type { Figure } from '../../analysis/report.ts'
import { duration, type Language } from '../../base/index.ts'
import { marginOf, valueOf } from '../results/figures.ts'

export interface Written {
  value: string
  margin: string
  /** Why there is no value. */
  reason?: string
}

export function written(one: Figure | undefined, unknown: string, language: Language): Written {
  const value = one && valueOf(one, language)
  if (!one || value === undefined) {
    const reason = one?.reason?.[language]
    return { value: unknown, margin: '', ...(reason !== undefined && { reason }) }
  }
  return { value, margin: marginOf(one, language) }
}

/** Long sums of time in hours: `452 h`; days of them would hide how many people's hours they are. */
export const hours = (minutes: number, language: Language): string =>
  minutes < 600 ? duration(minutes, language) : `${Math.round(minutes / 60)} ${language === 'en' ? 'h' : '小时'}`
