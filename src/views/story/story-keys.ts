/** Space plays, ← and → step: wherever the keyboard is, unless it is where these keys have a meaning of their own. */
import type { Telling } from './telling.svelte.ts'

export function storyKey(event: KeyboardEvent, telling: Pick<Telling, 'play' | 'back' | 'forward'>): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (owns(event.target, event.key)) return
  const acts: Record<string, () => void> = {
    ' ': () => telling.play(),
    ArrowLeft: () => telling.back(),
    ArrowRight: () => telling.forward(),
  }
  const act = acts[event.key]
  if (!act) return
  event.preventDefault()
  act()
}

/** A button is pressed by space, a slider and a field are moved by arrows; on the canvas arrows go from step to step. */
const owns = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    `input, select, textarea, [role="application"], [contenteditable], dialog[open]${key === ' ' ? ', button, a' : ''}`,
  ) !== null

/** On the canvas the arrows would go from step to step, and not through time. */
export function takeKeyboard(aside: HTMLElement): void {
  if (document.activeElement?.matches('[role=application]')) aside.focus()
}
