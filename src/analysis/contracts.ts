import { get } from '../blueprint/index.ts'
import { Row } from '../kernel/recording.ts'
import { agreedTimes, isKept, type AgreedTime } from './agreed-times.ts'
import type { Subject } from './subject.ts'
import { longerFloats, longerInts } from './trail.ts'

/**
 * Orders handed over with an agreed time to crews that owe a penalty for each one late. The time runs from the handing
 * over to the end of their work, in the calendar agreed; what is called off before anybody took it up is nobody's debt.
 */
export class Contracts {
  static readonly reads = [Row.enter, Row.begin, Row.finish, Row.expire, Row.cancel, Row.abandon, Row.decide, Row.end]
  /** [flow] what was agreed with a crew that owes; undefined for all others */
  readonly #agreed: readonly (AgreedTime | undefined)[]
  /** Pools to which an agreed time leads. */
  readonly pools: ReadonlySet<number>
  /** Int32Array // [place] the flow on whose way it lies; −1 for steps */
  readonly #wayOf: Int32Array
  /** Int32Array // [token] the flow it was handed over by, −1 none; and when */
  #by = new Int32Array(0)
  #since = new Float64Array(0)

  /** @returns undefined where no agreed time leads to a pool that owes */
  static of(subject: Subject, owes: (pool: number) => boolean): Contracts | undefined {
    const owing = new Set(subject.places.flatMap(({ node }, at) => (subject.poolsOf[at].some(owes) ? [node] : [])))
    const made = new Contracts(subject, owing)
    return made.#agreed.some((one) => one !== undefined) ? made : undefined
  }

  private constructor(subject: Subject, owing: ReadonlySet<string | undefined>) {
    const { blueprint, network, places } = subject
    const agreed = agreedTimes(subject)
    this.#agreed = network.names.flows.map((id, flow) =>
      agreed[flow].within !== undefined && owing.has(get(blueprint, 'flow', id)?.to) ? agreed[flow] : undefined,
    )
    const agreedTo = new Set(
      network.names.flows.flatMap((id, flow) => (this.#agreed[flow] ? [get(blueprint, 'flow', id)?.to] : [])),
    )
    this.pools = new Set(places.flatMap(({ node }, at) => (agreedTo.has(node) ? subject.poolsOf[at] : [])))
    this.#wayOf = Int32Array.from(places, ({ flow }) => (flow === undefined ? -1 : network.names.flows.indexOf(flow)))
  }

  reserve(tokens: number): void {
    if (tokens <= this.#by.length) return
    this.#by = longerInts(this.#by, tokens * 2, -1)
    this.#since = longerFloats(this.#since, tokens * 2)
  }

  /** @returns whether work has just ended that was to be done before */
  isLate(what: number, token: number, place: number, flow: number, now: number): boolean {
    const way = this.#wayOf[place]
    if (way >= 0) {
      // Refused on receipt: then it is not theirs to do.
      if (what === Row.decide && flow !== way) this.#by[token] = -1
      else if (what === Row.enter || what === Row.decide) this.#handOver(token, way, now)
      return false
    }
    if (what === Row.enter) this.#handOver(token, flow, now)
    if (what === Row.enter || what === Row.begin) return false
    const agreed = this.#by[token] >= 0 ? this.#agreed[this.#by[token]] : undefined
    this.#by[token] = -1
    if (!agreed || what === Row.abandon || what === Row.decide || what === Row.end) return false
    return isKept(agreed, this.#since[token], now) === false
  }

  #handOver(token: number, flow: number, now: number): void {
    if (this.#by[token] === flow) return
    this.#by[token] = flow
    this.#since[token] = now
  }
}
