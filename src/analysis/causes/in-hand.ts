/** Who works on what: for each pool the tokens that hold some of its people, and when each had come to wait for them. */
import { longerFloats, longerInts } from '../trail.ts'

export class InHand {
  /** Float64Array // [pool] when the one that came last, of those worked on, had come; −Infinity where nobody works */
  readonly latest: Float64Array
  readonly #changes: (pool: number) => void
  /** [pool] what it works on, in no order */
  readonly #works: number[][]
  readonly #free: number[] = []
  /** Columns of pieces of work: pool, moment of coming, place where it was taken, place in the pool's list, next of its token. */
  #pool = new Int32Array(0)
  #came = new Float64Array(0)
  #place = new Int32Array(0)
  #isHeld = new Uint8Array(0)
  #position = new Int32Array(0)
  #next = new Int32Array(0)
  /** Int32Array // [token] its first piece of work, −1 none */
  #head = new Int32Array(0)
  #used = 0

  /** @param changes is told of a pool whose `latest` is about to change */
  constructor(pools: number, changes: (pool: number) => void) {
    this.latest = new Float64Array(pools).fill(-Infinity)
    this.#works = Array.from({ length: pools }, () => [])
    this.#changes = changes
  }

  take(token: number, pool: number, came: number, place: number): void {
    if (token >= this.#head.length) this.#head = longerInts(this.#head, token * 2 + 64, -1)
    const one = this.#free.pop() ?? this.#used++
    if (one >= this.#pool.length) this.#grow(one * 2 + 64)
    this.#pool[one] = pool
    this.#came[one] = came
    this.#place[one] = place
    this.#isHeld[one] = 0
    this.#next[one] = this.#head[token]
    this.#head[token] = one
    this.#position[one] = this.#works[pool].push(one) - 1
    if (came <= this.latest[pool]) return
    this.#changes(pool)
    this.latest[pool] = came
  }

  /** Those taken at a place stay with the token, though its work there is done. */
  keep(token: number, place: number): void {
    for (let one = this.#first(token); one >= 0; one = this.#next[one])
      if (this.#place[one] === place) this.#isHeld[one] = 1
  }

  /** Those taken at a place are free again. */
  release(token: number, place: number): void {
    this.#drop(token, place, undefined)
  }

  /** Of those kept at work, they alone stay who were taken at one of these places. */
  letGo(token: number, from: Int32Array): void {
    this.#drop(token, -1, from)
  }

  /** The token is no more. */
  end(token: number): void {
    this.#drop(token, -1, undefined)
  }

  #first(token: number): number {
    return token < this.#head.length ? this.#head[token] : -1
  }

  /** Drops those at work at a place; of those kept the ones that do not stay; or, without either, all. */
  #drop(token: number, place: number, stays: Int32Array | undefined): void {
    let before = -1
    for (let one = this.#first(token); one >= 0;) {
      const next = this.#next[one]
      const isHeld = this.#isHeld[one] === 1
      const isOver = stays
        ? isHeld && !stays.includes(this.#place[one])
        : place < 0 || (!isHeld && this.#place[one] === place)
      if (!isOver) before = one
      else {
        if (before < 0) this.#head[token] = next
        else this.#next[before] = next
        this.#leave(one)
      }
      one = next
    }
  }

  #leave(one: number): void {
    const pool = this.#pool[one]
    const works = this.#works[pool]
    const last = works.pop() as number
    if (last !== one) {
      works[this.#position[one]] = last
      this.#position[last] = this.#position[one]
    }
    this.#free.push(one)
    if (this.#came[one] < this.latest[pool]) return
    let latest = -Infinity
    for (const other of works) if (this.#came[other] > latest) latest = this.#came[other]
    if (latest === this.latest[pool]) return
    this.#changes(pool)
    this.latest[pool] = latest
  }

  #grow(length: number): void {
    this.#pool = longerInts(this.#pool, length)
    this.#came = longerFloats(this.#came, length)
    this.#place = longerInts(this.#place, length)
    const held = new Uint8Array(length)
    held.set(this.#isHeld)
    this.#isHeld = held
    this.#position = longerInts(this.#position, length)
    this.#next = longerInts(this.#next, length)
  }
}
