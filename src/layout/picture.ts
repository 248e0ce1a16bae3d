/**
 * A blueprint as it stands on the page: plain numbers, in pixels at zoom 1, y downwards. The origin is the left upper
 * corner of the drawing area, right of the lane heads and under the phase heads. Equal pictures are equal bytes.
 */
import type { Flow, LineName, NodeKind, Role } from '../blueprint/index.ts'

export interface Picture {
  width: number
  height: number
  lanes: PictureLane[]
  /** Where a line of the blueprint lies: always on the border of two lanes. */
  lines: { name: LineName; y: number }[]
  /** In their order, side by side. Empty where the document has none. */
  phases: { id: string; x: number; width: number; folded: boolean }[]
  columns: { x: number; width: number }[]
  nodes: PictureNode[]
  /** What stands for the steps of folded rows and phases; those are not among the nodes. */
  slabs: PictureSlab[]
  edges: PictureEdge[]
}

export interface PictureLane {
  id: string
  role: Role
  y: number
  height: number
  /** The rows of the lane from top to bottom, one a department; `id` is absent where nobody owns the steps. */
  departments: { id?: string; y: number; height: number; folded: boolean }[]
  /** All of it is one strip. */
  folded: boolean
}

export interface PictureNode extends PicturePlace {
  kind: NodeKind
  /** Where the name of a bar stands that has none inside: over it, where edges run under it. */
  namePlace?: 'over' | 'under'
}

export interface PictureSlab extends PicturePlace {
  /** Ids of the steps in it. */
  holds: string[]
  /** Ids of the lanes, departments and phases whose folding it is of. */
  by: string[]
}

interface PicturePlace {
  id: string
  /** Left upper corner. */
  x: number
  y: number
  width: number
  height: number
  lane: string
  department?: string
  /** Index into `columns`. */
  column: number
  /** Which line of steps, counted through all lanes from the top. */
  row: number
  /** The name as it fits: at most two lines. */
  nameLines: string[]
}

export type Side = 'left' | 'right' | 'top' | 'bottom'

export interface Point {
  x: number
  y: number
}

export interface PictureEdge {
  /** The flow; at a slab it stands for all that go the same way there. */
  id: string
  kind: Flow['kind']
  /** The steps at its ends, also where they are in slabs. */
  from: string
  to: string
  /** The side of the giving step that the edge leaves, and of the receiving step that it enters. */
  exit: Side
  entry: Side
  /** From the border of one step to the border of the other; every stretch is level or upright. */
  points: Point[]
  label?: PictureLabel
  /** The lines of the blueprint between its two ends, from the top. */
  crosses: LineName[]
  /** Goes back: the user says so, or it closes a circle. */
  loop: boolean
}

export interface PictureLabel {
  /** Left upper corner of the text block. */
  x: number
  y: number
  width: number
  height: number
  /** How the lines stand inside the block. `middle` may sit on its own edge: draw the lane colour behind it. */
  anchor: 'start' | 'middle' | 'end'
  lines: string[]
}
