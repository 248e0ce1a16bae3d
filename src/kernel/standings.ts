/**
 * Where somebody comes to stand in an ordered list: behind all who stand further ahead or alike, found in O(log n).
 * Search trees beside the lists themselves, kept even by ranks drawn from a counter (treaps: Seidel & Aragon 1996), for
 * tens of thousands may wait. The ranks decide how deep a tree is, never who stands where.
 */
import { grownFloats, grownInts } from './event-list.ts'

export class Standings {
  /** Int32Array // [list] the top of its tree, −1 where it is empty */
  readonly #top: Int32Array
  /** By member: its standing, the smaller further ahead; its list, −1 for none; and its place in the tree */
  #standing = new Float64Array(0)
  #list = new Int32Array(0)
  #ahead = new Int32Array(0)
  #behind = new Int32Array(0)
  #above = new Int32Array(0)
  #rank = new Int32Array(0)
  #drawn = 0x9e3779b9

  constructor(lists: number) {
    this.#top = new Int32Array(lists).fill(-1)
  }

  reserve(members: number): void {
    if (members <= this.#list.length) return
    const length = Math.max(members, this.#list.length * 2)
    this.#standing = grownFloats(this.#standing, length)
    this.#list = grownInts(this.#list, length, -1)
    this.#ahead = grownInts(this.#ahead, length, -1)
    this.#behind = grownInts(this.#behind, length, -1)
    this.#above = grownInts(this.#above, length, -1)
    this.#rank = grownInts(this.#rank, length)
  }

  /** @returns the member that it stands directly behind; −1: it is the first */
  insert(list: number, member: number, standing: number): number {
    let above = -1
    let before = -1
    for (let at = this.#top[list]; at >= 0;) {
      above = at
      if (this.#standing[at] > standing) at = this.#ahead[at]
      else {
        before = at
        at = this.#behind[at]
      }
    }
    this.#standing[member] = standing
    this.#list[member] = list
    this.#ahead[member] = this.#behind[member] = -1
    this.#above[member] = above
    this.#rank[member] = this.#draw()
    if (above < 0) this.#top[list] = member
    else if (above === before) this.#behind[above] = member
    else this.#ahead[above] = member
    while (this.#above[member] >= 0 && this.#rank[this.#above[member]] < this.#rank[member]) this.#lift(member)
    return before
  }

  /** Nothing happens where it stands in no ordered list. */
  remove(member: number): void {
    const list = this.#list[member]
    if (list < 0) return
    for (;;) {
      const ahead = this.#ahead[member]
      const behind = this.#behind[member]
      if (ahead < 0 && behind < 0) break
      this.#lift(behind < 0 || (ahead >= 0 && this.#rank[ahead] > this.#rank[behind]) ? ahead : behind)
    }
    const above = this.#above[member]
    if (above < 0) this.#top[list] = -1
    else if (this.#ahead[above] === member) this.#ahead[above] = -1
    else this.#behind[above] = -1
    this.#list[member] = -1
  }

  /** Changes places with the one above it; the order stays. */
  #lift(member: number): void {
    const parent = this.#above[member]
    const top = this.#above[parent]
    let moved: number
    if (this.#ahead[parent] === member) {
      moved = this.#behind[member]
      this.#ahead[parent] = moved
      this.#behind[member] = parent
    } else {
      moved = this.#ahead[member]
      this.#behind[parent] = moved
      this.#ahead[member] = parent
    }
    if (moved >= 0) this.#above[moved] = parent
    this.#above[parent] = member
    this.#above[member] = top
    if (top < 0) this.#top[this.#list[member]] = member
    else if (this.#ahead[top] === parent) this.#ahead[top] = member
    else this.#behind[top] = member
  }

  /** Xorshift (Marsaglia 2003): the same ranks in every run. */
  #draw(): number {
    this.#drawn ^= this.#drawn << 13
    this.#drawn ^= this.#drawn >>> 17
    this.#drawn ^= this.#drawn << 5
    return this.#drawn
  }
}
