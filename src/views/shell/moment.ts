/** How long ago something was, as people say it: "2 minutes ago", "yesterday", "3 November". */
import type { Language } from '../../base/index.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** @param at @param now milliseconds since 1970 @returns undefined for what has just happened */
export function ago(at: number, now: number, language: Language): string | undefined {
  const past = Math.max(0, now - at)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (past < 10 * second) return undefined
  if (past < minute) return words.format(-Math.floor(past / second / 10) * 10, 'second')
  if (past < hour) return words.format(-Math.floor(past / minute), 'minute')
  if (past < day) return words.format(-Math.floor(past / hour), 'hour')
  if (past < 7 * day) return words.format(-Math.floor(past / day), 'day')
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year }).format(at)
}
