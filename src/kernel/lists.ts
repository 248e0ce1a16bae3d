/**
 * Doubly linked lists over whole-number members, many lists in two arrays.
 * A member is in at most one list at a time. Insert, remove and first are all O(1).
 */
import { grownInts } from './event-list.ts'

const outside = -2

export class Lists {
  readonly head: Int32Array
  readonly tail: Int32Array
  next = new Int32Array(0)
  previous = new Int32Array(0)
  #list = new Int32Array(0)

  constructor(lists: number) {
    this.head = new Int32Array(lists).fill(-1)
    this.tail = new Int32Array(lists).fill(-1)
  }

  reserve(members: number): void {
    if (members <= this.next.length) return
    const length = Math.max(members, this.next.length * 2)
    this.next = grownInts(this.next, length, -1)
    this.previous = grownInts(this.previous, length, -1)
    this.#list = grownInts(this.#list, length, outside)
  }

  has(member: number): boolean {
    return this.#list[member] >= 0
  }

  append(list: number, member: number): void {
    const last = this.tail[list]
    this.previous[member] = last
    this.next[member] = -1
    if (last < 0) this.head[list] = member
    else this.next[last] = member
    this.tail[list] = member
    this.#list[member] = list
  }

  prepend(list: number, member: number): void {
    const first = this.head[list]
    this.next[member] = first
    this.previous[member] = -1
    if (first < 0) this.tail[list] = member
    else this.previous[first] = member
    this.head[list] = member
    this.#list[member] = list
  }

  /** @param before its neighbour ahead; −1: it becomes the head */
  insert(list: number, before: number, member: number): void {
    if (before < 0) return this.prepend(list, member)
    if (before === this.tail[list]) return this.append(list, member)
    const after = this.next[before]
    this.previous[member] = before
    this.next[member] = after
    this.next[before] = member
    this.previous[after] = member
    this.#list[member] = list
  }

  remove(member: number): void {
    const list = this.#list[member]
    if (list < 0) return
    const before = this.previous[member]
    const after = this.next[member]
    if (before < 0) this.head[list] = after
    else this.next[before] = after
    if (after < 0) this.tail[list] = before
    else this.previous[after] = before
    this.#list[member] = outside
  }
}
