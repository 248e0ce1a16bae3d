/**
 * The hand on the heads of one edge, lanes at the left or phases at the top: which is dragged and where it would come to
 * stand, which one Tab comes to, and whose name a double press asks for.
 */
import type { Attachment } from 'svelte/attachments'
import { draggedAlong, landing, type Landing, type Span } from './row-drag.ts'
import { keepsFocus, roving } from './roving.svelte.ts'
import type { RowHand } from './row-hand.ts'

const keys = { x: ['ArrowLeft', 'ArrowRight'], y: ['ArrowUp', 'ArrowDown'] } as const
const still = (): void => {}

export class EdgeHand {
  dragged = $state.raw<{ id: string; landing: Landing | undefined }>()
  #stop = $state('')
  readonly #axis: 'x' | 'y'
  readonly #rows: () => RowHand | undefined
  readonly #places: () => readonly string[]

  /** While a component is made. @param places of the heads in their order, for Tab */
  constructor(axis: 'x' | 'y', rows: () => RowHand | undefined, places: () => readonly string[]) {
    this.#axis = axis
    this.#rows = rows
    this.#places = places
    keepsFocus(() => places().join())
  }

  /** All heads of the edge are one tab stop. */
  get arrows(): Attachment<HTMLElement> {
    const [before, after] = keys[this.#axis]
    return this.#rows() ? roving(before, after, (place) => (this.#stop = place)) : still
  }

  isStop(place: string): boolean {
    const places = this.#places()
    return place === (places.includes(this.#stop) ? this.#stop : places[0])
  }

  /** @param among where it and its like stand now */
  drag(id: string, among: () => readonly Span[]): Attachment<HTMLElement> {
    if (!this.#rows()) return still
    const goal = (at: number) => landing(among(), id, at)
    return draggedAlong(
      this.#axis,
      (at) => (this.dragged = at === undefined ? undefined : { id, landing: goal(at) }),
      (at) => {
        const there = goal(at)
        if (there) this.#rows()?.place(id, there.beside, there.side)
      },
    )
  }

  rename(event: MouseEvent, id: string): void {
    const rows = this.#rows()
    if (!rows || (event.target as HTMLElement).closest('button, input')) return
    // A department lies in its lane: the inner head is meant.
    event.stopPropagation()
    rows.rename(id)
  }
}
