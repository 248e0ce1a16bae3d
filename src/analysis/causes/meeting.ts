import { concurrency, get } from '../../blueprint/index.ts'
import type { Subject } from '../subject.ts'

/** Who has come to a join and waits there for the parallel ways of its case. At one that goes on with the first nobody waits. */
export class Meeting {
  /** Uint8Array // [place] 1: a join at which ways wait for each other; 2: one that stops others which may wait so */
  readonly at: Uint8Array
  /** Of the join that `meet` completed last: since when each of those who had come before waited, in their order. */
  since: readonly number[] = none
  /** Their minutes together. */
  minutes = 0
  /** By slot and place. */
  readonly #here = new Map<number, number[]>()
  /** [place] the joins at which those wait in vain whom a join with the first stops */
  readonly #stopped: readonly (readonly number[])[]

  constructor(subject: Subject) {
    const waits = subject.places.map(({ node: id }) => {
      const node = get(subject.blueprint, 'node', id)
      return node?.kind === 'join' && node.mode !== 'first'
    })
    this.#stopped = subject.places.map(({ node }) => stoppedBy(subject, node).filter((place) => waits[place]))
    this.at = Uint8Array.from(waits, (isOne, place) => (isOne ? 1 : this.#stopped[place].length > 0 ? 2 : 0))
  }

  come(slot: number, place: number, now: number): void {
    const key = slot * this.at.length + place
    const here = this.#here.get(key)
    if (here) here.push(now)
    else this.#here.set(key, [now])
  }

  /** The ways go on as one; what waited on ways that are stopped by this is forgotten, or the next case would have waited so long. */
  meet(slot: number, place: number, now: number): void {
    for (const inner of this.#stopped[place]) this.#here.delete(slot * this.at.length + inner)
    const key = slot * this.at.length + place
    this.since = this.#here.get(key) ?? none
    this.#here.delete(key)
    this.minutes = this.since.length * now - this.since.reduce((sum, one) => sum + one, 0)
  }
}

const none: readonly number[] = []

/** Places of the block that a join ends, where it goes on with the first and stops the others. */
function stoppedBy({ blueprint, places }: Subject, join: string | undefined): number[] {
  const node = get(blueprint, 'node', join)
  if (node?.kind !== 'join' || node.mode !== 'first' || node.others === 'finish') return []
  const within = [...concurrency(blueprint).values()]
    .flatMap((block) => (block.structured && block.join === join ? block.branches : []))
    .flatMap(({ nodes }) => [...nodes])
  return places.flatMap(({ node: id }, place) => (id !== undefined && within.includes(id) ? [place] : []))
}
