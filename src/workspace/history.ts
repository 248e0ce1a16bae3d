/** What was done and can be taken back: edits with their diffs, as two stacks. Pure. */
import { applyDiff, reversed, type Diff, type Records, type Texts } from '../base/index.ts'

export interface Edit {
  /** The name of the act: "Change people". */
  label: Texts
  diff: Diff
}

export interface History {
  /** Oldest first. */
  past: readonly Edit[]
  /** What was undone, to be redone next at the end. */
  future: readonly Edit[]
}

export const emptyHistory: History = { past: [], future: [] }

/** After a new edit nothing can be redone. */
export const recorded = ({ past }: History, edit: Edit): History => ({ past: [...past, edit], future: [] })

/** The last edit again, with what was done since as a part of it. */
export const replaced = ({ past }: History, edit: Edit): History => ({ past: [...past.slice(0, -1), edit], future: [] })

export interface Step<R extends Records> {
  history: History
  records: R
  /** What was laid on the records. */
  edit: Edit
}

/** Takes back the last edit: a field only where it still holds my value. */
export function undone<R extends Records>({ past, future }: History, records: R): Step<R> | undefined {
  const edit = past.at(-1)
  if (!edit) return undefined
  const back = { label: edit.label, diff: reversed(edit.diff) }
  return {
    history: { past: past.slice(0, -1), future: [...future, edit] },
    records: applyDiff(records, back.diff) as R,
    edit: back,
  }
}

export function redone<R extends Records>({ past, future }: History, records: R): Step<R> | undefined {
  const edit = future.at(-1)
  if (!edit) return undefined
  return {
    history: { past: [...past, edit], future: future.slice(0, -1) },
    records: applyDiff(records, edit.diff) as R,
    edit,
  }
}
