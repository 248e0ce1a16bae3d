/** The keys of the canvas. Letters act only while it has the focus; with a modifier they belong to somebody else. */
import type { Drawing, PlacedStep, Thing } from '../../drawing/index.ts'
import { nextStep, type Arrow } from './follow.ts'
import type { Graph } from './graph.ts'
import { zoomIn, zoomOut } from './viewport.ts'

export interface Hand {
  graph: Graph
  drawing: Drawing
  /** The step that has the keyboard. */
  focused: string | undefined
  go(id: string): void
  select(thing: Thing): void
  open(thing: Thing): void
  leave(): void
}

/** @returns whether the key meant something here */
export function pressOn(hand: Hand, event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  const act = event.key.startsWith('Arrow') ? () => arrow(hand, event.key as Arrow) : acts[event.key]
  act?.(hand)
  return act !== undefined
}

const acts: Record<string, (hand: Hand) => void> = {
  '+': ({ graph }) => graph.zoomTo(zoomIn(graph.view().zoom)),
  '=': ({ graph }) => graph.zoomTo(zoomIn(graph.view().zoom)),
  '-': ({ graph }) => graph.zoomTo(zoomOut(graph.view().zoom)),
  '0': ({ graph }) => graph.zoomTo(1),
  f: ({ graph }) => graph.fit(),
  F: ({ graph }) => graph.fit(),
  Home: (hand) => begin(hand),
  Enter: (hand) => (hand.focused ? hand.open({ is: 'step', id: hand.focused }) : begin(hand)),
  ' ': (hand) => hand.focused && hand.select({ is: 'step', id: hand.focused }),
  Escape: (hand) => hand.leave(),
}

function arrow(hand: Hand, key: Arrow): void {
  const next = hand.focused ? nextStep(hand.drawing, hand.focused, key) : entrance(hand.drawing)?.id
  if (next) hand.go(next)
}

function begin(hand: Hand): void {
  const first = entrance(hand.drawing)
  if (first) hand.go(first.id)
}

/** Where one comes in: where the cases do. */
export const entrance = (drawing: Pick<Drawing, 'steps'>): PlacedStep | undefined =>
  drawing.steps.find((step) => step.kind === 'arrival') ?? drawing.steps[0]
