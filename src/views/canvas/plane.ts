/** What a plane is given: a drawing, what of it is marked, and who wants to know what the hand does. */
import type { Snippet } from 'svelte'
import type { Picture } from '../../layout/index.ts'
import type { Drawing, Reading, Thing } from '../../drawing/index.ts'
import type { Graph } from './graph.ts'
import type { Viewport } from './viewport.ts'

export interface PlaneProps {
  picture: Picture
  drawing: Drawing
  reading: Reading
  /** Another scene begins with a first look of its own. */
  scene: string
  selection?: string
  hovered?: Thing
  faded?: ReadonlySet<string>
  taken?: ReadonlySet<string>
  stale?: boolean
  over?: Snippet
  graph?: Graph
  view?: Viewport
  onselect?(thing: Thing | undefined): void
  /** Enter or double click. */
  onopen?(thing: Thing): void
  onleave?(): void
}
