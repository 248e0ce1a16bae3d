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

/** The choices that a typed text fits, the best first; all of them, as they come, without one. What cannot be chosen comes last. */
export function ranked(choices: readonly Choice[], text: string): Choice[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return [...choices]
  return choices
    .map((choice) => ({ choice, fit: fitOf(choice, wanted) - (choice.reason === undefined ? 0 : 10) }))
    .filter(({ fit }) => fit > -10)
    .sort((a, b) => b.fit - a.fit)
    .map(({ choice }) => choice)
}

/** 4 as a whole, 3 from the beginning, 2 from the beginning of a word, 1 anywhere, 0.5 letter by letter; of the hint half as much. */
function fitOf({ label, hint = '' }: Choice, wanted: string): number {
  return Math.max(fitIn(label.toLowerCase(), wanted), fitIn(hint.toLowerCase(), wanted) / 2) || -20
}

function fitIn(text: string, wanted: string): number {
  if (text === wanted) return 4
  if (text.startsWith(wanted)) return 3
  const at = text.indexOf(wanted)
  if (at > 0) return /[\s(“·/-]/.test(text[at - 1]) ? 2 : 1
  if (wanted.length < 2) return 0
  let from = 0
  for (const letter of wanted) {
    from = text.indexOf(letter, from) + 1
    if (from === 0) return 0
  }
  return text.length > 60 ? 0 : 0.5
}
