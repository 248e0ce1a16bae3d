/** When fewer were there than are needed: the spans, and how much of any wait lies in them. */
import { longerFloats } from '../trail.ts'

export class Closed {
  isClosed = false
  /** Float64Array // [span] when it began, when it ended, and the closed minutes before it */
  #from = new Float64Array(16)
  #to = new Float64Array(16)
  #before = new Float64Array(16)
  #count = 0

  change(isClosed: boolean, now: number): void {
    if (isClosed === this.isClosed) return
    this.isClosed = isClosed
    const last = this.#count - 1
    if (!isClosed) this.#to[last] = now
    // Who leaves and comes at one instant was there all the time.
    else if (last >= 0 && this.#to[last] === now) this.#to[last] = Infinity
    else this.#begin(now)
  }

  /** Closed minutes between a moment and now, the latest that was ever told. */
  minutes(since: number, now: number): number {
    const last = this.#count - 1
    if (last < 0 || this.#to[last] <= since) return 0
    return this.#upTo(now) - this.#upTo(since)
  }

  #begin(now: number): void {
    const at = this.#count
    if (at === this.#from.length) {
      this.#from = longerFloats(this.#from, at * 2)
      this.#to = longerFloats(this.#to, at * 2)
      this.#before = longerFloats(this.#before, at * 2)
    }
    if (at > 0) this.#before[at] = this.#before[at - 1] + this.#to[at - 1] - this.#from[at - 1]
    this.#from[at] = now
    this.#to[at] = Infinity
    this.#count += 1
  }

  #upTo(moment: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#from[middle] <= moment) low = middle + 1
      else high = middle
    }
    if (low === 0) return 0
    const to = this.#to[low - 1]
    return this.#before[low - 1] + (moment < to ? moment : to) - this.#from[low - 1]
  }
}
