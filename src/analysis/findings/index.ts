/** What the figures say in words. One more is one file and one line here. */
import type { Finding, Texts } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import type { Answer } from '../asks.ts'
import { crashed } from '../fold.ts'
import type { Report } from '../report.ts'
import { bottleneck } from './bottleneck.ts'
import { hangsOnOneCase } from './hangs-on-one.ts'
import { handoffGaps } from './handoff-gaps.ts'
import { hires } from './hires.ts'
import { lastAtJoin } from './last-at-join.ts'
import { late } from './late.ts'
import { notTheProblem } from './not-the-problem.ts'
import { overloadedDates } from './overloaded-dates.ts'
import { overloadedHours } from './overloaded-hours.ts'
import { stranded } from './stranded.ts'
import { unstable } from './unstable.ts'
import { verdict } from './verdict.ts'

/** All that findings may look at: the run as it is, and the asks that have been answered so far. */
export interface Results {
  blueprint: Blueprint
  report: Report
  answers: readonly Answer[]
}

export interface FindingMaker {
  name: string
  /** The question it answers. */
  question: Texts
  find(results: Results): Finding[]
}

/** In the order in which they are read. */
export const findings: readonly FindingMaker[] = [
  unstable,
  stranded,
  verdict,
  late,
  bottleneck,
  hires,
  overloadedHours,
  overloadedDates,
  handoffGaps,
  lastAtJoin,
  notTheProblem,
  hangsOnOneCase,
]

/** Every finding, the verdict first. A maker that crashes becomes a finding itself and spares the rest. */
export const findAll = (results: Results): Finding[] =>
  findings.flatMap((maker) => {
    try {
      return maker.find(results)
    } catch (problem) {
      return [crashed(maker.name, problem)]
    }
  })
