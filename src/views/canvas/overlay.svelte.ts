/** What another view lays over the blueprint: the way of one case so far, and where it is now. The rest fades. */

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

export interface Way {
  /** Steps and evidence that the case has come to. */
  nodes: ReadonlySet<string>
  /** Flows that it has taken. */
  taken: ReadonlySet<string>
  token: TokenPlace
}

class Overlay {
  way = $state.raw<Way>()
}

export const overlay = new Overlay()
