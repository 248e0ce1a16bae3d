/** Words in two languages, and how figures are written inside them: "3 h 20", "93.5 %", "±0.6". */
import type { Fact, UserText } from './finding.ts'

export type Language = 'en' | 'zh-CN'
export const languages: readonly Language[] = ['en', 'zh-CN']

/** A text of ours: always in every language. */
export type Texts = Record<Language, string>

/** The user's text in the wanted language, else in the other one. */
export const inLanguage = (text: UserText | undefined, language: Language): string =>
  text?.[language] ?? text?.en ?? text?.['zh-CN'] ?? ''

/** Several things one after the other, parted as the language does it: “A, B”, “甲、乙”. */
export const listed = (parts: readonly string[], language: Language): string =>
  parts.join(language === 'en' ? ', ' : '、')

/** Several things said of one, as far as there is something to say: “A, B”, “甲，乙”. */
export const phrased = (parts: readonly (string | undefined)[], language: Language): string =>
  parts.filter(Boolean).join(language === 'en' ? ', ' : '，')

/** What people mean by a text, for comparing it: neither width, nor case, nor blanks around it count. */
export const plainText = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Fills `{name}` places with facts. An unknown place stays visible, so that a test can find it. */
export const render = (template: string, facts: Record<string, Fact>, language: Language): string =>
  template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    name in facts ? factText(facts[name] as Fact, language) : whole,
  )

export function factText(fact: Fact, language: Language): string {
  if (typeof fact === 'string') return fact
  if (typeof fact === 'number') return plainNumber(fact)
  if ('minutes' in fact)
    return withHalfWidth(duration(fact.minutes, language), fact.halfWidth, (w) => margin(w, fact.minutes, language))
  if ('share' in fact) return withHalfWidth(percent(fact.share), fact.halfWidth, (w) => (w * 100).toFixed(1))
  if ('points' in fact) return withHalfWidth(inPoints(fact.points), fact.halfWidth, (w) => (w * 100).toFixed(1))
  return inLanguage(fact, language)
}

const withHalfWidth = (text: string, halfWidth: number | undefined, write: (w: number) => string): string =>
  halfWidth === undefined ? text : `${text} ±${write(halfWidth)}`

/** At most three significant figures, no exponent. */
export const plainNumber = (value: number): string => {
  if (Number.isInteger(value)) return String(value)
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return String(Number(value.toFixed(digits)))
}

/** An amount of money: large ones in groups of three, which stay together: “2 060 031”. */
export const amount = (value: number): string => {
  const text = plainNumber(value)
  return Math.abs(value) < 10_000 ? text : text.replace(/\B(?=(\d{3})+(?!\d|\.))/g, '\u202f')
}

/** A share's points, without their name: "−0.4"; what rounds to nothing has no sign. */
export const inPoints = (points: number): string => {
  const size = Math.abs(points * 100).toFixed(1)
  return points < 0 && Number(size) > 0 ? `−${size}` : size
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/**
 * A duration as people write it: "45 s", "8 min", "3 h 20", "2.5 d".
 * @param minutes any finite number; negative durations keep their sign
 */
export function duration(minutes: number, language: Language): string {
  const unit = units[language]
  const sign = minutes < 0 ? '−' : ''
  const size = Math.abs(minutes)
  if (size === 0) return `0${unit.min}`
  if (size < 1) return `${sign}${Math.max(1, Math.round(size * 60))}${unit.s}`
  if (size < 10) return `${sign}${plainNumber(Math.round(size * 10) / 10)}${unit.min}`
  if (Math.round(size) < 60) return `${sign}${Math.round(size)}${unit.min}`
  if (size < fromDays) {
    const whole = Math.round(size)
    const rest = whole % 60
    const hours = `${sign}${Math.floor(whole / 60)}${unit.h}`
    return rest === 0 ? hours : `${hours} ${String(rest).padStart(2, '0')}${language === 'en' ? '' : unit.min}`
  }
  return `${sign}${inDays(size)}${unit.d}`
}

/**
 * Half the width of an interval, as it is read beside its value: "15.3 d ±1.9 d", "3 h 20 ±5 min". Beside days it is in
 * days, and beside hours seconds are noise.
 * @param half minutes, at least 0
 * @param beside the value, minutes
 */
export function margin(half: number, beside: number, language: Language): string {
  const size = Math.abs(beside)
  if (size >= fromDays && half >= 0.05 * 1440) return `${inDays(half)}${units[language].d}`
  return duration(size >= 60 && half > 0 ? Math.max(1, Math.round(half)) : half, language)
}

const units: Record<Language, { s: string; min: string; h: string; d: string }> = {
  en: { s: ' s', min: ' min', h: ' h', d: ' d' },
  'zh-CN': { s: ' 秒', min: ' 分', h: ' 小时', d: ' 天' },
}

/** What takes so long is said in days. */
const fromDays = 48 * 60

const inDays = (minutes: number): string => plainNumber(Math.round((minutes / 1440) * 10) / 10)

/** A figure and its unit stay on one line. */
export const unbroken = (text: string): string =>
  text.replace(/(?<=\d) (?=%|±|h |min|[秒分小天])|(?<=\d\sh|小时) (?=\d)/g, '\u00a0')

/** The same in a narrow place: an interval may go onto the next line. */
export const unbrokenInCell = (text: string): string => unbroken(text).replaceAll('\u00a0±', ' ±')
