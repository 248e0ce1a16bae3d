/**
 * What is to happen, in order of time, kind, sequence (K1): a binary heap over columns.
 * Events are never taken out; who schedules one keeps a stamp and ignores it when the stamp is no longer its own.
 */
export const EventKind = { work: 0, capacity: 1, timer: 2, arrival: 3 } as const

/** A kind is worth more than any sequence number can reach. */
const kindStep = 0x1_0000_0000_0000

export class EventList {
  // The heap moves three numbers an event; what it is about lies still, under its entry.
  #time = new Float64Array(256)
  #rank = new Float64Array(256)
  #entry = Int32Array.from({ length: 256 }, (_, at) => at)
  /** Int32Array // [entry × 4] what, target, stamp */
  #about = new Int32Array(256 * 4)
  #size = 0
  #sequence = 0
  /** The first has been taken and its place is free: most events bring about the next one, and that is put there. */
  #isOpen = false

  /** The event taken last. */
  time = 0
  what = 0
  target = 0
  stamp = 0

  /** When the next one happens; Infinity when there is none. */
  timeOfNext(): number {
    if (this.#isOpen) this.#close()
    return this.#size === 0 ? Infinity : this.#time[0]
  }

  /** @param order breaks ties inside a kind; in the order scheduled where absent */
  put(time: number, kind: number, what: number, target: number, stamp: number, order = -1): void {
    const rank = kind * kindStep + (order >= 0 ? order : this.#sequence++)
    if (this.#size === this.#time.length) this.#grow()
    // Behind the end of the heap stand the entries that are free; the one just taken is free too.
    const isFirst = this.#isOpen
    const entry = this.#entry[isFirst ? 0 : this.#size]
    const about = this.#about
    about[entry << 2] = what
    about[(entry << 2) + 1] = target
    about[(entry << 2) + 2] = stamp
    if (isFirst) {
      this.#isOpen = false
      this.#sink(time, rank, entry)
    } else this.#rise(time, rank, entry)
  }

  /** Call `timeOfNext` before, which says that there is one. */
  take(): void {
    const about = this.#about
    const first = this.#entry[0] << 2
    this.time = this.#time[0]
    this.what = about[first]
    this.target = about[first + 1]
    this.stamp = about[first + 2]
    this.#isOpen = true
  }

  /** The last fills the free place of the first. */
  #close(): void {
    this.#isOpen = false
    const last = --this.#size
    const entry = this.#entry[last]
    this.#entry[last] = this.#entry[0]
    if (last > 0) this.#sink(this.#time[last], this.#rank[last], entry)
  }

  #rise(time: number, rank: number, entry: number): void {
    const times = this.#time
    const ranks = this.#rank
    const entries = this.#entry
    let at = this.#size++
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

  /** From the first place downwards. */
  #sink(time: number, rank: number, entry: number): void {
    const times = this.#time
    const ranks = this.#rank
    const entries = this.#entry
    const size = this.#size
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      let next = times[child]
      if (child + 1 < size) {
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
