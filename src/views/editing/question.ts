/** Something that is asked where several things could be meant: typed menus and the command palette are the same question. */
export interface Choice {
  id: string
  label: string
  hint?: string
  /** A heading that it stands under. */
  group?: string
  /** As shown: `Ctrl D`. */
  keys?: string
  /** A colour that it stands for, by name. */
  colour?: string
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

/**
 * The choices that a typed text fits, the best first; all of them, as they come, without one. What cannot be chosen comes
 * last. Where the text may also be a name of its own, letters that lie far apart are not taken for a choice.
 */
export function ranked({ choices, typed }: Pick<Question, 'choices' | 'typed'>, text: string): Choice[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return [...choices]
  const least = typed ? 0.5 : 0
  return choices
    .map((choice) => ({ choice, fit: fitOf(choice, wanted) }))
    .filter(({ fit }) => fit > least)
    .toSorted((a, b) => Number(a.choice.reason !== undefined) - Number(b.choice.reason !== undefined) || b.fit - a.fit)
    .map(({ choice }) => choice)
}

/** 4 as a whole, 3 from the beginning, 2 from the beginning of a word, 1 anywhere, 0.5 letter by letter; of the hint half as much. */
const fitOf = ({ label, hint = '' }: Choice, wanted: string): number =>
  Math.max(fitIn(label.toLowerCase(), wanted), fitIn(hint.toLowerCase(), wanted) / 2)

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
