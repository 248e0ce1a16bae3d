/**
 * What one draws on, as panels beside it reach it: what acts act on, and where the keyboard goes. Empty while nothing is
 * open.
 */
import type { Drawer } from '../editing/index.ts'
import type { Hand } from './plane-keys.ts'

/** The canvas, or the outline. */
export interface Surface {
  /** Undefined where nothing is drawn by hand, as in the story. */
  drawer(): Drawer | undefined
  /** The keyboard comes there: to this step, or to where it was. */
  take(id?: string): void
  /** Selects a record and goes to where it stands, also inside of a sub-blueprint. */
  show(id: string | undefined): void
}

export interface Board extends Surface {
  hand(): Hand | undefined
  /** A name is being typed: what lies over the canvas steps aside. */
  isNaming(): boolean
}

class DrawingBoard {
  /** The canvas, which stays while other views are looked at. */
  current = $state.raw<Board>()
  /** The outline, while it lies over the canvas. */
  over = $state.raw<Surface>()

  /** Where one is. */
  get surface(): Surface | undefined {
    return this.over ?? this.current
  }
}

export const drawingBoard = new DrawingBoard()
