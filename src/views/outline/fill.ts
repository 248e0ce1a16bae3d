/** What comes from a spreadsheet and goes there: cells parted by tabs, rows by line ends, and how they fill the table. */
import type { Language, Texts } from '../../base/index.ts'
import { all, called, get, type Blueprint } from '../../blueprint/index.ts'
import { act, addSteps, type Act } from '../../workspace/commands/index.ts'
import { freshRecordId } from '../../workspace/steps.ts'
import { columnCalled, columnsIn, kindCalled, typed, type Column } from './columns.ts'

/** Quoted where a cell holds what parts cells. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => cells.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')

export function cellsOfText(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/gu
  const rows: string[][] = [[]]
  for (const [whole, quoted, plain, end] of text.replace(/\r?\n$/, '').matchAll(cell)) {
    const isPastTheEnd = whole === '' && rows[rows.length - 1].length === 0 && rows.length > 1
    if (!isPastTheEnd) rows[rows.length - 1].push((quoted?.replaceAll('""', '"') ?? plain).trim())
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows.filter((cells) => cells.some((text) => text !== ''))
}

export interface Filled {
  acts: readonly Act[]
  /** How many rows were filled or made. */
  rows: number
  /** The first row named the columns. */
  hasHead: boolean
  /** The last of them. */
  last: string | undefined
  missed: readonly { text: string; reason: Texts }[]
}

/**
 * Cells laid on the table from a place on, row by row; under the last row they make steps. A first row of column names
 * says which cells are which, and then a row belongs to the step of its name.
 * @param from id of the step in whose row the first cell lies; new rows only where absent
 */
export function filled(
  blueprint: Blueprint,
  cells: readonly (readonly string[])[],
  from: string | undefined,
  column: number,
  language: Language,
): Filled {
  const head = headIn(cells[0] ?? [])
  const columns = head ?? columnsIn(language).slice(column)
  const body = head ? cells.slice(1) : cells
  const ids = all(blueprint, 'node').map(({ id }) => id)
  const first = from === undefined ? ids.length : ids.indexOf(from)
  const sheet = new Sheet(blueprint, language)
  const laid = body.map((texts, at) => {
    const entries = texts.flatMap((text, i) => (columns[i] ? [{ column: columns[i], text }] : []))
    const known = head ? sheet.called(entries) : ids[first + at]
    return { entries, id: known ?? sheet.make(entries) }
  })
  // Where a step leads is read last: by then every step is there and has its name.
  for (const isLast of [false, true])
    for (const { entries, id } of laid)
      for (const { column, text } of entries)
        if (id !== undefined && (column.name === 'next') === isLast) sheet.lay(column, id, text)
  const done = laid.flatMap(({ id }) => id ?? [])
  return {
    acts: sheet.acts,
    rows: done.length,
    hasHead: head !== undefined,
    last: done[done.length - 1],
    missed: sheet.missed,
  }
}

/** The columns that a row names, if it is one that does. */
function headIn(row: readonly string[]): (Column | undefined)[] | undefined {
  const columns = row.map((text) => columnCalled(text))
  const isHead = row.length > 1 || columns[0]?.name.startsWith('name')
  return isHead && columns.every((column, at) => column ?? row[at] === '') ? columns : undefined
}

interface Entry {
  column: Column
  text: string
}

/** The blueprint while cells are laid on it, and what was done. */
class Sheet {
  readonly acts: Act[] = []
  readonly missed: { text: string; reason: Texts }[] = []
  #blueprint: Blueprint
  readonly #language: Language
  #last: string | undefined

  constructor(blueprint: Blueprint, language: Language) {
    this.#blueprint = blueprint
    this.#language = language
  }

  #do(acts: readonly Act[]): boolean {
    const next = acts.reduce<Blueprint | undefined>((at, one) => at && one(at), this.#blueprint)
    if (!next) return false
    this.#blueprint = next
    this.acts.push(...acts)
    return true
  }

  called(entries: readonly Entry[]): string | undefined {
    const names = entries.filter(({ column }) => column.name.startsWith('name-'))
    return names.map(({ text }) => called(this.#blueprint, 'node', text)?.id).find((id) => id !== undefined)
  }

  /** A step for a row that has none: in the lane it names, else where the one before it is. */
  make(entries: readonly Entry[]): string | undefined {
    const text = (name: string) => entries.find(({ column }) => column.name === name)?.text ?? ''
    const name = { en: text('name-en'), 'zh-CN': text('name-zh-CN') }
    const named = Object.fromEntries(Object.entries(name).filter(([, one]) => one !== ''))
    const stem = name.en || name['zh-CN']
    if (stem === '') return undefined
    const kind = kindCalled(text('kind')) ?? 'action'
    const before = this.#last ?? all(this.#blueprint, 'node').at(-1)?.id
    const lane = called(this.#blueprint, 'lane', text('lane'))?.id ?? get(this.#blueprint, 'node', before)?.lane
    const home = lane ?? all(this.#blueprint, 'lane').find(({ role }) => role === 'customer')?.id
    if (home === undefined) return undefined
    const id = freshRecordId(this.#blueprint, stem, 'step')
    const args = { steps: [{ id, name: named }], kind, lane: home }
    // Rows that say where they lead are joined by that; the others follow one another.
    const saysWhere = entries.some(({ column }) => column.name === 'next')
    const isMade =
      (!saysWhere && before !== undefined && this.#do([act(addSteps, { ...args, after: before })])) ||
      this.#do([act(addSteps, args)])
    if (!isMade) return undefined
    this.#last = id
    return id
  }

  lay(column: Column, id: string, text: string): void {
    const taken = typed(column, this.#blueprint, id, text, this.#language)
    if ('reason' in taken) this.missed.push({ text, reason: taken.reason })
    else this.#do(taken.acts)
  }
}
