/**
 * A finding: one thing that is wrong with, or worth knowing about, user data or results.
 * It carries facts, not sentences; the texts belong to the rule that found it, and `render` joins the two.
 */
import type { Change } from './diff.ts'
import { render, type Language, type Texts } from './text.ts'

/** `blocks` cannot run until mended; `defect` runs but is wrong; `advice` is worth a thought. */
export type Severity = 'blocks' | 'defect' | 'advice'

/** A text that the user wrote, in one or several languages. */
export type UserText = Partial<Record<Language, string>>

/** A fact in a finding: a word, a count, a duration, a share, or any of these with its 95 % interval. */
export type Fact =
  | string
  | number
  | UserText
  | { minutes: number; halfWidth?: number }
  | { share: number; halfWidth?: number }
  | { points: number; halfWidth?: number }

export interface Finding {
  /** Name of the rule, analysis or parser check. */
  rule: string
  severity: Severity
  /** Ids of the records concerned, the most important first. */
  at: string[]
  /** JSON path inside the file, where there is one. */
  path?: string
  facts: Record<string, Fact>
  /** What happened, to what. With `{placeholders}` for the facts. */
  what: Texts
  /** What to do about it. */
  remedy?: Texts
  /** Why it matters for the service. */
  why?: Texts
  /** What can be done about it as it is, at one press. */
  offer?: Offer
}

/** What a finding proposes to do: the name of the act, and its changes. */
export interface Offer {
  label: Texts
  changes: Change[]
}

export const say = (finding: Finding, language: Language): string =>
  [finding.what, finding.remedy]
    .filter((text) => text !== undefined)
    .map((text) => render(text[language], finding.facts, language))
    .join(language === 'en' ? ' ' : '')

export const blocks = (findings: readonly Finding[]): boolean => findings.some((one) => one.severity === 'blocks')
