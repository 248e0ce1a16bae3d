/** What the inspector speaks of when a record is selected: a shift is shown with its pool, a promise with its clock. */
import type { Finding } from '../../base/index.ts'
import { all, flowsFrom, type Blueprint } from '../../blueprint/index.ts'

/** @returns the id of the record to show; undefined for the whole blueprint */
export function subjectOf(blueprint: Blueprint, selection: string | undefined): string | undefined {
  if (selection === undefined || !Object.hasOwn(blueprint.records, selection)) return undefined
  const record = blueprint.records[selection]
  switch (record.type) {
    case 'blueprint':
      return undefined
    case 'shift':
    case 'outage':
      return subjectOf(blueprint, record.pool) ?? selection
    case 'service-level':
      return subjectOf(blueprint, record.clock) ?? selection
    case 'opening':
    case 'exception':
      return subjectOf(blueprint, record.calendar) ?? selection
    case 'place':
      return subjectOf(blueprint, record.of)
    default:
      return selection
  }
}

/** Findings that name a record, or one that is shown with it: a flow out of it, a shift or a promise of it. */
export function findingsAbout(findings: readonly Finding[], blueprint: Blueprint, id: string): Finding[] {
  const ours = new Set([id, ...flowsFrom(blueprint, id).map((flow) => flow.id)])
  for (const shift of all(blueprint, 'shift')) if (shift.pool === id) ours.add(shift.id)
  for (const level of all(blueprint, 'service-level')) if (level.clock === id) ours.add(level.id)
  return findings.filter((finding) => finding.at.some((at) => ours.has(at)))
}

/**
 * A sentence and what follows it, clause by clause: “A; b; c” → “A.”, “B.” and “C.”. Findings are long; the first clause
 * is what to remember, and each of the others reads as a line.
 */
export function headAndRest(text: string): [head: string, ...rest: string[]] {
  const cut = /^(.{12,}?)(; |；|\. (?=\p{Lu}|“)|。)/u.exec(text)
  if (!cut) return [text]
  const [whole, head, stop] = cut
  const end = /[；。]/.test(stop) ? '。' : '.'
  const rest = text.slice(whole.length).trim()
  return [head, ...(rest === '' ? [] : rest.split(/; |；/))].map((clause) => {
    const begun = clause.charAt(0).toLocaleUpperCase('en') + clause.slice(1)
    return begun.endsWith(end) ? begun : begun + end
  }) as [string, ...string[]]
}
