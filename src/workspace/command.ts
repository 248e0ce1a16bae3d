/** The contract of a command: an editor's verb. It makes a new blueprint and never writes its own inverse. */
import type { Texts } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'

export interface Command<Args = unknown> {
  /** kebab-case; the file's name */
  name: string
  /** The name of the act, as undo shows it: "Change people". */
  label: Texts
  /** The name of the act where it hangs on what is done, instead of `label`. */
  labelOf?(args: Args): Texts
  /** It changes much at once: the state before it is kept as a version of this kind. */
  keepsBefore?: 'import' | 'restore'
  /** Keys that call it, as in `Ctrl+D`. */
  keys?: readonly string[]
  /** May it be done now, with these arguments? Its result is then of our shape. */
  can(blueprint: Blueprint, args: Args): boolean
  /** Only where `can` says yes. */
  run(blueprint: Blueprint, args: Args): Blueprint
}

/** Keeps the type of the arguments while checking against the contract. */
export const command = <Args>(one: Command<Args>): Command<Args> => one
