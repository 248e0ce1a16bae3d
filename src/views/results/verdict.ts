/** The one sentence: where it breaks. And how it is spoken to those who do not see it. */
import { render, say, type Finding, type Language } from '../../base/index.ts'
export { headlineOf as verdictOf } from '../../analysis/headline.ts'

export const sentenceOf = (finding: Finding, language: Language): string => say(finding, language)

/** Without what to do about it, where there is no room for both. */
export const headOf = (finding: Finding, language: Language): string =>
  render(finding.what[language], finding.facts, language)

/** Speaks at most so often, milliseconds. */
export const leastPause = 5000

/** Passes on the newest text: at once after a pause, else when the pause is over; the same text never twice. */
export function speaker(speak: (text: string) => void, now: () => number = () => performance.now()) {
  let said = ''
  let next = ''
  let at = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const act = () => {
    timer = undefined
    if (next === said) return
    said = next
    at = now()
    speak(said)
  }
  return {
    say(text: string): void {
      next = text
      if (timer === undefined) timer = setTimeout(act, Math.max(0, at + leastPause - now()))
    },
    stop: () => clearTimeout(timer),
  }
}
