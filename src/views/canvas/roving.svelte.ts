/** The heads of one edge are one tab stop: arrows go from one to the next, and Tab comes back to where one was. */
import type { Attachment } from 'svelte/attachments'

export const roving =
  (before: string, after: string, reached: (place: string) => void): Attachment<HTMLElement> =>
  (element) => {
    const heads = () => [...element.querySelectorAll<HTMLElement>('[data-place]')]
    const move = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const all = heads()
      const at = all.indexOf(event.target as HTMLElement)
      const next = {
        [before]: all[at - 1],
        [after]: all[at + 1],
        Home: all[0],
        End: all.at(-1),
      }[event.key]
      if (at < 0 || !next) return
      event.preventDefault()
      next.focus()
    }
    const arrive = (event: FocusEvent) => {
      const { place } = (event.target as HTMLElement).dataset
      if (place !== undefined) reached(place)
    }
    element.addEventListener('keydown', move)
    element.addEventListener('focusin', arrive)
    return () => {
      element.removeEventListener('keydown', move)
      element.removeEventListener('focusin', arrive)
    }
  }

/**
 * Keeps the keyboard on a head when the heads change their order: what moves in the page loses it.
 * @param order changes when they do
 */
export function keepsFocus(order: () => unknown): void {
  let place: string | undefined
  $effect.pre(() => {
    order()
    place = (document.activeElement as HTMLElement | null)?.dataset.place
  })
  $effect(() => {
    order()
    if (place !== undefined && document.activeElement === document.body)
      document.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus()
  })
}
