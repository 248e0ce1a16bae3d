/** What is wrong in a file that comes in, said with the place where people find it. */
import { refused, type Fact, type Finding, type Result, type Texts } from '../../base/index.ts'

export interface FileTexts {
  what: Texts
  remedy: Texts
}

export const fileFinding = (rule: string, { what, remedy }: FileTexts, facts: Record<string, Fact>): Finding => ({
  ...{ rule, severity: 'blocks', at: [], facts, what, remedy },
})

/** A file that is wrong in every line is understood after the first fifty. */
export const refusedLines = (findings: readonly Finding[]): Result<never> => refused(findings.slice(0, 50))

/** What was typed there, short enough to be said. */
export const typed = (cell: string): string => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell)
