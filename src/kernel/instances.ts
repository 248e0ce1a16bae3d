/**
 * Instances of forks: each time a block is entered, its tokens belong together until its join has seen them all.
 * A loop may enter a block again while late tokens of the last time are still on their way; they never meet. (K15)
 */
import { grownInts } from './event-list.ts'

export class Instances {
  /** The instance around it, −1 for none. */
  parent = new Int32Array(16)
  /** Tokens that have come to the join, and ways that were taken. */
  come = new Int32Array(16)
  awaited = new Int32Array(16)
  /** Instances open inside, and 1 where it is over but must be kept for them. */
  #inside = new Int32Array(16)
  #over = new Int32Array(16)
  readonly #free: number[] = []
  #used = 0

  open(parent: number, awaited: number): number {
    const instance = this.#free.pop() ?? this.#used++
    if (instance >= this.parent.length) {
      const length = this.parent.length * 2
      this.parent = grownInts(this.parent, length)
      this.come = grownInts(this.come, length)
      this.awaited = grownInts(this.awaited, length)
      this.#inside = grownInts(this.#inside, length)
      this.#over = grownInts(this.#over, length)
    }
    this.parent[instance] = parent
    this.come[instance] = 0
    this.awaited[instance] = awaited
    this.#inside[instance] = 0
    this.#over[instance] = 0
    if (parent >= 0) this.#inside[parent] += 1
    return instance
  }

  /**
   * Its join has seen all it waits for. A late token may still run in an instance inside of it (one whose join went on
   * with the first): until that is over too, this one's number is not given to another. Who is stopped late may close
   * once more what is over already; a number given away twice would make two forks one.
   */
  close(instance: number): void {
    if (this.#over[instance] === 1) return
    this.#over[instance] = 1
    for (let at = instance; at >= 0 && this.#over[at] === 1 && this.#inside[at] === 0; at = this.parent[at]) {
      this.#free.push(at)
      if (this.parent[at] >= 0) this.#inside[this.parent[at]] -= 1
    }
  }

  /** Is `inner` this instance, or inside of it? */
  isWithin(inner: number, instance: number): boolean {
    for (let at = inner; at >= 0; at = this.parent[at]) if (at === instance) return true
    return false
  }
}
