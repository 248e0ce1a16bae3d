/** Something that is asked where several things could be meant: typed menus and the command palette are the same question. */
export interface Choice {
  id: string
  label: string
  hint?: string
  /** A heading that it stands under. */
  group?: string
  /** As shown: `Ctrl D`. */
  keys?: string
  /** Why it cannot be chosen now. */
  reason?: string
  run(): void
}

export interface Question {
  title: string
  hint: string
  choices: readonly Choice[]
  /** What a text that fits nothing would do. */
  typed?(text: string): Choice
}
