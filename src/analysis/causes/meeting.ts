import { get } from '../../blueprint/index.ts'
import type { Subject } from '../subject.ts'

/** Who has come to a join and waits there for the parallel ways of its case. At one that goes on with the first nobody waits. */
export class Meeting {
  /** Uint8Array // [place] 1: a join at which ways wait for each other */
  readonly at: Uint8Array
  /** Of the join that `meet` completed last: since when each of those who had come before waited, in their order. */
  since: readonly number[] = none
  /** Their minutes together. */
  minutes = 0
  /** By slot and place. */
  readonly #here = new Map<number, number[]>()

  constructor({ blueprint, places }: Subject) {
    this.at = Uint8Array.from(places, ({ node: id }) => {
      const node = get(blueprint, 'node', id)
      return node?.kind === 'join' && node.mode !== 'first' ? 1 : 0
    })
  }

  come(slot: number, place: number, now: number): void {
    const key = slot * this.at.length + place
    const here = this.#here.get(key)
    if (here) here.push(now)
    else this.#here.set(key, [now])
  }

  meet(slot: number, place: number, now: number): void {
    const key = slot * this.at.length + place
    this.since = this.#here.get(key) ?? none
    this.#here.delete(key)
    this.minutes = this.since.length * now - this.since.reduce((sum, one) => sum + one, 0)
  }
}

const none: readonly number[] = []
