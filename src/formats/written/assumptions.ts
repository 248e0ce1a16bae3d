/** What the report rests on: figures by where they come from, the weakest first, each kind of figure with what has it. */
import { listed, render, type Language } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { markedIn, provenances, type Marked } from './provenance.ts'
import type { WrittenColumn, WrittenTable } from './table.ts'
import { words as both } from './words.ts'
import type { WrittenSection } from './written.ts'

/** @param most so many rows of each table, and as few examples in each as one remembers; all where absent */
export function assumptionsOf(blueprint: Blueprint, language: Language, most?: number): WrittenSection {
  const words = both[language]
  const known = provenances
    .map((as) => ({ as, marked: markedIn(blueprint, as, language) }))
    .filter(({ marked }) => marked.length > 0)
  return {
    ...{ name: 'assumptions', title: words.assumptions, question: '' },
    says: known.map(({ as, marked }) => {
      const count = marked.reduce((sum, one) => sum + one.count, 0)
      return render(words.assumptionsSay[as], { count }, language)
    }),
    tables: known.map(({ as, marked }) => ({ ...byField(marked, language, most), id: as, caption: words[as] })),
    missing: known.length === 0 ? [words.assumptionsSay.none] : [],
  }
}

interface Kind {
  field: string
  source: string
  n: number | undefined
  things: string[]
}

const examples = 3

function byField(marked: readonly Marked[], language: Language, most?: number): Pick<WrittenTable, 'columns' | 'rows'> {
  const words = both[language]
  const kinds = new Map<string, Kind>()
  for (const { name, fields, source = '', n } of marked)
    for (const field of fields) {
      const key = JSON.stringify([field, source, n])
      const kind = kinds.get(key) ?? { field, source, n, things: [] }
      kind.things.push(name)
      kinds.set(key, kind)
    }
  const list = [...kinds.values()].sort((a, b) => b.things.length - a.things.length)
  const hasSource = list.some(({ source }) => source !== '')
  const hasCount = list.some(({ n }) => n !== undefined)
  const columns: WrittenColumn[] = [
    { head: words.figures, is: 'words' },
    { head: words.what, is: 'words' },
    ...(hasSource ? [{ head: words.source, is: 'words' } as const] : []),
    ...(hasCount ? [{ head: words.observations, is: 'number' } as const] : []),
  ]
  const named = (things: readonly string[]): string => {
    const few = most === undefined ? things : things.slice(0, examples)
    const said = listed(few, language)
    return few.length === things.length
      ? said
      : render(words.andMore, { said, n: things.length - few.length }, language)
  }
  const rows = list.slice(0, most).map(({ field, source, n, things }) => ({
    cells: [
      { text: field },
      { text: named(things) },
      ...(hasSource ? [{ text: source }] : []),
      ...(hasCount ? [n === undefined ? { text: '' } : { text: String(n), value: n, unit: 'count' as const }] : []),
    ],
  }))
  return { columns, rows }
}
