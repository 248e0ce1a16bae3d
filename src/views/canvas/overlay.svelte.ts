/** What another view lays over the blueprint: the way of one case so far, and where it is now; or everybody on the move. */
import type { Drawing } from '../../drawing/index.ts'
import type { Viewport } from './viewport.ts'

export interface TokenPlace {
  /** Where the case is, or whither it is on its way. */
  node: string
  /** The flow by which it came, and how far along it is: 0 at the giver, 1 before the receiver. Without it, it is at the node. */
  flow?: string
  share?: number
  /** One character on the token. */
  letter: string
  /** How long the way there may take on the screen. */
  hopMs: number
}

/** Under a case that is followed the rest fades. */
export interface Way {
  /** Steps and evidence that the case has come to. */
  nodes: ReadonlySet<string>
  /** Flows that it has taken. */
  taken: ReadonlySet<string>
  token: TokenPlace
}

/** Under a film the blueprint is shown without its figures: what moves tells them. */
export interface Film {
  /** Paints a frame over the picture, in the pixels of the window; called again when anything changes that it has read. */
  paint(context: CanvasRenderingContext2D, drawing: Drawing, view: Viewport): void
  /** Id of the step or flow that is to be in view. */
  readonly at: string | undefined
}

class Overlay {
  way = $state.raw<Way>()
  film = $state.raw<Film>()
}

export const overlay = new Overlay()
