/** What a turn of the wheel means: it moves the picture, and with Ctrl (or two fingers pinching) it zooms about the pointer. */
import type { Graph } from './graph.ts'

const pixelsPerLine = 16

/** Listens on an element. Before Cytoscape hears of it, which would zoom at every turn; not passive, or the page would scroll too. */
export const turned = (graph: () => Graph | undefined) => (node: HTMLElement) => {
  const turn = (event: WheelEvent) => {
    const now = graph()
    if (now) move(event, node, now)
  }
  node.addEventListener('wheel', turn, { capture: true, passive: false })
  return () => node.removeEventListener('wheel', turn, { capture: true })
}

function move(event: WheelEvent, node: HTMLElement, graph: Pick<Graph, 'view' | 'zoomTo' | 'panBy'>): void {
  event.preventDefault()
  event.stopPropagation()
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsPerLine : 1
  if (event.ctrlKey || event.metaKey) {
    const box = node.getBoundingClientRect()
    // A notch of a mouse wheel is a hundred, a pinch a few: both should feel the same.
    const turn = Math.min(30, Math.max(-30, event.deltaY * unit))
    graph.zoomTo(graph.view().zoom * Math.exp(-turn * 0.008), {
      x: event.clientX - box.left,
      y: event.clientY - box.top,
    })
  } else if (event.shiftKey && event.deltaX === 0) graph.panBy(-event.deltaY * unit, 0)
  else graph.panBy(-event.deltaX * unit, -event.deltaY * unit)
}
