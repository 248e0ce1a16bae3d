/**
 * A section of the written report: what it says in a sentence, the tables that prove it, and what is missing for more.
 * Data and no drawing: the page, the printed paper, slides, sheets and files all show the same.
 */
import type { Fact, Finding, Texts } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import type { Figure, Report } from './report.ts'

/** What stands in a cell: words, a fact, a figure with its interval or the reason why it has none, a verdict, or nothing known. */
export type Cell = Fact | { figure: Figure } | { is: 'met' | 'missed'; says: Texts } | { unknown: Texts }

export interface Column {
  head: Texts
  /** Numbers stand right, words left. */
  is: 'words' | 'number'
}

/** A column by its head. */
export const wordColumn = (en: string, zh: string): Column => ({ head: { en, 'zh-CN': zh }, is: 'words' })
export const numberColumn = (en: string, zh: string): Column => ({ head: { en, 'zh-CN': zh }, is: 'number' })

export interface Row {
  /** Id of the record that it is about, for going there. */
  of?: string
  cells: Cell[]
}

/** How a table is also drawn: the columns by their place in `columns`. */
export type Picture =
  /** Parts of a whole, one bar a row: the columns are the parts, in their order. */
  | { is: 'stacked'; parts: { column: number; colour: string }[] }
  /** A value with its whisker, one line a row; what it is to reach is one for all, or stands in a column. */
  | { is: 'dots'; column: number; goal?: number; goalColumn?: number }
  /** Rows give, columns take: a circle by its size, shaded by another table's value at the same place. */
  | { is: 'matrix'; shade?: readonly (readonly (number | undefined)[])[] }
  /** Two scores of each row against each other, cut at their middle; `most`: as far as either can reach. */
  | { is: 'quadrant'; across: number; up: number; cutAcross: number; cutUp: number; most?: number }

export interface Table {
  id: string
  caption: Texts
  columns: Column[]
  rows: Row[]
  picture?: Picture
}

export interface Section {
  /** Opens with a plain finding; each table proves it. */
  says: Finding[]
  tables: Table[]
  /** What cannot be said, and what to add so that it can: never an empty table, never a 0 that means unknown. */
  missing: Finding[]
}

export interface SectionMaker {
  name: string
  title: Texts
  /** The question it answers. */
  question: Texts
  /** Nothing where the question does not arise. Proofs (paired runs) are in the report. */
  make(about: { blueprint: Blueprint; report: Report }): Section | undefined
}
