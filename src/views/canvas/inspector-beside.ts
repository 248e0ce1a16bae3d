/** The inspector beside the canvas, or over it. */
import { session } from '../../workspace/index.ts'

/** The keyboard goes where the figures of the selected step can be changed. */
export function toInspector(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-region="inspector"] :is(input, textarea, select, button)')?.focus(),
  )
}

/** On a small screen it comes over the canvas when something is selected. @returns pixels that it covers there */
export function coveredByInspector(): number {
  const side = document.querySelector('[data-region="inspector"]')
  const isOver = side && session.selection !== undefined && getComputedStyle(side).position === 'absolute'
  return isOver ? side.clientWidth : 0
}
