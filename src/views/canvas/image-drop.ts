/** Pictures that are dropped on the canvas: each lands on the piece of evidence that it is dropped on. */
import type { Drawing } from '../../drawing/index.ts'
import { bringsPictures, picturesIn } from '../editing/index.ts'
import { onScreen, type Viewport } from './viewport.ts'

interface Hooks {
  /** Where the drawing is seen. */
  plane(): Element | null
  drawing(): Drawing
  view(): Viewport
  /** The evidence under the pointer while a picture is dragged; undefined over nothing, and when it has gone. */
  over(evidence: string | undefined): void
  take(evidence: string, picture: File): void
}

export const pictureDrop = (hooks: Hooks) => (element: HTMLElement) => {
  const under = ({ clientX, clientY }: DragEvent): string | undefined => {
    const { left, top } = (hooks.plane() ?? element).getBoundingClientRect()
    const [x, y] = [clientX - left, clientY - top]
    return hooks.drawing().steps.find((step) => {
      const box = onScreen(hooks.view(), step)
      return step.kind === 'evidence' && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
    })?.id
  }
  const listen = {
    dragover(event: DragEvent) {
      const evidence = bringsPictures(event.dataTransfer) ? under(event) : undefined
      hooks.over(evidence)
      if (evidence !== undefined) event.preventDefault()
    },
    dragleave: () => hooks.over(undefined),
    drop(event: DragEvent) {
      hooks.over(undefined)
      const [picture] = picturesIn(event.dataTransfer)
      const evidence = under(event)
      if (!picture || evidence === undefined) return
      event.preventDefault()
      hooks.take(evidence, picture)
    },
  }
  for (const [name, act] of Object.entries(listen)) element.addEventListener(name, act as EventListener)
  return () => {
    for (const [name, act] of Object.entries(listen)) element.removeEventListener(name, act as EventListener)
  }
}
