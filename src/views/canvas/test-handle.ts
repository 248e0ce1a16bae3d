/** For end-to-end tests, behind `?test` in the address: where things are on the screen, and what is selected. The canvas is opaque to them otherwise. */
import { inLanguage } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import type { Box, Drawing } from '../../drawing/index.ts'
import { onScreen, type Viewport } from './viewport.ts'

export interface CanvasHandle {
  /** Screen box of a step; undefined where it is not drawn. */
  step(id: string): Box | undefined
  steps(): string[]
  /** What is drawn, in words: `Calls (arrival, customer) → Asks, Leaves`. */
  document(): string[]
  view(): Viewport
  blueprint(): Blueprint
  /** Selects a record, also one that is not drawn. */
  select(id: string): void
}

export interface Seen {
  drawing: () => Drawing
  view: () => Viewport
  blueprint: () => Blueprint
  select: (id: string) => void
}

/** @returns an undo; does nothing where the flag is not set */
export function offerHandle(window: HTMLElement, { drawing, view, blueprint, select }: Seen): () => void {
  if (!new URLSearchParams(location.search).has('test')) return () => {}
  const handle: CanvasHandle = {
    step(id) {
      const step = drawing().steps.find((one) => one.id === id)
      if (!step) return undefined
      const { left, top } = window.getBoundingClientRect()
      const box = onScreen(view(), step)
      return { ...box, x: left + box.x, y: top + box.y }
    },
    steps: () => drawing().steps.map((step) => step.id),
    document() {
      const { steps, edges } = drawing()
      const name = (id: string) => inLanguage(steps.find((step) => step.id === id)?.node.name, 'en')
      return steps.map(({ id, node }) => {
        const next = edges.filter(({ flow }) => flow.from === id).map(({ flow }) => name(flow.to))
        return `${name(id)} (${node.kind}, ${node.lane})${next.length > 0 ? ` → ${next.join(', ')}` : ''}`
      })
    },
    view,
    blueprint,
    select,
  }
  Object.assign(globalThis, { throughlineCanvas: handle })
  return () => Reflect.deleteProperty(globalThis, 'throughlineCanvas')
}
