/**
 * What is to happen, in order of time, kind, sequence (K1): a binary heap over columns.
 * Events are never taken out; who schedules one keeps a stamp and ignores it when the stamp is no longer its own.
 */
export const EventKind = { work: 0, capacity: 1, timer: 2, arrival: 3 } as const

/** A kind is worth more than any sequence number can reach. */
const kindStep = 0x1_0000_0000_0000

export class EventList {
  size = 0
  // The heap moves three numbers an event; what it is about lies still, under its entry.
  #time = new Float64Array(256)
  #rank = new Float64Array(256)
  #entry = Int32Array.from({ length: 256 }, (_, at) => at)
  /** Int32Array // [entry × 4] what, target, stamp */
  #about = new Int32Array(256 * 4)
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
    const entries = this.#entry
    let at = this.size++
    // Behind the end of the heap stand the entries that are free.
    const entry = entries[at]
    const about = this.#about
    about[entry << 2] = what
    about[(entry << 2) + 1] = target
    about[(entry << 2) + 2] = stamp
    while (at > 0) {
      const parent = (at - 1) >> 1
      const before = times[parent]
      if (before < time || (before === time && ranks[parent] < rank)) break
      times[at] = before
      ranks[at] = ranks[parent]
      entries[at] = entries[parent]
      at = parent
    }
    times[at] = time
    ranks[at] = rank
    entries[at] = entry
  }

  take(): void {
    const times = this.#time
    const ranks = this.#rank
    const entries = this.#entry
    const about = this.#about
    const first = entries[0]
    this.time = times[0]
    this.what = about[first << 2]
    this.target = about[(first << 2) + 1]
    this.stamp = about[(first << 2) + 2]
    const last = --this.size
    const time = times[last]
    const rank = ranks[last]
    const entry = entries[last]
    entries[last] = first
    if (last === 0) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= last) break
      let next = times[child]
      if (child + 1 < last) {
        const other = times[child + 1]
        if (other < next || (other === next && ranks[child + 1] < ranks[child])) {
          child += 1
          next = other
        }
      }
      if (time < next || (time === next && rank < ranks[child])) break
      times[at] = next
      ranks[at] = ranks[child]
      entries[at] = entries[child]
      at = child
    }
    times[at] = time
    ranks[at] = rank
    entries[at] = entry
  }

  #grow(): void {
    const length = this.#time.length * 2
    this.#time = grownFloats(this.#time, length)
    this.#rank = grownFloats(this.#rank, length)
    this.#about = grownInts(this.#about, length * 4)
    const entries = Int32Array.from({ length }, (_, at) => at)
    entries.set(this.#entry)
    this.#entry = entries
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
