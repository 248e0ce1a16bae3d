/** A double press, for the mouse. */
import type { Attachment } from 'svelte/attachments'

export const doubled =
  (act: (event: MouseEvent) => void): Attachment<HTMLElement> =>
  (element) => {
    element.addEventListener('dblclick', act)
    return () => element.removeEventListener('dblclick', act)
  }
