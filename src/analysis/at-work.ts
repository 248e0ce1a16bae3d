import { Verb, type Network } from '../kernel/network.ts'
import { Row } from '../kernel/recording.ts'
import { longerFloats, longerInts } from './trail.ts'

/** What is told of those at work. */
export interface Ledger {
  /** Somebody of the pool was with a case at the place: minutes times heads. */
  spent(pool: number, place: number, minutes: number): void
  /** Somebody of the pool has taken an order up. */
  takenUp(pool: number, place: number): void
}

/** People who stay with a token beyond the place that took them. */
interface Companion {
  pool: number
  units: number
  from: number
}

/** Who is at work for whom, followed token by token: at its own place, and with a case that keeps them. */
export class AtWork {
  /** Most needs of one place. */
  readonly needs: number
  readonly #network: Network
  readonly #ledger: Ledger
  /** Int32Array // [need] the pool, where nobody else can do it and no row need say who does; else −1 */
  readonly #onlyPool: Int32Array
  /** [place] the places whose people stay with a case there */
  readonly #keeps: readonly (readonly number[])[]
  /** No token rides along with another. */
  readonly #isEachAlone: boolean
  /** Int32Array // pools of the rows just read, the latest last: those before a `begin` or `resume` were taken by it */
  readonly #taken: Int32Array
  #fresh = 0
  /** Int32Array // [token × needs] the pool at work for it, −1 none */
  #pool = new Int32Array(0)
  /** Float64Array // [token] since when they work; since when it is where it is */
  #since = new Float64Array(0)
  #entered = new Float64Array(0)
  /** Int32Array // [token] the place at which they work */
  #place = new Int32Array(0)
  /** [token] only of tokens that somebody stays with */
  readonly #companions = new Map<number, Companion[]>()

  constructor(network: Network, ledger: Ledger) {
    const { firstNeed, firstHold } = network.places
    this.#network = network
    this.#ledger = ledger
    this.needs = firstNeed.reduce((most, first, at) => Math.max(most, first - (firstNeed[at - 1] ?? 0)), 1)
    this.#keeps = network.names.places.map((_, place) => [
      ...network.holds.subarray(firstHold[place], firstHold[place + 1]),
    ])
    this.#isEachAlone = !network.places.verb.includes(Verb.gather)
    this.#taken = new Int32Array(this.needs)
    const { firstAlternative } = network.needs
    this.#onlyPool = Int32Array.from(network.needs.units, (_, need) =>
      firstAlternative[need + 1] === firstAlternative[need] + 1 ? network.alternatives[firstAlternative[need]] : -1,
    )
  }

  /** Kinds of rows it must be told of; where nobody stays with a case beyond a place and it is clear who works, few say it all. */
  get reads(): readonly number[] {
    const mayStay = this.#network.places.mayBeHeld.includes(1)
    return [
      ...[Row.begin, Row.finish, Row.suspend, Row.resume, Row.expire, Row.cancel],
      ...(mayStay ? [Row.enter, Row.abandon, Row.absorb, Row.pass, Row.decide, Row.fork, Row.join, Row.end] : []),
      ...(this.#onlyPool.includes(-1) || !this.#isEachAlone ? [Row.pool] : []),
    ]
  }

  reserve(tokens: number): void {
    if (tokens <= this.#since.length) return
    this.#pool = longerInts(this.#pool, tokens * 2 * this.needs, -1)
    this.#since = longerFloats(this.#since, tokens * 2)
    this.#entered = longerFloats(this.#entered, tokens * 2)
    this.#place = longerInts(this.#place, tokens * 2)
  }

  /** The pools at work for a token; −1 for none. @param need the how-maniest of its place */
  poolOf(token: number, need: number): number {
    return this.#pool[token * this.needs + need]
  }

  /** A pool has changed: perhaps somebody takes it. */
  take(pool: number): void {
    const last = this.needs - 1
    for (let at = 0; at < last; at += 1) this.#taken[at] = this.#taken[at + 1]
    this.#taken[last] = pool
    this.#fresh += 1
  }

  /** Whoever was taken by the last rows is at work for somebody who is not followed. */
  forget(): void {
    this.#fresh = 0
  }

  tell(what: number, token: number, place: number, now: number): void {
    switch (what) {
      case Row.enter:
        this.#entered[token] = now
        return this.#stay(token, place)
      case Row.begin:
      case Row.resume:
        return this.#takeUp(token, place, now, what === Row.begin)
      case Row.suspend:
        return this.#putDown(token, place, now)
      case Row.finish:
        return this.#leave(token, place, now)
      case Row.abandon:
      case Row.expire:
        this.#putDown(token, place, now)
        return this.#accompany(token, place, now)
      case Row.cancel:
        this.#putDown(token, place, now)
        this.#accompany(token, place, now)
        break
      case Row.decide:
      case Row.pass:
        if (this.#network.places.verb[place] !== Verb.scatter) return
        break
    }
    // Elsewhere nobody stays with it.
    if (this.#companions.size > 0) this.#companions.delete(token)
  }

  /** The run is over: whoever is still at work has worked until now. */
  stop(now: number): void {
    for (let token = 0; token < this.#since.length; token += 1)
      if (this.poolOf(token, 0) >= 0) this.#putDown(token, this.#place[token], now)
    for (const token of this.#companions.keys()) this.#accompany(token, this.#place[token], now)
  }

  /** Those of its companions whom the place does not keep go. */
  #stay(token: number, place: number): void {
    const companions = this.#companions.size > 0 ? this.#companions.get(token) : undefined
    if (!companions) return
    const staying = companions.filter(({ from }) => this.#keeps[place].includes(from))
    if (staying.length === 0) this.#companions.delete(token)
    else if (staying.length < companions.length) this.#companions.set(token, staying)
  }

  #takeUp(token: number, place: number, now: number, isNew: boolean): void {
    const { firstNeed } = this.#network.places
    const count = firstNeed[place + 1] - firstNeed[place]
    // Who rides along in a batch has the leader's rows and nobody of its own.
    const isTaker = this.#isEachAlone || this.#fresh >= count
    this.#since[token] = now
    this.#place[token] = place
    for (let need = 0; isTaker && need < count; need += 1) {
      const only = this.#onlyPool[firstNeed[place] + need]
      const pool = only >= 0 ? only : this.#taken[this.needs - count + need]
      this.#pool[token * this.needs + need] = pool
      if (isNew) this.#ledger.takenUp(pool, place)
    }
    this.#fresh = 0
  }

  #putDown(token: number, place: number, now: number): void {
    const { places, needs } = this.#network
    const minutes = now - this.#since[token]
    for (let need = 0; need < this.needs; need += 1) {
      const pool = this.#pool[token * this.needs + need]
      if (pool < 0) return
      this.#pool[token * this.needs + need] = -1
      this.#ledger.spent(pool, place, minutes * needs.units[places.firstNeed[place] + need])
    }
  }

  /** The work is done: who worked goes, or stays with the case. */
  #leave(token: number, place: number, now: number): void {
    const { places, needs } = this.#network
    this.#accompany(token, place, now)
    if (places.mayBeHeld[place] === 1) {
      const companions = this.#companions.get(token) ?? []
      for (let need = 0; need < this.needs; need += 1) {
        const pool = this.#pool[token * this.needs + need]
        if (pool >= 0) companions.push({ pool, units: needs.units[places.firstNeed[place] + need], from: place })
      }
      this.#companions.set(token, companions)
    }
    this.#putDown(token, place, now)
  }

  #accompany(token: number, place: number, now: number): void {
    const companions = this.#companions.size > 0 ? this.#companions.get(token) : undefined
    if (!companions) return
    const minutes = now - this.#entered[token]
    for (const { pool, units } of companions) this.#ledger.spent(pool, place, minutes * units)
  }
}
