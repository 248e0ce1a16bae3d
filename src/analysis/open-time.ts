/** Working time between two moments: how long a calendar was open. */
import { get, openIntervals, type Blueprint } from '../blueprint/index.ts'

export class OpenTime {
  /** Float64Array // [interval] opens, closes, open minutes before it */
  readonly #from: Float64Array
  readonly #to: Float64Array
  readonly #before: Float64Array

  constructor(blueprint: Blueprint, calendar: string, horizon: number) {
    const record = get(blueprint, 'calendar', calendar)
    const intervals = record ? openIntervals(blueprint, record, horizon) : []
    this.#from = Float64Array.from(intervals, ([from]) => from)
    this.#to = Float64Array.from(intervals, ([, to]) => to)
    this.#before = new Float64Array(intervals.length)
    for (let at = 1; at < intervals.length; at += 1)
      this.#before[at] = this.#before[at - 1] + this.#to[at - 1] - this.#from[at - 1]
  }

  /** Open minutes from the run's start to a moment. */
  upTo(moment: number): number {
    let low = 0
    let high = this.#from.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#from[middle] <= moment) low = middle + 1
      else high = middle
    }
    return low === 0 ? 0 : this.#before[low - 1] + Math.min(moment, this.#to[low - 1]) - this.#from[low - 1]
  }

  /** The first moment so many open minutes after another one, or before it; Infinity where there are not so many. */
  after(moment: number, minutes: number): number {
    const wanted = this.upTo(moment) + minutes
    const at = this.#before.findLastIndex((before) => before < wanted)
    if (at < 0) return this.#from[0] ?? Infinity
    const found = this.#from[at] + wanted - this.#before[at]
    return found <= this.#to[at] ? found : Infinity
  }
}

/** One table a calendar, whoever asks for it. */
export class OpenTimes {
  readonly #known = new Map<string, OpenTime>()
  readonly #blueprint: Blueprint
  readonly #horizon: number

  constructor(blueprint: Blueprint, horizon: number) {
    this.#blueprint = blueprint
    this.#horizon = horizon
  }

  /** @returns undefined for natural time */
  of(calendar: string | undefined): OpenTime | undefined {
    if (calendar === undefined) return undefined
    const known = this.#known.get(calendar) ?? new OpenTime(this.#blueprint, calendar, this.#horizon)
    this.#known.set(calendar, known)
    return known
  }
}
