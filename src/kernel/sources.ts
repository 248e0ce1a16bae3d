/** Where cases come from: when the next one comes, and what it carries. */
import { type Stream, draw, log } from '../random/index.ts'
import type { Cases } from './cases.ts'
import { SourceKind, type Network } from './network.ts'

export class Sources {
  readonly #network: Network
  readonly #keys: Uint32Array
  readonly #stream: Stream
  readonly #cases: Cases
  /** Cases that have come so far, and how often some have come. */
  readonly #count: Float64Array
  readonly #times: Float64Array
  /** Rate sources: the integral of the rate reached, and the step it lies in. Renewal: the time of the last arrival. */
  readonly #reached: Float64Array
  readonly #step: Int32Array

  constructor(network: Network, keys: Uint32Array, stream: Stream, cases: Cases) {
    this.#network = network
    this.#keys = keys
    this.#stream = stream
    this.#cases = cases
    const count = network.names.sources.length
    this.#count = new Float64Array(count)
    this.#times = new Float64Array(count)
    this.#reached = new Float64Array(count)
    this.#step = new Int32Array(count)
  }

  /** Number, within its source, of the case that is arriving now. */
  taken(source: number): number {
    return this.#count[source]++
  }

  /** How many cases come at this arrival: a whole number, 0 or more. */
  together(source: number): number {
    const { together, togetherDraw } = this.#network.sources
    if (together[source] < 0) return 1
    this.#at(togetherDraw[source], source, this.#times[source] - 1)
    return Math.max(0, Math.round(draw(this.#network.distributions, together[source], this.#stream)))
  }

  /**
   * Time of the next arrival; Infinity where no more come.
   * A changing rate is met by inversion: the n-th case comes when the integral of the rate reaches the n-th unit
   * arrival, so a busier scenario moves the same customers closer together instead of drawing other ones.
   */
  next(source: number): number {
    const { kind, gap, rates, times, draw: names } = this.#network.sources
    const number = this.#times[source]++
    if (kind[source] === SourceKind.times) return times[source]?.[number] ?? Infinity
    this.#at(names[source], source, number)
    if (kind[source] === SourceKind.renewal) {
      this.#reached[source] += draw(this.#network.distributions, gap[source], this.#stream)
      return this.#reached[source]
    }
    const steps = rates[source]
    if (!steps) return Infinity
    this.#reached[source] -= log(this.#stream.next())
    const target = this.#reached[source]
    let at = this.#step[source]
    while (at + 1 < steps.times.length && steps.sums[at + 1] <= target) at += 1
    this.#step[source] = at
    const rate = steps.values[at]
    return rate > 0 ? steps.times[at] + (target - steps.sums[at]) / rate : Infinity
  }

  /** Gives the case in a slot its class, channel and attributes. */
  assign(source: number, slot: number): void {
    const { assign } = this.#network.sources
    const { variables, values, index } = this.#cases
    for (let variable = 0; variable < variables; variable += 1) {
      const how = assign[source * variables + variable]
      let value = 0
      if (how.is === 'fixed') value = how.value
      else if (how.is === 'category') {
        this.#at(how.draw, source, index[slot])
        const chance = this.#stream.next()
        while (value < how.cumulative.length - 1 && chance >= how.cumulative[value]) value += 1
      } else if (how.is === 'drawn') {
        this.#at(how.draw, source, index[slot])
        value = draw(this.#network.distributions, how.distribution, this.#stream)
      }
      values[slot * variables + variable] = value
    }
  }

  #at(name: number, source: number, number: number): void {
    const key = (name * (this.#count.length + 1) + 1 + source) * 2
    this.#stream.at(this.#keys[key], this.#keys[key + 1], number, 0)
  }
}
