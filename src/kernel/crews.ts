/**
 * Levels of experience inside pools: how many people of each are there, whom a token takes, how fast they work (K26).
 * Levels stand fastest first. A pool without levels is none of this file's business.
 */
import { grownInts } from './event-list.ts'
import type { Network } from './network.ts'
import { mostHeld } from './tokens.ts'

export class Crews {
  /** Int32Array // [pool + 1] its levels: a range */
  readonly first: Int32Array
  readonly #heads: Int32Array
  readonly #speed: Float64Array
  readonly #present: Int32Array
  readonly #busy: Int32Array
  /** Int32Array // [level] promised to an earlier need of the token that is being looked at */
  readonly #promised: Int32Array
  /** Most levels of any pool: the width of the columns below. */
  readonly #width: number
  readonly #needs: number
  /** Int32Array // [token × need × level] units taken for work, and by [token × held × level] kept from earlier steps */
  #taken = new Int32Array(0)
  #held = new Int32Array(0)

  /** @param needs most needs of any place */
  constructor(network: Network, needs: number) {
    const { firstCrew } = network.pools
    this.first = firstCrew
    this.#heads = network.crews.heads
    this.#speed = network.crews.speed
    this.#present = new Int32Array(this.#heads.length)
    this.#busy = new Int32Array(this.#heads.length)
    this.#promised = new Int32Array(this.#heads.length)
    this.#needs = needs
    let width = 0
    for (let pool = 0; pool + 1 < firstCrew.length; pool += 1)
      width = Math.max(width, firstCrew[pool + 1] - firstCrew[pool])
    this.#width = width
  }

  reserve(tokens: number): void {
    if (this.#width === 0) return
    this.#taken = grownInts(this.#taken, tokens * this.#needs * this.#width)
    this.#held = grownInts(this.#held, tokens * mostHeld * this.#width)
  }

  has(pool: number): boolean {
    return this.first[pool] < this.first[pool + 1]
  }

  /** People who are there, in proportion to the levels' head counts: the largest remainders get one more, of equal ones the faster. */
  share(pool: number, present: number): void {
    const from = this.first[pool]
    const to = this.first[pool + 1]
    let sum = 0
    for (let at = from; at < to; at += 1) sum += this.#heads[at]
    let left = present
    for (let at = from; at < to; at += 1) {
      this.#present[at] = Math.floor((present * this.#heads[at]) / sum)
      left -= this.#present[at]
    }
    for (; left > 0; left -= 1) {
      let most = from
      for (let at = from; at < to; at += 1) if (this.#owed(at, present, sum) > this.#owed(most, present, sum)) most = at
      this.#present[most] += 1
    }
  }

  #owed(level: number, present: number, sum: number): number {
    return present * this.#heads[level] - this.#present[level] * sum
  }

  /** Units that are free at these levels of a pool, of `free` in all. */
  free(pool: number, levels: number, free: number): number {
    let sum = 0
    for (let at = this.first[pool]; at < this.first[pool + 1]; at += 1) {
      if (((levels >> (at - this.first[pool])) & 1) === 0) continue
      sum += Math.max(0, this.#present[at] - this.#busy[at] - this.#promised[at])
    }
    return Math.min(sum, free)
  }

  /** The same, were a piece of work interrupted. @param member of whom it is */
  freeWithout(pool: number, levels: number, free: number, member: number): number {
    let sum = 0
    for (let at = this.first[pool]; at < this.first[pool + 1]; at += 1) {
      if (((levels >> (at - this.first[pool])) & 1) === 0) continue
      const its = this.#taken[member * this.#width + at - this.first[pool]]
      sum += Math.max(0, this.#present[at] - this.#busy[at] + its)
    }
    return Math.min(sum, free)
  }

  /** Keeps units for one need of a token while its next need is looked at; `forget` takes it back. */
  promise(pool: number, levels: number, units: number): void {
    for (let left = units; left > 0; left -= 1) this.#promised[this.#fastest(pool, levels)] += 1
  }

  forget(): void {
    this.#promised.fill(0)
  }

  take(pool: number, levels: number, units: number, member: number): void {
    for (let left = units; left > 0; left -= 1) {
      const level = this.#fastest(pool, levels)
      this.#busy[level] += 1
      this.#taken[member * this.#width + level - this.first[pool]] += 1
    }
  }

  /** The fastest level with somebody free. */
  #fastest(pool: number, levels: number): number {
    let at = this.first[pool]
    while (((levels >> (at - this.first[pool])) & 1) === 0 || this.#present[at] <= this.#busy[at] + this.#promised[at])
      at += 1
    return at
  }

  release(pool: number, member: number): void {
    this.#giveBack(pool, this.#taken, member)
  }

  /** What was taken for work stays with the token. @param held its place among what the token keeps */
  hold(member: number, held: number): void {
    for (let at = 0; at < this.#width; at += 1) {
      this.#held[held * this.#width + at] = this.#taken[member * this.#width + at]
      this.#taken[member * this.#width + at] = 0
    }
  }

  moveHeld(from: number, to: number): void {
    for (let at = 0; at < this.#width; at += 1) {
      const units = this.#held[from * this.#width + at]
      this.#held[from * this.#width + at] = 0
      this.#held[to * this.#width + at] = units
    }
  }

  letGo(pool: number, held: number): void {
    this.#giveBack(pool, this.#held, held)
  }

  #giveBack(pool: number, from: Int32Array, entry: number): void {
    for (let at = this.first[pool]; at < this.first[pool + 1]; at += 1) {
      const column = entry * this.#width + at - this.first[pool]
      this.#busy[at] -= from[column]
      from[column] = 0
    }
  }

  /** Mean speed of those who work for a need. */
  pace(pool: number, member: number): number {
    let units = 0
    let sum = 0
    for (let at = this.first[pool]; at < this.first[pool + 1]; at += 1) {
      const some = this.#taken[member * this.#width + at - this.first[pool]]
      units += some
      sum += some * this.#speed[at]
    }
    return units > 0 ? sum / units : 1
  }
}
