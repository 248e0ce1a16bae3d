/** The keys that move about on the canvas, a list like that of drawing. Letters act only while it has the focus. */
import type { Texts } from '../../base/index.ts'
import type { Drawing, PlacedStep, Thing } from '../../drawing/index.ts'
import { keyOf, type Press } from '../key.ts'
import { nextStep, type Arrow } from './follow.ts'
import type { Graph } from './graph.ts'
import { nextSpot } from './hot-spots.ts'
import { looking } from './looking.svelte.ts'
import { boxAround, wayThrough } from './way-through.ts'
import { zoomIn, zoomOut } from './viewport.ts'
import { words } from './words.ts'

export interface Hand {
  graph: Graph
  drawing: Drawing
  /** The step that has the keyboard. */
  focused: string | undefined
  go(id: string): void
  select(thing: Thing): void
  open(thing: Thing): void
  leave(): void
  /** Where to look first, in turn. */
  hotSpots(): readonly string[]
  /** Points from now on, and draws nothing. */
  rest(): void
  /** A lane, department or phase fills the window. */
  frame(id: string): void
}

export interface PlaneKey {
  keys: readonly string[]
  label: Texts
  /** Means something only as a key: the palette does not offer it. */
  onlyKey?: boolean
  /** Without a step there is nothing to act on. */
  needs?: 'step'
  act(hand: Hand): void
}

const text = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })

export const planeKeys: readonly PlaneKey[] = [
  {
    keys: ['F'],
    label: words.fit,
    act: ({ graph }) => graph.fit(),
  },
  {
    keys: ['Shift+F'],
    label: text('Zoom to the path of the step', '缩放到步骤所在的路径'),
    needs: 'step',
    act: ({ graph, drawing, focused }) =>
      focused !== undefined && graph.frame(boxAround(drawing, wayThrough(drawing, focused))),
  },
  {
    keys: ['Shift+L'],
    label: text('Zoom to the lane of the step', '缩放到步骤所在的泳道'),
    needs: 'step',
    act: (hand) => frameRow(hand, 'lane'),
  },
  {
    keys: ['Shift+P'],
    label: text('Zoom to the phase of the step', '缩放到步骤所在的阶段'),
    needs: 'step',
    act: (hand) => frameRow(hand, 'phase'),
  },
  { keys: ['+', '='], label: words.zoomIn, act: ({ graph }) => graph.zoomTo(zoomIn(graph.view().zoom)) },
  { keys: ['-'], label: words.zoomOut, act: ({ graph }) => graph.zoomTo(zoomOut(graph.view().zoom)) },
  { keys: ['0'], label: text('Real size', '实际大小'), act: ({ graph }) => graph.zoomTo(1) },
  { keys: ['O'], label: words.chooseLens, act: () => (looking.isAsked = true) },
  {
    keys: ['X'],
    label: text('Hot spots in turn', '依次查看热点'),
    act: (hand) => hot(hand),
  },
  {
    keys: ['.'],
    label: text('Spotlight on what is selected', '聚光灯：只看选中内容及其相邻步骤'),
    act: () => (looking.isSpotlit = !looking.isSpotlit),
  },
  { keys: ['B'], label: words.dark, act: () => (looking.isBlack = true) },
  { keys: ['Home'], label: text('To where cases come in', '回到入口'), act: (hand) => begin(hand) },
  {
    keys: ['Shift+Enter', 'Enter'],
    label: text('Show the figures of the step', '显示步骤的数据'),
    act: (hand) => (hand.focused ? hand.open({ is: 'step', id: hand.focused }) : begin(hand)),
  },
  {
    keys: [' '],
    label: text('Select the step', '选中步骤'),
    onlyKey: true,
    act: (hand) => hand.focused && hand.select({ is: 'step', id: hand.focused }),
  },
  { keys: ['Escape'], label: text('Leave the canvas', '离开画布'), onlyKey: true, act: (hand) => hand.leave() },
]

/** @returns whether the key meant something here */
export function pressOn(hand: Hand, event: Press): boolean {
  const pressed = keyOf(event)
  const key = event.key as Arrow
  const act = pressed.startsWith('Arrow')
    ? () => arrow(hand, key)
    : planeKeys.find(({ keys }) => keys.includes(pressed))?.act
  act?.(hand)
  return act !== undefined
}

function arrow(hand: Hand, key: Arrow): void {
  const next = hand.focused ? nextStep(hand.drawing, hand.focused, key) : entrance(hand.drawing)?.id
  if (next) hand.go(next)
}

function hot(hand: Hand): void {
  const next = nextSpot(hand.hotSpots(), hand.focused)
  if (next === undefined) return
  hand.select({ is: 'step', id: next })
  hand.rest()
  hand.go(next)
}

function begin(hand: Hand): void {
  const first = entrance(hand.drawing)
  if (first) hand.go(first.id)
}

function frameRow({ drawing, focused, frame }: Hand, of: 'lane' | 'phase'): void {
  const row = drawing.steps.find(({ id }) => id === focused)?.node[of]
  if (row !== undefined) frame(row)
}

/** Where one comes in: where the cases do. */
export const entrance = (drawing: Pick<Drawing, 'steps'>): PlacedStep | undefined =>
  drawing.steps.find((step) => step.kind === 'arrival') ?? drawing.steps[0]
