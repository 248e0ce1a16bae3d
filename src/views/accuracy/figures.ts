/** How figures and verdicts are written on the page. */
import { render, type Language } from '../../base/index.ts'
import { words } from './words.ts'

/** As many places as tell the expected from the measured, and no more. */
export function figure(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  const places = size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4
  return value.toFixed(places).replace('-', '−')
}

const counted: readonly (readonly [RegExp, 'rows' | 'rowsOf' | 'rowsMore' | 'refusedOf'])[] = [
  [/^(?<n>\d+) rows?$/, 'rows'],
  [/^(?<n>\d+) of (?<all>\d+) rows$/, 'rowsOf'],
  [/^(?<n>\d+) of (?<all>\d+) rows, (?<more>\d+) more$/, 'rowsMore'],
  [/^(?<n>\d+) of (?<all>\d+) refused$/, 'refusedOf'],
]

/**
 * What a file of cases says in the format's words (`5 of 5 rows`, `unstable: clerk`), in the reader's: names stay as
 * they are, and so does what is not known.
 */
export function said(text: string, language: Language): string {
  const known: Record<string, string> = words[language].said
  for (const [pattern, word] of counted) {
    const found = pattern.exec(text)?.groups
    if (found) return render(known[word], found, language)
  }
  const kind = /^[\w-]+/.exec(text)?.[0] ?? ''
  return Object.hasOwn(known, kind) ? known[kind] + text.slice(kind.length) : text
}
