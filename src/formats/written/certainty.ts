/** How sure the report is: how often it was run, how exactly the leading figures are known, what is only partial. */
import { render, type Language } from '../../base/index.ts'
import type { Report } from '../../analysis/index.ts'
import { nameOf, type Blueprint } from '../../blueprint/index.ts'
import { figureCell, numberText, type WrittenCell } from './cell.ts'
import type { WrittenTable } from './table.ts'
import { words as both } from './words.ts'
import type { WrittenSection } from './written.ts'

export function certaintyOf(blueprint: Blueprint, report: Report, language: Language): WrittenSection {
  const words = both[language]
  const { certaintySay: says } = words
  const { warmup, warmupMinutes: minutes, proofs = [], seed } = report
  const count = report.replications.done
  const told = (template: string, facts = {}) => render(template, facts, language)
  return {
    ...{ name: 'certainty', title: words.certainty, question: '' },
    says: [
      told(says[report.evidence.verdict], { count }),
      ...(report.partial ? [told(says[report.cutShort ?? 'stopped'])] : []),
      says.interval,
      ...(minutes > 0 ? [told(warmup === 'not-found' ? says.unsettled : says.warmup, { minutes: { minutes } })] : []),
      ...(proofs.length > 0 ? [told(says.proofs, { count: proofs.length })] : []),
      told(says.again, { seed }),
    ],
    tables: [precision(blueprint, report, language)].filter(({ rows }) => rows.length > 0),
    missing: [],
  }
}

function precision(blueprint: Blueprint, report: Report, language: Language): WrittenTable {
  const words = both[language]
  return {
    ...{ id: 'precision', caption: words.known },
    columns: [
      { head: words.figure, is: 'words' },
      { head: words.value, is: 'number' },
      { head: words.wanted, is: 'number' },
    ],
    rows: report.evidence.figures.flatMap(({ key, wanted }) => {
      const one = report.figures[key]
      const unit = one.unit === 'share' ? 'points' : one.unit
      const asked: WrittenCell = { text: numberText(wanted, unit, language), value: wanted, unit }
      const name = one.of === undefined ? words.cycleTime : nameOf(blueprint, one.of)[language]
      return [
        {
          ...(one.of !== undefined && { of: one.of }),
          cells: [{ text: name }, figureCell(one, language), asked],
        },
      ]
    }),
  }
}
