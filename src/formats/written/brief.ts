/**
 * What stands behind the findings in the short form of the report, which is read in five minutes: the worst handoffs, how
 * sure all is, and what it rests on, each cut to what leads. The rest is the appendix.
 */
import type { Language } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { assumptionsOf } from './assumptions.ts'
import { words as both } from './words.ts'
import type { WrittenReport, WrittenSection } from './written.ts'

/** So many rows of a table. */
const most = 6

export function briefOf(blueprint: Blueprint, { sections, certainty, language }: WrittenReport): WrittenSection[] {
  const assumptions = assumptionsOf(blueprint, language, most)
  return [
    ...worstHandoffs(sections, language),
    certainty,
    // The weakest figures are what to doubt first.
    { ...assumptions, tables: assumptions.tables.slice(0, 1) },
  ]
}

/** The head of their ranking, without its picture. */
function worstHandoffs(sections: readonly WrittenSection[], language: Language): WrittenSection[] {
  const handoffs = sections.find(({ name }) => name === 'handoffs')
  const ranking = handoffs?.tables.find(({ id }) => id === 'handoff-ranking')
  if (!handoffs || !ranking) return []
  const { id, caption, columns, rows } = ranking
  return [
    {
      ...{ name: 'worst-handoffs', title: both[language].worstHandoffs, question: '', missing: [] },
      says: handoffs.says.slice(0, 2),
      tables: [{ id, caption, columns, rows: rows.slice(0, most) }],
    },
  ]
}

/** All that stands behind the short form, in full. */
export function appendixOf({ sections, assumptions, language }: WrittenReport): WrittenSection[] {
  const { assumptionsAll } = both[language]
  return [
    ...sections,
    { ...assumptions, name: 'all-assumptions', title: assumptionsAll, says: [], missing: [] },
  ].filter(({ says, tables }) => says.length + tables.length > 0)
}
