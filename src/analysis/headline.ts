/** The sentence that a report opens with. */
import type { Finding } from '../base/index.ts'
import type { Report } from './report.ts'

/** Why a run broke off and what never settles come before any verdict; else the verdict; else the most important finding. */
export const headlineOf = (report: Report | undefined): Finding | undefined =>
  report?.findings.find(({ rule }) => rule.startsWith('simulation/') || rule === 'unstable' || rule === 'verdict') ??
  report?.findings[0]
