/**
 * Those who wait for the same people, in the order in which they came: how long, while each waited, too few were there,
 * and how long somebody was served who had come later. Memory grows with those who wait; a wait costs the logarithm of
 * their number, however long it is.
 */
import { Closed } from './closed.ts'
import { longerFloats, longerInts } from '../trail.ts'

export class WaitingLine {
  readonly closed = new Closed()
  /** Pools of whose people each who waits here could be served. */
  readonly pools: readonly number[]
  readonly #latest: Float64Array
  /** Int32Array // [rank] who came as the n-th; −1 where it waits no longer */
  #who = new Int32Array(64)
  #came = new Float64Array(64)
  /** Float64Array // [node] Fenwick tree over ranks: minutes in which the last who was overtaken had this rank */
  #overtaken = new Float64Array(65)
  #isTouched = false
  #first = 0
  #count = 0
  #waiting = 0
  #since = 0

  /** @param latest by pool, when the one that came last of those worked on had come */
  constructor(pools: readonly number[], latest: Float64Array, now: number) {
    this.pools = pools
    this.#latest = latest
    this.#since = now
  }

  /** @param rankOf by token, is kept true */
  enter(token: number, now: number, rankOf: Int32Array): void {
    this.flush(now)
    if (this.#waiting === 0) this.#empty()
    else if (this.#count === this.#who.length) this.#close(rankOf)
    this.#who[this.#count] = token
    this.#came[this.#count] = now
    rankOf[token] = this.#count
    this.#count += 1
    this.#waiting += 1
  }

  /** @returns for how many minutes somebody was served who had come later */
  leave(rank: number, now: number): number {
    this.flush(now)
    const minutes = this.#overtakenFor(rank)
    this.#who[rank] = -1
    this.#waiting -= 1
    while (this.#first < this.#count && this.#who[this.#first] < 0) this.#first += 1
    return minutes
  }

  /** Counts what has held since the last change; to be called before anything changes. */
  flush(now: number): void {
    const minutes = now - this.#since
    if (minutes <= 0) return
    this.#since = now
    if (this.#waiting === 0 || this.closed.isClosed) return
    let latest = -Infinity
    for (const pool of this.pools) if (this.#latest[pool] > latest) latest = this.#latest[pool]
    if (latest > this.#came[this.#first]) this.#add(this.#before(latest), minutes)
  }

  /** The last rank that came before a moment. */
  #before(moment: number): number {
    let low = this.#first
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#came[middle] < moment) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** Everybody up to this rank was overtaken for so long. */
  #add(rank: number, minutes: number): void {
    this.#isTouched = true
    for (let at = rank + 1; at > 0; at -= at & -at) this.#overtaken[at] += minutes
  }

  #overtakenFor(rank: number): number {
    if (!this.#isTouched) return 0
    let minutes = 0
    for (let at = rank + 1; at < this.#overtaken.length; at += at & -at) minutes += this.#overtaken[at]
    return minutes
  }

  #empty(): void {
    if (this.#isTouched) this.#overtaken.fill(0)
    this.#isTouched = false
    this.#first = 0
    this.#count = 0
  }

  /** Closes the gaps of those who have left; the line gets longer where there are few. */
  #close(rankOf: Int32Array): void {
    const minutes = new Float64Array(this.#waiting + 1)
    let count = 0
    for (let rank = this.#first; rank < this.#count; rank += 1) {
      const token = this.#who[rank]
      if (token < 0) continue
      minutes[count] = this.#overtakenFor(rank)
      this.#who[count] = token
      this.#came[count] = this.#came[rank]
      rankOf[token] = count
      count += 1
    }
    if (count * 2 > this.#who.length) {
      const length = this.#who.length * 2
      this.#who = longerInts(this.#who, length)
      this.#came = longerFloats(this.#came, length)
      this.#overtaken = new Float64Array(length + 1)
    } else this.#overtaken.fill(0)
    this.#first = 0
    this.#count = count
    // Who came later was overtaken for no longer: the difference is the last's alone.
    for (let rank = 0; rank < count; rank += 1) {
      const alone = minutes[rank] - minutes[rank + 1]
      if (alone > 0) this.#add(rank, alone)
    }
  }
}
