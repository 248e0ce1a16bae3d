/** Cases of the first replication that are worth telling: the typical one, the one that took longest, one that was sent back. */
import { get, type Blueprint } from '../blueprint/index.ts'
import { Row, type Block } from '../kernel/recording.ts'
import type { Report } from './report.ts'
import { longerBytes, longerFloats } from './trail.ts'
import type { Chosen, Trail } from './trail.ts'
import type { Subject } from './subject.ts'

/** The typical case is the middle one of so many: what is kept must not grow with the run. */
const enough = 1001

/** Whoever takes this flow of a network is sent back: it is refused on receipt, or drawn as a loop. */
export const leadsBack = (blueprint: Blueprint, flow: string): boolean =>
  flow.endsWith('~refused') || get(blueprint, 'flow', flow)?.loop === true

export class CasesToTell {
  static readonly reads = [Row.arrive, Row.decide, Row.finish, Row.timer, Row.gone]
  /** Serial number and cycle time of the measured cases that have ended first. */
  readonly #serials: number[] = []
  readonly #minutes: number[] = []
  /** Of all of them the one that took longest. */
  #worst: number | undefined
  #longest = -1
  #bounced: number | undefined
  #chased: number | undefined
  #serialOf = new Float64Array(0)
  /** Uint8Array // [slot] 1 sent back, 2 asked again */
  #marks = new Uint8Array(0)
  readonly #timers: readonly string[]
  /** Uint8Array // [flow] 1: taken when something is sent back */
  readonly #back: Uint8Array

  constructor({ blueprint, network }: Subject) {
    this.#timers = network.timers.name
    this.#back = Uint8Array.from(network.names.flows, (flow) => (leadsBack(blueprint, flow) ? 1 : 0))
  }

  take({ kind, slot, detail, value }: Block, trail: Trail, { count, at }: Chosen): void {
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0) continue
      const its = slot[row]
      switch (kind[row]) {
        case Row.arrive:
          if (its >= this.#serialOf.length) {
            this.#serialOf = longerFloats(this.#serialOf, its * 2 + 64)
            this.#marks = longerBytes(this.#marks, its * 2 + 64)
          }
          this.#serialOf[its] = value[row]
          this.#marks[its] = 0
          break
        case Row.decide:
        case Row.finish:
          if (detail[row] >= 0 && this.#back[detail[row]] === 1) this.#marks[its] |= 1
          break
        case Row.timer:
          if (value[row] === 1 && this.#timers.length > 0) this.#marks[its] |= 2
          break
        case Row.gone:
          if (detail[row] < 0) break
          if (this.#serials.length < enough) {
            this.#serials.push(this.#serialOf[its])
            this.#minutes.push(value[row])
          }
          if (value[row] >= this.#longest) {
            this.#longest = value[row]
            this.#worst = this.#serialOf[its]
          }
          if (this.#marks[its] & 1) this.#bounced ??= this.#serialOf[its]
          if (this.#marks[its] & 2) this.#chased ??= this.#serialOf[its]
          break
      }
    }
  }

  cases(): Report['cases'] {
    const order = this.#minutes.map((_, at) => at).sort((a, b) => this.#minutes[a] - this.#minutes[b] || a - b)
    if (this.#worst === undefined) return []
    const told: Report['cases'] = [
      { label: 'typical', replication: 0, serial: this.#serials[order[Math.floor((order.length - 1) / 2)]] },
      { label: 'worst', replication: 0, serial: this.#worst },
    ]
    if (this.#bounced !== undefined) told.push({ label: 'bounced', replication: 0, serial: this.#bounced })
    if (this.#chased !== undefined) told.push({ label: 'chased', replication: 0, serial: this.#chased })
    return told
  }
}
