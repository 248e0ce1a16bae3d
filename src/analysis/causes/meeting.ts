/** Who has come to a join and waits there for the parallel ways of its case. */
export class Meeting {
  /** Of the join that `meet` completed last: how many had waited, and their minutes together. */
  count = 0
  minutes = 0
  readonly #here = new Map<number, { count: number; times: number }>()

  /** @param key of the case and the join */
  come(key: number, now: number): void {
    const here = this.#here.get(key)
    if (!here) this.#here.set(key, { count: 1, times: now })
    else {
      here.count += 1
      here.times += now
    }
  }

  meet(key: number, now: number): void {
    const here = this.#here.get(key)
    this.#here.delete(key)
    this.count = here?.count ?? 0
    this.minutes = here ? here.count * now - here.times : 0
  }
}
