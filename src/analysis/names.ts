/** How findings call what the blueprint names only in part: shifts of a pool, rows of a decision table. */
import {
  amount,
  inLanguage,
  languages,
  listed,
  plainNumber,
  type Fact,
  type Texts,
  type UserText,
} from '../base/index.ts'
import { aboutOf, all, get, nameOf, type Blueprint, type Duration } from '../blueprint/index.ts'
import { halfWidth, type Figure } from './report.ts'
import type { Level } from './targets.ts'

/** What a shift is called to which one is added: a pool with one shift by the pool's name, else by both. */
export function shiftName(blueprint: Blueprint, shift: string): Texts {
  const record = get(blueprint, 'shift', shift)
  if (!record) return nameOf(blueprint, shift)
  const pool = nameOf(blueprint, record.pool)
  if (all(blueprint, 'shift').filter((one) => one.pool === record.pool).length === 1) return pool
  const name = nameOf(blueprint, shift)
  return { en: `${pool.en}, ${name.en}`, 'zh-CN': `${pool['zh-CN']}（${name['zh-CN']}）` }
}

/** A row of a decision table: its own name, else that of its clock. */
export const levelName = (blueprint: Blueprint, level: Level): Texts =>
  nameOf(blueprint, level.record.name ? level.id : level.record.clock)

export const perLanguage = (write: (language: keyof Texts) => string): Texts =>
  Object.fromEntries(languages.map((language) => [language, write(language)])) as Texts

/** Several things one after the other: “A, B”, “甲、乙”. */
export const listedTexts = (parts: readonly Texts[]): Texts =>
  perLanguage((language) =>
    listed(
      parts.map((one) => one[language]),
      language,
    ),
  )

/** Both languages, the one standing in for the other where a text is missing. */
export const both = (text: UserText): Texts => perLanguage((language) => inLanguage(text, language))

/** “1200 CNY”, in the blueprint's currency. */
export const moneyWords = (blueprint: Blueprint, value: number): string =>
  `${amount(value)} ${aboutOf(blueprint)?.currency ?? ''}`.trim()

/** A length of time as it was agreed: “8 h”, “8 working days”, not what it comes to in minutes. */
export function durationWords({ value, unit }: Duration): Texts {
  const [en, zh] = unitWords[unit]
  return {
    en: `${plainNumber(value)} ${value === 1 && en.length > 1 ? en.replace(/s$/, '') : en}`,
    'zh-CN': `${plainNumber(value)} ${zh}`,
  }
}
const unitWords: Record<Duration['unit'], [en: string, zh: string]> = {
  s: ['s', '秒'],
  min: ['min', '分'],
  h: ['h', '小时'],
  d: ['days', '天'],
  week: ['weeks', '周'],
  workday: ['working days', '个工作日'],
}

/** A time or share as it stands in a sentence, with its interval; “unknown” where there is none. */
export function factOf(one: Figure | undefined): Fact {
  if (one?.value === undefined) return { en: 'unknown', 'zh-CN': '未知' }
  const half = halfWidth(one)
  const margin = half === undefined ? {} : { halfWidth: half }
  if (one.unit === 'share') return { share: one.value, ...margin }
  return one.unit === 'minutes' ? { minutes: one.value, ...margin } : one.value
}
