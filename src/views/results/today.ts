/** Does the run match what was observed? In a few words, and in whole sentences. */
import { listed, render, type Language } from '../../base/index.ts'
import { matches, matchesByRecord, observedName, type Verdict } from '../../analysis/today.ts'
import type { Report } from '../../analysis/report.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import type { words as both } from './words.ts'

/** So many names are said; the table has the rest. */
const most = 4

type Words = (typeof both)[Language]['live']['today']

/** @returns undefined where nothing was observed that the run could be held against */
export function matchesSaid(
  blueprint: Blueprint,
  report: Report,
  words: Words,
  language: Language,
): { short: string; whole: string; verdict: Verdict } | undefined {
  const by = [...matchesByRecord(matches(blueprint, report))]
  if (by.length === 0) return undefined
  const of = (wanted: Verdict) => by.flatMap(([id, verdict]) => (verdict === wanted ? [id] : []))
  const facts = { alike: of('alike').length, count: by.length }
  const placesSaid = (text: string, ids: readonly string[]): string[] => {
    if (ids.length === 0) return []
    const names = ids.slice(0, most).map((id) => observedName(blueprint, id)[language])
    const rest = ids.length > most ? (language === 'en' ? ' …' : '……') : ''
    return [render(text, { names: listed(names, language) + rest }, language)]
  }
  const whole = [
    render(words.whole, facts, language),
    ...placesSaid(words.apart, of('apart')),
    ...placesSaid(words.open, of('open')),
  ]
  return {
    short: render(words.matches, facts, language),
    whole: whole.join(language === 'en' ? ' ' : ''),
    verdict: of('apart').length > 0 ? 'apart' : of('open').length > 0 ? 'open' : 'alike',
  }
}
