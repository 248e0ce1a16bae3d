/** What the view is about, worked out once for all its parts: the gaps of the newest report, and which of them is selected. */
import {
  handoffGaps,
  handoffMatrix,
  handoffSays,
  type HandoffGap,
  type Matrix,
  type Report,
} from '../../analysis/index.ts'
import type { Finding } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { opened, session } from '../../workspace/index.ts'

export interface Seen {
  readonly blueprint: Blueprint
  readonly report: Report | undefined
  readonly gaps: readonly HandoffGap[]
  readonly matrix: Matrix
  readonly says: readonly Finding[]
  /** The selected one; the worst where none is. */
  readonly selected: HandoffGap | undefined
}

/** Called once by the view. */
export function seen(): Seen {
  const { document, runs } = opened()
  const gaps = $derived(handoffGaps(document.blueprint, runs.report))
  const matrix = $derived(handoffMatrix(document.blueprint, gaps))
  const says = $derived(runs.report ? handoffSays(document.blueprint, runs.report, gaps) : [])
  const selected = $derived(gaps.find(({ flow }) => flow.id === session.selection) ?? gaps.at(0))
  return {
    get blueprint() {
      return document.blueprint
    },
    get report() {
      return runs.report
    },
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
