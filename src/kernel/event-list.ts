/**
 * What is to happen, in order of time, kind, sequence (K1): a binary heap over columns.
 * Events are never taken out; who schedules one keeps a stamp and ignores it when the stamp is no longer its own.
 */
export const EventKind = { work: 0, capacity: 1, timer: 2, arrival: 3 } as const

/** A kind is worth more than any sequence number can reach. */
const kindStep = 0x1_0000_0000_0000

export class EventList {
  size = 0
  #time = new Float64Array(1024)
  #rank = new Float64Array(1024)
  #what = new Int32Array(1024)
  #target = new Int32Array(1024)
  #stamp = new Int32Array(1024)
  #sequence = 0

  /** The event taken last. */
  time = 0
  what = 0
  target = 0
  stamp = 0

  get nextTime(): number {
    return this.size === 0 ? Infinity : this.#time[0]
  }

  /** @param order breaks ties inside a kind; in the order scheduled where absent */
  put(time: number, kind: number, what: number, target: number, stamp: number, order = -1): void {
    if (this.size === this.#time.length) this.#grow()
    const rank = kind * kindStep + (order >= 0 ? order : this.#sequence++)
    const times = this.#time
    const ranks = this.#rank
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (times[parent] < time || (times[parent] === time && ranks[parent] < rank)) break
      this.#move(parent, at)
      at = parent
    }
    times[at] = time
    ranks[at] = rank
    this.#what[at] = what
    this.#target[at] = target
    this.#stamp[at] = stamp
  }

  take(): void {
    const times = this.#time
    const ranks = this.#rank
    this.time = times[0]
    this.what = this.#what[0]
    this.target = this.#target[0]
    this.stamp = this.#stamp[0]
    const last = --this.size
    const time = times[last]
    const rank = ranks[last]
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= last) break
      if (
        child + 1 < last &&
        (times[child + 1] < times[child] || (times[child + 1] === times[child] && ranks[child + 1] < ranks[child]))
      ) {
        child += 1
      }
      if (time < times[child] || (time === times[child] && rank < ranks[child])) break
      this.#move(child, at)
      at = child
    }
    if (at !== last) this.#move(last, at)
  }

  #move(from: number, to: number): void {
    this.#time[to] = this.#time[from]
    this.#rank[to] = this.#rank[from]
    this.#what[to] = this.#what[from]
    this.#target[to] = this.#target[from]
    this.#stamp[to] = this.#stamp[from]
  }

  #grow(): void {
    const length = this.#time.length * 2
    this.#time = grownFloats(this.#time, length)
    this.#rank = grownFloats(this.#rank, length)
    this.#what = grownInts(this.#what, length)
    this.#target = grownInts(this.#target, length)
    this.#stamp = grownInts(this.#stamp, length)
  }
}

export function grownFloats(old: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(length)
  next.set(old)
  return next
}

export function grownInts(old: Int32Array<ArrayBuffer>, length: number, fill = 0): Int32Array<ArrayBuffer> {
  const next = new Int32Array(length)
  next.set(old)
  if (fill !== 0) next.fill(fill, old.length)
  return next
}
