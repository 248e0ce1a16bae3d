/** What a plane is given: a drawing, what of it is marked, and who wants to know what the hand does. */
import type { Snippet } from 'svelte'
import type { Picture, Point } from '../../layout/index.ts'
import type { Box, Drawing, Reading, Thing } from '../../drawing/index.ts'
import type { Graph } from './graph.ts'
import type { RowHand } from './row-hand.ts'
import type { Viewport } from './viewport.ts'

export interface PlaneProps {
  picture: Picture
  drawing: Drawing
  reading: Reading
  /** Another scene begins with a first look of its own. */
  scene: string
  /** Ids of what is selected. */
  selected?: readonly string[]
  /** The step that has the keyboard. */
  focused?: string
  hovered?: Thing
  faded?: ReadonlySet<string>
  taken?: ReadonlySet<string>
  stale?: boolean
  over?: Snippet
  /** Drawn over the plane in the window's own pixels. */
  above?: Snippet
  graph?: Graph
  view?: Viewport
  /** @param more it is taken into the selection, or out of it */
  onselect?(thing: Thing | undefined, more: boolean): void
  /** Pixels at the right that a panel lies over. */
  covered?(): number
  /** Hears a key before the plane does. @returns whether it meant something */
  onkey?(event: KeyboardEvent): boolean
  /** Enter or double click. */
  onopen?(thing: Thing): void
  onleave?(): void
  /** Where to look first, in turn: ids of steps. */
  hotSpots?(): readonly string[]
  /** The hand only points from now on, and draws nothing. */
  onrest?(): void
  /** A step is being dragged over this place of the picture; `undefined` at the end. Nothing is dragged where `ondrop` is absent. */
  ondrag?(step: string, at: Point | undefined): void
  ondrop?(step: string, at: Point, over: Thing | undefined): void
  /** The hand at the heads of lanes, departments and phases. */
  rows?: RowHand
  /** A frame is drawn around steps, and let go in the end. Nothing is framed where it is absent. */
  onframe?(box: Box, isDone: boolean, more: boolean): void
  /** A drag beside the steps draws such a frame, also without Shift. */
  selects?: boolean
}
