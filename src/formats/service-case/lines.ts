/** What a verification found, one line a figure: for a terminal, a page, a spreadsheet, another program. */
import type { Judgement, Outcome, Verdict } from './judge.ts'
import type { Rule, ServiceCase } from './model.ts'

export interface Line {
  case: string
  metric: string
  /** What of the model it is about: `serve gold p=0.95`; empty for the whole. */
  about: string
  rule: Rule
  expected: unknown
  measured?: number | string
  /** Three standard errors on either side of what was measured. */
  interval?: [low: number, high: number]
  replications?: number
  /** Absent until it is judged. */
  verdict?: Outcome
  /** Why it does not hold. */
  why?: string
}

export const linesOf = ({ case: one, verdicts }: Judgement): Line[] =>
  verdicts.map((verdict) => ({ ...lineOf(one.id, verdict), verdict: verdict.outcome }))

/** What is asked of a case, before it is run. */
export const askedOf = (one: ServiceCase): Line[] => one.expect.map((expectation) => lineOf(one.id, { expectation }))

type Found = Pick<Verdict, 'expectation'> & Partial<Verdict>

function lineOf(id: string, { expectation, measured, halfWidth, replications, why }: Found): Line {
  const { metric, rule, value, node, resource, class: ofClass, at, p } = expectation
  const about = [node, resource, ofClass, at === undefined ? '' : `at=${at}`, p === undefined ? '' : `p=${p}`]
  const hasInterval = typeof measured === 'number' && halfWidth !== undefined && halfWidth < Infinity
  return {
    ...{ case: id, metric, about: about.filter(Boolean).join(' '), rule, expected: value },
    ...(measured === undefined ? {} : { measured }),
    ...(hasInterval ? { interval: [measured - halfWidth, measured + halfWidth] } : {}),
    ...(replications === undefined ? {} : { replications }),
    ...(why === undefined ? {} : { why }),
  }
}

/** All of it for other programs. */
export const verificationJson = (seed: number, judgements: readonly Judgement[]) => {
  const rows = judgements.flatMap(linesOf)
  return {
    ...{ format: 'throughline-verification', version: 2, seed },
    ...{ figures: rows.length, hold: rows.filter((row) => row.verdict === 'holds').length },
    cases: judgements.map(({ case: { id, title, family, source }, seeds }) => ({ id, title, family, source, seeds })),
    rows,
  }
}

/** The rows for a spreadsheet, with the cases' titles and sources. */
export function verificationCsv(judgements: readonly Judgement[]): string {
  const head = ['case', 'title', 'family', 'metric', 'about', 'rule', 'expected', 'measured', 'low', 'high']
  const rows = judgements.flatMap((judgement) =>
    linesOf(judgement).map((line) => [
      ...[line.case, judgement.case.title, judgement.case.family ?? '', line.metric, line.about, line.rule.kind],
      ...[inWords(line.expected), line.measured ?? '', line.interval?.[0] ?? '', line.interval?.[1] ?? ''],
      ...[line.replications ?? '', line.verdict ?? '', judgement.seeds.join(' '), judgement.case.source ?? ''],
    ]),
  )
  return [[...head, 'replications', 'verdict', 'seeds', 'source'], ...rows].map(csvLine).join('')
}

const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: string | number): string {
  const text = String(cell)
  // A spreadsheet takes what begins like this for a formula.
  const safe = typeof cell === 'string' && /^[=+@\t-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** `0.8`, `5 rows`, `stable`, `unstable: clerk`. */
export function inWords(expected: unknown): string {
  if (Array.isArray(expected)) return `${expected.length} ${expected.length === 1 ? 'row' : 'rows'}`
  if (typeof expected !== 'object' || expected === null) return String(expected)
  const { kind, ...named } = expected as Record<string, unknown>
  const names = Object.values(named).flat().map(String)
  return [String(kind), names.join(', ')].filter(Boolean).join(': ')
}
