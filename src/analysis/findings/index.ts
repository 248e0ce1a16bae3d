/** What the figures say in words. One more is one file and one line here. */
import type { Finding, Texts } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import type { Answer } from '../asks.ts'
import { crashed } from '../fold.ts'
import type { Report } from '../report.ts'

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

export const findings: readonly FindingMaker[] = []

/** Every finding, the verdict first. A maker that crashes becomes a finding itself and spares the rest. */
export const findAll = (results: Results): Finding[] =>
  findings.flatMap((maker) => {
    try {
      return maker.find(results)
    } catch (problem) {
      return [crashed(maker.name, problem)]
    }
  })
