import { get } from '../../blueprint/index.ts'
import { Verb, type Network } from '../../kernel/network.ts'
import { Row } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import type { Subject } from '../subject.ts'
import { longerFloats, longerInts } from '../trail.ts'

/**
 * What a completed case costs: at each step, for each pool and in all, of cases that arrive in the measured span. A pool
 * costs its hourly rate while its people work on the case or stay with it, and its fee whenever it takes an order up; a
 * step costs what it states whenever it is done. Who leaves without completing has cost something too: those who
 * complete carry it. The steps make up the whole, and so do the pools with what the steps state.
 */
export const cost = analysis({
  name: 'cost',
  question: { en: 'What does a case cost, and where?', 'zh-CN': '一件工单要花多少成本，花在哪里？' },
  unit: 'money',
  source: 'Kaplan & Anderson, Time-Driven Activity-Based Costing, Harvard Business Review 82(11), 2004',

  start(subject: Subject) {
    const prices = pricesOf(subject)
    return prices && new Spending(prices, subject.network)
  },

  reads: (spending) => spending.reads,
  take(spending, { kind, time, place, detail }, trail, { count, at: chosen }) {
    spending.reserve(trail.tokens)
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      const what = kind[row]
      if (what === Row.pool) spending.take(place[row])
      else if (trail.counted[row] === 0) {
        if (what === Row.begin || what === Row.resume) spending.forget()
      } else if (what === Row.gone) spending.completed += detail[row] >= 0 ? 1 : 0
      else spending.tell(what, trail.token[row], place[row], time[row])
    }
  },

  *finish({ prices, atSteps, onPools, completed }) {
    const mean = (over: number, of?: string): Sample => ({
      ...{ measure: 'cost.mean', ...(of !== undefined && { of }), unit: 'money' },
      ...{ is: 'ratio', over, under: completed },
    })
    yield mean(atSteps.reduce((sum, one) => sum + one, 0))
    for (const [at, step] of prices.steps.entries()) yield mean(atSteps[at], step)
    for (const [at, pool] of prices.pools.entries()) if (prices.isPriced[at] === 1) yield mean(onPools[at], pool)
  },
})

interface Prices {
  /** Ids of the steps that cost something. */
  steps: string[]
  pools: readonly string[]
  /** Int32Array // [place] index into `steps`, −1 for what costs nothing */
  stepOf: Int32Array
  /** Float64Array // [place] what it costs to have it done, beside the people */
  stated: Float64Array
  /** Float64Array // [pool] for each unit at work; for each order taken up */
  perMinute: Float64Array
  perOrder: Float64Array
  /** Uint8Array // [pool] 1: the blueprint says what it costs */
  isPriced: Uint8Array
}

/** @returns undefined where the blueprint states no cost */
function pricesOf({ blueprint, network, places, poolsOf }: Subject): Prices | undefined {
  const { pools } = network.names
  const costs = pools.map((id) => get(blueprint, 'pool', id)?.cost)
  const isPriced = Uint8Array.from(costs, (one) => (one?.perHour === undefined && one?.perUse === undefined ? 0 : 1))
  const steps: string[] = []
  const stated = new Float64Array(places.length)
  const stepOf = Int32Array.from(places, ({ node }, place) => {
    const own = get(blueprint, 'node', node)?.cost
    if (node === undefined || (own === undefined && !whoIsThere(place).some((pool) => isPriced[pool] === 1))) return -1
    // Of the places of one step (a redial and the delay until the next try) the one of its name is where it is done.
    if (network.names.places[place] === node) stated[place] = own ?? 0
    const known = steps.indexOf(node)
    return known >= 0 ? known : steps.push(node) - 1
  })
  if (steps.length === 0) return undefined
  return {
    ...{ steps, pools, stepOf, stated, isPriced },
    perMinute: Float64Array.from(costs, (one) => (one?.perHour ?? 0) / 60),
    perOrder: Float64Array.from(costs, (one) => one?.perUse ?? 0),
  }

  /** Pools that work at a place, or stay with the case there. */
  function whoIsThere(place: number): number[] {
    const { firstHold } = network.places
    const from = network.holds.subarray(firstHold[place], firstHold[place + 1])
    return [place, ...from].flatMap((one) => poolsOf[one])
  }
}

/** People who stay with a token beyond the place that took them. */
interface Companion {
  pool: number
  units: number
  from: number
}

/** What has been spent in a replication, and who is at work for whom meanwhile. */
class Spending {
  completed = 0
  readonly prices: Prices
  /** Float64Array // [step] */
  readonly atSteps: Float64Array
  /** Float64Array // [pool] */
  readonly onPools: Float64Array
  readonly #network: Network
  /** Most needs of one place. */
  readonly #needs: number
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
  /** [token] only of tokens that somebody stays with */
  readonly #companions = new Map<number, Companion[]>()

  constructor(prices: Prices, network: Network) {
    const { firstNeed } = network.places
    this.prices = prices
    this.atSteps = new Float64Array(prices.steps.length)
    this.onPools = new Float64Array(prices.pools.length)
    this.#network = network
    this.#needs = firstNeed.reduce((most, first, at) => Math.max(most, first - (firstNeed[at - 1] ?? 0)), 1)
    const { firstHold } = network.places
    this.#keeps = network.names.places.map((_, place) => [
      ...network.holds.subarray(firstHold[place], firstHold[place + 1]),
    ])
    this.#isEachAlone = !network.places.verb.includes(Verb.gather)
    this.#taken = new Int32Array(this.#needs)
    const { firstAlternative } = network.needs
    this.#onlyPool = Int32Array.from(network.needs.units, (_, need) =>
      firstAlternative[need + 1] === firstAlternative[need] + 1 ? network.alternatives[firstAlternative[need]] : -1,
    )
  }

  /** Where nobody stays with a case beyond a place, no step states a cost and it is clear who works, few rows say it all. */
  get reads(): readonly number[] {
    const { places } = this.#network
    const atWork = [Row.begin, Row.finish, Row.suspend, Row.resume, Row.expire, Row.cancel, Row.gone]
    const elsewhere = [Row.pass, Row.decide, Row.fork, Row.join, Row.end]
    const mayStay = places.mayBeHeld.includes(1)
    const isStated = this.prices.stated.some((cost) => cost > 0)
    return [
      ...atWork,
      ...(mayStay ? [Row.enter, Row.abandon, Row.absorb] : []),
      ...(mayStay || isStated ? elsewhere : []),
      ...(this.#onlyPool.includes(-1) || !this.#isEachAlone ? [Row.pool] : []),
    ]
  }

  reserve(tokens: number): void {
    if (tokens <= this.#since.length) return
    this.#pool = longerInts(this.#pool, tokens * 2 * this.#needs, -1)
    this.#since = longerFloats(this.#since, tokens * 2)
    this.#entered = longerFloats(this.#entered, tokens * 2)
  }

  /** A pool has changed: perhaps somebody takes it. */
  take(pool: number): void {
    const last = this.#needs - 1
    for (let at = 0; at < last; at += 1) this.#taken[at] = this.#taken[at + 1]
    this.#taken[last] = pool
    this.#fresh += 1
  }

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
        this.#leave(token, place, now)
        return this.#pay(this.prices.stated[place], place)
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
        this.#pay(this.prices.stated[place], place)
        if (this.#network.places.verb[place] !== Verb.scatter) return
        break
      case Row.fork:
      case Row.join:
      case Row.end:
        this.#pay(this.prices.stated[place], place)
        break
    }
    // Elsewhere nobody stays with it.
    if (this.#companions.size > 0) this.#companions.delete(token)
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
    for (let need = 0; isTaker && need < count; need += 1) {
      const only = this.#onlyPool[firstNeed[place] + need]
      const pool = only >= 0 ? only : this.#taken[this.#needs - count + need]
      this.#pool[token * this.#needs + need] = pool
      if (isNew) this.#pay(this.prices.perOrder[pool], place, pool)
    }
    this.#fresh = 0
  }

  #putDown(token: number, place: number, now: number): void {
    const { places, needs } = this.#network
    const minutes = now - this.#since[token]
    for (let need = 0; need < this.#needs; need += 1) {
      const pool = this.#pool[token * this.#needs + need]
      if (pool < 0) return
      this.#pool[token * this.#needs + need] = -1
      this.#pay(minutes * needs.units[places.firstNeed[place] + need] * this.prices.perMinute[pool], place, pool)
    }
  }

  /** The work is done: who worked goes, or stays with the case. */
  #leave(token: number, place: number, now: number): void {
    const { places, needs } = this.#network
    this.#accompany(token, place, now)
    if (places.mayBeHeld[place] === 1) {
      const companions = this.#companions.get(token) ?? []
      for (let need = 0; need < this.#needs; need += 1) {
        const pool = this.#pool[token * this.#needs + need]
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
    for (const { pool, units } of companions) this.#pay(minutes * units * this.prices.perMinute[pool], place, pool)
  }

  #pay(amount: number, place: number, pool = -1): void {
    const step = this.prices.stepOf[place]
    if (step < 0) return
    this.atSteps[step] += amount
    if (pool >= 0) this.onPools[pool] += amount
  }
}
