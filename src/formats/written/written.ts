/**
 * The written report of a blueprint, in one language: a sentence, what was found, the sections that prove it, what it rests
 * on, how sure it is, and what is missing. Words and numbers, nothing of how it looks: page, paper, slides and sheets show
 * the same.
 */
import { inLanguage, render, say, type Finding, type Language } from '../../base/index.ts'
import { findingsToday, headlineOf, sectionsOf, type Report } from '../../analysis/index.ts'
import { aboutOf, type Blueprint } from '../../blueprint/index.ts'
import { assumptionsOf } from './assumptions.ts'
import { certaintyOf } from './certainty.ts'
import { tableOf, type WrittenRow, type WrittenTable } from './table.ts'
import { words as both } from './words.ts'

/** A sentence, and the records that it is about. */
export interface WrittenSentence {
  text: string
  rule: string
  at: readonly string[]
  severity: Finding['severity']
}

/** One of the main findings, with the table that proves it best. */
export interface WrittenPoint extends WrittenSentence {
  proof?: { section: string; table: WrittenTable }
}

export interface WrittenSection {
  name: string
  title: string
  /** The question it answers. */
  question: string
  says: string[]
  tables: WrittenTable[]
  missing: string[]
}

export interface WrittenReport {
  format: 'throughline-written-report'
  version: 1
  language: Language
  /** Id of the blueprint. */
  blueprint: string
  /** Of the run: equal keys, equal figures. */
  key: string
  title: string
  /** Owner, date, study, runs: what stands under the title. */
  facts: { term: string; text: string }[]
  headline: WrittenSentence | undefined
  points: WrittenPoint[]
  /** All other findings, in a sentence each. */
  also: WrittenSentence[]
  sections: WrittenSection[]
  assumptions: WrittenSection
  certainty: WrittenSection
  /** What could not be said, and what to add so that it can. */
  missing: string[]
}

export interface WrittenOptions {
  language: Language
  /** The day on which it is written, as it is read; without one where absent. */
  date?: string
}

/** So many findings lead; a reader remembers three. */
const mostPoints = 3

export function writtenOf(blueprint: Blueprint, report: Report, options: WrittenOptions): WrittenReport {
  const { language } = options
  const headline = headlineOf(report)
  const certainty = certaintyOf(blueprint, report, language)
  const made = sectionsOf({ blueprint, report })
  const sections = made.map(({ maker, says, tables, missing }): WrittenSection => ({
    ...{ name: maker.name, title: maker.title[language], question: maker.question[language] },
    says: says.map((one) => say(one, language)),
    tables: tables.filter(({ rows }) => rows.length > 0).map((table) => tableOf(table, language)),
    missing: missing.map((one) => say(one, language)),
  }))
  const found = findingsToday(blueprint, report)
  const others = found.filter((one) => one !== headline)
  const leading = leadingOf(others)
  const rulesOf = new Map(made.map(({ maker, says }) => [maker.name, says.map(({ rule }) => rule)]))
  return {
    ...{ format: 'throughline-written-report', version: 1, language, blueprint: blueprint.id, key: report.key },
    title: inLanguage(aboutOf(blueprint)?.name, language) || blueprint.id,
    facts: factsOf(blueprint, report, options),
    headline: headline && sentenceOf(headline, language),
    points: pointsOf(leading, found, sections, rulesOf, language),
    also: others.filter((one) => !leading.includes(one)).map((one) => sentenceOf(one, language)),
    // One that has only something to ask for asks at the end.
    sections: sections.filter(({ says, tables }) => says.length > 0 || tables.length > 0),
    assumptions: assumptionsOf(blueprint, language),
    certainty,
    missing: [...new Set(sections.flatMap(({ missing }) => missing))],
  }
}

function factsOf(blueprint: Blueprint, report: Report, { language, date }: WrittenOptions): WrittenReport['facts'] {
  const words = both[language]
  const { owner, promise } = aboutOf(blueprint) ?? {}
  const runs = { count: report.replications.done, length: { minutes: report.lengthMinutes } }
  return [
    { term: words.promise, text: inLanguage(promise, language) },
    { term: words.owner, text: owner ?? '' },
    { term: words.date, text: date ?? '' },
    { term: words.study, text: words[report.study] },
    { term: words.runs, text: render(words.simulatedFor, runs, language) },
  ].filter(({ text }) => text !== '')
}

export const sentenceOf = (finding: Finding, language: Language): WrittenSentence => ({
  ...{ text: say(finding, language), rule: finding.rule, at: finding.at, severity: finding.severity },
})

/** One of each kind first, then the others in their order: three that say three things. */
function leadingOf(findings: readonly Finding[]): Finding[] {
  const firsts = findings.filter((one, at) => findings.findIndex(({ rule }) => rule === one.rule) === at)
  return [...firsts, ...findings.filter((one) => !firsts.includes(one))].slice(0, mostPoints)
}

/** What each finding rests on, drawn once: the second that rests on the same picture refers to it by standing below. */
function pointsOf(
  leading: readonly Finding[],
  all: readonly Finding[],
  sections: readonly WrittenSection[],
  rulesOf: ReadonlyMap<string, readonly string[]>,
  language: Language,
): WrittenPoint[] {
  const shown = new Set<WrittenTable>()
  const concerned = new Set(all.flatMap(({ at }) => at))
  return leading.map((one) => {
    const proof = proofOf(one, sections, rulesOf)
    if (!proof || shown.has(proof.table)) return sentenceOf(one, language)
    shown.add(proof.table)
    return { ...sentenceOf(one, language), proof: { ...proof, table: narrowed(proof.table, concerned) } }
  })
}

/** The table that a section which says the same has drawn, else one whose rows are about the same. */
function proofOf(
  { rule, at }: Finding,
  sections: readonly WrittenSection[],
  rulesOf: ReadonlyMap<string, readonly string[]>,
): WrittenPoint['proof'] {
  const drawn = sections.flatMap((section) =>
    section.tables.filter(({ picture }) => picture).map((table) => ({ section: section.name, table })),
  )
  return (
    drawn.find(({ section }) => rulesOf.get(section)?.includes(rule)) ??
    drawn.find(({ table }) => table.rows.some(({ of }) => of !== undefined && at.includes(of)))
  )
}

/** A picture beside a sentence has room for so many rows: those that findings are about, then the others. */
const mostRows = 8

function narrowed(table: WrittenTable, concerned: ReadonlySet<string>): WrittenTable {
  const { rows, picture } = table
  if (rows.length <= mostRows || picture?.is === 'matrix' || picture?.is === 'quadrant') return table
  const isFirst = ({ of }: WrittenRow) => of !== undefined && concerned.has(of)
  const kept = new Set([...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))].slice(0, mostRows))
  return { ...table, rows: rows.filter((row) => kept.has(row)) }
}
