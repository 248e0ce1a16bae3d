/** A head that is dragged along the others: where it would come to stand, and the pointer that drags it. */
import type { Attachment } from 'svelte/attachments'

/** A row along the edge of the canvas: from where to where, in pixels of the window. */
export interface Span {
  id: string
  from: number
  to: number
}

export interface Landing {
  beside: string
  side: 'before' | 'after'
  /** Where a line shows it. */
  at: number
}

/** @returns where a row that is let go at `at` goes among those of its type; undefined where it stays */
export function landing(spans: readonly Span[], id: string, at: number): Landing | undefined {
  const own = spans.findIndex((one) => one.id === id)
  const next = spans.findIndex((one) => at < (one.from + one.to) / 2)
  const place = next < 0 ? spans.length : next
  if (own < 0 || place === own || place === own + 1) return undefined
  const before = spans[place]
  return before
    ? { beside: before.id, side: 'before', at: before.from }
    : { beside: spans[spans.length - 1].id, side: 'after', at: spans[spans.length - 1].to }
}

/** From here on a press is a drag. */
const slack = 4

/**
 * @param axis along which heads lie
 * @param over the place of the pointer from the edge of the heads' own box; undefined when it is called off
 */
export const draggedAlong =
  (axis: 'x' | 'y', over: (at: number | undefined) => void, drop: (at: number) => void): Attachment<HTMLElement> =>
  (element) => {
    let from: number | undefined
    let moves = false
    const place = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY)
    const inHeads = (event: PointerEvent) => {
      const box = (element.closest<HTMLElement>('.heads') ?? element).getBoundingClientRect()
      return place(event) - (axis === 'x' ? box.left : box.top)
    }
    const end = () => {
      from = undefined
      moves = false
      over(undefined)
    }
    const on = {
      pointerdown(event: PointerEvent) {
        if (event.button !== 0 || (event.target as HTMLElement).closest('button, input')) return
        event.stopPropagation()
        from = place(event)
        // From now on: a quick hand has left the head before it moves.
        element.setPointerCapture(event.pointerId)
      },
      pointermove(event: PointerEvent) {
        if (from === undefined) return
        if (!moves && Math.abs(place(event) - from) < slack) return
        moves = true
        over(inHeads(event))
      },
      pointerup(event: PointerEvent) {
        const landed = moves ? inHeads(event) : undefined
        end()
        if (landed !== undefined) drop(landed)
      },
      pointercancel: end,
    }
    for (const [name, act] of Object.entries(on)) element.addEventListener(name, act as EventListener)
    return () => {
      for (const [name, act] of Object.entries(on)) element.removeEventListener(name, act as EventListener)
    }
  }
