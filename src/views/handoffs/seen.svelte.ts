/** What the view is about, worked out once for all its parts: the gaps of the newest report, and which of them is selected. */
import {
  handoffGaps,
  handoffMatrix,
  handoffSays,
  type HandoffGap,
  type Matrix,
  type Report,
} from '../../analysis/index.ts'
import { figure, type Figure } from '../../analysis/report.ts'
import type { Finding } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { focusIn, isMeasuredAlone, type Focus } from '../../drawing/index.ts'
import { opened, session } from '../../workspace/index.ts'

export interface Seen {
  readonly blueprint: Blueprint
  readonly report: Report | undefined
  /** The class or channel whose cases alone are looked at. */
  readonly focus: Focus | undefined
  /** Whether the figures are of these cases: the run has measured them apart. */
  readonly isApart: boolean
  /** A figure of the cases that are looked at. */
  figure(measure: string, of?: string, by?: Record<string, string>): Figure | undefined
  readonly gaps: readonly HandoffGap[]
  readonly matrix: Matrix
  readonly says: readonly Finding[]
  /** The selected one; the worst where none is. */
  readonly selected: HandoffGap | undefined
}

/** Called once by the view. */
export function seen(): Seen {
  const { document, runs } = opened()
  const focus = $derived(focusIn(document.blueprint, session.focus))
  const by = $derived(focus && isMeasuredAlone(runs.report, focus) ? { [focus.by]: focus.id } : undefined)
  const gaps = $derived(handoffGaps(document.blueprint, runs.report, by))
  const matrix = $derived(handoffMatrix(document.blueprint, gaps))
  const says = $derived(runs.report ? handoffSays(document.blueprint, runs.report, gaps, by) : [])
  const selected = $derived(gaps.find(({ flow }) => flow.id === session.selection) ?? gaps.at(0))
  return {
    get blueprint() {
      return document.blueprint
    },
    get report() {
      return runs.report
    },
    get focus() {
      return focus
    },
    get isApart() {
      return by !== undefined
    },
    figure: (measure, of, also) => figure(runs.report, measure, of, also || by ? { ...also, ...by } : undefined),
    get gaps() {
      return gaps
    },
    get matrix() {
      return matrix
    },
    get says() {
      return says
    },
    get selected() {
      return selected
    },
  }
}
