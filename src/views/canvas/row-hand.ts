import type { RowEditor } from '../editing/index.ts'

/** What the hand does at the heads of lanes, departments and phases; absent where they are only looked at. */
export interface RowHand {
  /** The row whose name is being typed. */
  readonly naming: string | undefined
  /** Asks what to do with it. */
  ask(id: string): void
  fold(id: string): void
  rename(id: string): void
  /** @param name undefined: it stays as it was */
  named(name: string | undefined): void
  /** The keyboard has come to its head: the canvas brings it into view. */
  reached(id: string): void
  /** Puts it next to another one. */
  place(id: string, beside: string, side: 'before' | 'after'): void
  /** @returns whether the key meant something on this head */
  press(id: string, event: KeyboardEvent): boolean
}

/** The hand of the editor of rows; the canvas folds, brings into view, and knows what keys mean here. */
export const rowHandOf = (
  rows: RowEditor,
  fold: RowHand['fold'],
  reached: RowHand['reached'],
  press: RowHand['press'],
): RowHand => ({
  get naming() {
    return rows.naming
  },
  ask: (id) => rows.ask(id),
  fold,
  rename: (id) => rows.rename(id),
  named: (name) => rows.named(name),
  reached,
  place: (id, beside, side) => rows.place(id, beside, side),
  press,
})
