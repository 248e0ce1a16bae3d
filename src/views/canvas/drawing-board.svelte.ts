/** The canvas as panels beside it reach it: what its acts act on, and where the keyboard goes. Empty while none is open. */
import type { Drawer } from '../editing/index.ts'
import type { Hand } from './plane-keys.ts'

export interface Board {
  /** Undefined where nothing is drawn by hand, as in the story. */
  drawer(): Drawer | undefined
  hand(): Hand | undefined
  /** A name is being typed: what lies over the canvas steps aside. */
  isNaming(): boolean
  /** The keyboard comes to the canvas: to this step, or to where it was. */
  take(id?: string): void
  /** Selects a record and goes to where it is drawn, also inside of a sub-blueprint. */
  show(id: string | undefined): void
}

class DrawingBoard {
  current = $state.raw<Board>()
}

export const drawingBoard = new DrawingBoard()
