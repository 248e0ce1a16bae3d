/**
 * Integral and mean over time of a number that changes in steps: a queue's length, servers busy.
 * The sum is compensated, so that a million small steps lose nothing against a large total.
 * Its fields are plain, so that it survives a message between threads: `TimeWeighted.from(received)`.
 * @source Neumaier, ZAMM 54, 1974
 */
export class TimeWeighted {
  /** The present value, and the moment up to which it is counted. */
  value: number
  at: number
  /** Minutes counted so far. */
  span = 0
  /** Their sum of value × minutes, and what its rounding lost; read `integral`. */
  sum = 0
  lost = 0

  /** @param start when the observation begins, in minutes */
  constructor(start = 0, value = 0) {
    this.at = start
    this.value = value
  }

  static from(copy: Pick<TimeWeighted, 'value' | 'at' | 'span' | 'sum' | 'lost'>): TimeWeighted {
    const { value, at, span, sum, lost } = copy
    return Object.assign(new TimeWeighted(), { value, at, span, sum, lost })
  }

  /** The number takes a new value. @param time minutes, not before the last call's */
  set(time: number, value: number): void {
    this.advance(time)
    this.value = value
  }

  /** Counts the present value up to a moment. */
  advance(time: number): void {
    const duration = time - this.at
    this.at = time
    this.span += duration
    this.#add(this.value * duration)
  }

  /** Forgets what was counted, as at the end of a warm-up; the value stays. */
  restart(time: number): void {
    this.advance(time)
    this.span = 0
    this.sum = 0
    this.lost = 0
  }

  /** Adds what another one has counted: time and integral, not its present value. */
  merge(other: Pick<TimeWeighted, 'span' | 'sum' | 'lost'>): void {
    this.span += other.span
    this.#add(other.sum)
    this.#add(other.lost)
  }

  /** Value × minutes counted so far. */
  get integral(): number {
    return this.sum + this.lost
  }

  /** `undefined` before any time has passed. */
  get mean(): number | undefined {
    return this.span > 0 ? this.integral / this.span : undefined
  }

  #add(term: number): void {
    const sum = this.sum + term
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - sum + term : term - sum + this.sum
    this.sum = sum
  }
}
