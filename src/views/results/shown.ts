/** Which figures are shown: old ones stay until new ones are good enough to be read. */
import type { Blueprint } from '../../blueprint/index.ts'
import { goalOf } from '../../analysis/goal.ts'
import { halfWidth, type Report } from '../../analysis/report.ts'
import type { RunState } from '../../workspace/index.ts'

/** New figures are readable when the one that the verdict speaks of is known to a tenth of itself. */
const readable = 0.1

export function isReadable(blueprint: Blueprint, report: Report): boolean {
  const goal = goalOf(blueprint, report)
  if (!goal) return report.replications.done >= 3
  const half = halfWidth(goal.figure)
  return half !== undefined && half <= readable * Math.abs(goal.figure.value ?? 0)
}

export interface Shown {
  report: Report | undefined
  /** These figures are old, or too rough to rely on. */
  isDimmed: boolean
}

/**
 * @param report the newest one
 * @param last the last readable one, of this or an earlier state of the document
 */
export function shown(
  blueprint: Blueprint,
  report: Report | undefined,
  last: Report | undefined,
  state: RunState,
  stale: boolean,
): Shown {
  if (!report || report.replications.done === 0) return { report: last, isDimmed: true }
  if (stale) return { report: last ?? report, isDimmed: true }
  // Of the same run the longer one stays, when it is begun again.
  const isShorter = last?.key === report.key && last.replications.done > report.replications.done
  if (isShorter && state === 'running') return { report: last, isDimmed: false }
  if (state !== 'running' || isReadable(blueprint, report)) return { report, isDimmed: false }
  return { report: last ?? report, isDimmed: true }
}
