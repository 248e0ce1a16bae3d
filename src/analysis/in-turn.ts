/**
 * What is known of samples that come again and again in nearly the same order: the one after the last is tried first,
 * so that thousands of names need not be put together and looked up for every replication.
 */
import type { Sample } from './analysis.ts'
import { figureKey } from './report.ts'

type Name = Pick<Sample, 'measure' | 'of' | 'by'>

interface Entry<Value> {
  name: Name
  value: Value
  next: Entry<Value> | undefined
}

/** So many names may be missing in a row (an hour without arrivals) before all are looked through. */
const gap = 3

export class InTurn<Value> {
  readonly #byKey = new Map<string, Entry<Value>>()
  #first: Entry<Value> | undefined
  #last: Entry<Value> | undefined

  /** The next sample belongs to a new replication. */
  begin(): void {
    this.#last = undefined
  }

  /** @param make called where the name is new */
  of(name: Name, make: () => Value): Value {
    let guess = this.#last ? this.#last.next : this.#first
    for (let tried = 0; guess && tried < gap; tried += 1, guess = guess.next)
      if (isSame(guess.name, name)) return (this.#last = guess).value
    const key = figureKey(name.measure, name.of, name.by)
    let entry = this.#byKey.get(key)
    if (!entry) {
      entry = { name: { measure: name.measure, of: name.of, by: name.by }, value: make(), next: undefined }
      this.#byKey.set(key, entry)
      // It stands where it came: behind the one before it.
      if (this.#last) {
        entry.next = this.#last.next
        this.#last.next = entry
      } else {
        entry.next = this.#first
        this.#first = entry
      }
    }
    return (this.#last = entry).value
  }

  get(key: string): Value | undefined {
    return this.#byKey.get(key)?.value
  }

  /** In the order in which they were first seen. */
  *entries(): Iterable<[string, Value]> {
    for (const [key, { value }] of this.#byKey) yield [key, value]
  }

  get size(): number {
    return this.#byKey.size
  }
}

function isSame(one: Name, other: Name): boolean {
  if (one.measure !== other.measure || one.of !== other.of) return false
  if (one.by === other.by) return true
  if (one.by === undefined || other.by === undefined) return false
  for (const name in one.by) if (one.by[name] !== other.by[name]) return false
  for (const name in other.by) if (!(name in one.by)) return false
  return true
}
