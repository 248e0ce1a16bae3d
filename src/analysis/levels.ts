/**
 * Integrals over the measured span of many numbers that change in steps: queues, people at work, cases inside.
 * What happens before the span only sets the level. Sums are compensated (Neumaier).
 */
export class Levels {
  /** Float64Array // [number] the present level */
  readonly now: Float64Array
  readonly #since: Float64Array
  readonly #sum: Float64Array
  readonly #lost: Float64Array
  readonly #from: number
  readonly #to: number

  constructor(numbers: number, from: number, to: number) {
    this.now = new Float64Array(numbers)
    this.#since = new Float64Array(numbers).fill(from)
    this.#sum = new Float64Array(numbers)
    this.#lost = new Float64Array(numbers)
    this.#from = from
    this.#to = to
  }

  change(number: number, time: number, by: number): void {
    this.set(number, time, this.now[number] + by)
  }

  set(number: number, time: number, level: number): void {
    if (time > this.#from) this.#advance(number, time)
    this.now[number] = level
  }

  /** Level × minutes over the span; call when the run has passed its end. */
  integral(number: number): number {
    this.#advance(number, this.#to)
    return this.#sum[number] + this.#lost[number]
  }

  #advance(number: number, time: number): void {
    const until = time < this.#to ? time : this.#to
    const term = this.now[number] * (until - this.#since[number])
    this.#since[number] = until
    if (term === 0) return
    const before = this.#sum[number]
    const sum = before + term
    this.#lost[number] += before >= term ? before - sum + term : term - sum + before
    this.#sum[number] = sum
  }
}
