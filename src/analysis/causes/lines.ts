/**
 * Those who do not simply stand by turn: who waits for whom, who works on what, and so who was overtaken. Told of every
 * row that changes it; memory grows with live tokens.
 */
import type { Network } from '../../kernel/network.ts'
import { toldByWork } from '../../kernel/recording.ts'
import { InHand } from './in-hand.ts'
import type { Subject } from '../subject.ts'
import { longerFloats, longerInts } from '../trail.ts'
import { WaitingLine } from './waiting-line.ts'

/** So many people of one of these pools, which serve the case. */
interface Need {
  units: number
  pools: readonly number[]
}

export class Lines {
  /** Of the wait that `leave` ended last: minutes in which it was overtaken. */
  overtaken = 0
  now = 0

  readonly #network: Network
  readonly #poolsOf: Subject['poolsOf']
  /** Int32Array // [place] the pool that work takes there without a row about it; −1 where rows say it */
  readonly #told: Int32Array
  readonly #atWork: InHand
  readonly #present: Float64Array
  readonly #lines: { line: WaitingLine; needs: readonly Need[] }[] = []
  /** By place and servers, and by what is needed. */
  readonly #lineAt = new Map<number, number>()
  readonly #lineFor = new Map<string, number>()
  /** Int32Array // [place] the servers of whoever came last, −1 none yet, and their line */
  readonly #lastServers: Int32Array
  readonly #lastLine: Int32Array
  /** [pool] the lines of those whom it may serve */
  readonly #linesOf: number[][]
  /** Int32Array // [place] from where people may stay here */
  readonly #stays: readonly Int32Array[]
  /** Int32Array // [token] its line, and its rank there: −1 where it waits no longer */
  #line = new Int32Array(0)
  #rank = new Int32Array(0)
  /** Float64Array // [token] when it came to where it is */
  #came = new Float64Array(0)
  /** Pools of the rows just read, and those that the work begun last has taken. */
  readonly #heard: number[] = []
  readonly #taken: number[] = []

  constructor({ network, poolsOf }: Subject) {
    const { names, places, holds } = network
    this.#network = network
    this.#poolsOf = poolsOf
    this.#told = toldByWork(network)
    this.#present = new Float64Array(names.pools.length)
    this.#linesOf = names.pools.map(() => [])
    this.#lastServers = new Int32Array(names.places.length).fill(-1)
    this.#lastLine = new Int32Array(names.places.length)
    this.#atWork = new InHand(names.pools.length, (pool) => this.#flush(pool))
    this.#stays = names.places.map((_, place) => holds.slice(places.firstHold[place], places.firstHold[place + 1]))
  }

  reserve(tokens: number): void {
    if (tokens <= this.#line.length) return
    this.#line = longerInts(this.#line, tokens * 2, -1)
    this.#rank = longerInts(this.#rank, tokens * 2, -1)
    this.#came = longerFloats(this.#came, tokens * 2)
  }

  /** So many are there; and the work that begins next may have taken some of them. */
  tell(pool: number, present: number): void {
    this.#heard.push(pool)
    if (present === this.#present[pool]) return
    this.#present[pool] = present
    for (const at of this.#linesOf[pool]) this.#check(at)
  }

  /** A token comes to a place; people who do not stay here have left it. */
  arrive(token: number, place: number): void {
    this.#atWork.letGo(token, this.#stays[place])
  }

  enter(token: number, place: number, servers: number): void {
    this.#came[token] = this.now
    const at = this.#lineOf(place, servers)
    this.#line[token] = at
    this.#lines[at].line.enter(token, this.now, this.#rank)
  }

  /** It waits no longer. */
  leave(token: number): void {
    const rank = this.#rank[token]
    this.overtaken = rank < 0 ? 0 : this.#lines[this.#line[token]].line.leave(rank, this.now)
    this.#rank[token] = -1
  }

  /** Minutes since a moment in which fewer were there than it needs. */
  closed(token: number, since: number): number {
    return this.#line[token] < 0 ? 0 : this.#lines[this.#line[token]].line.closed.minutes(since, this.now)
  }

  /** Its work begins or goes on: rows about the pools taken stand just before; those who ride along take nobody. */
  begin(token: number, place: number): void {
    const { firstNeed } = this.#network.places
    const needs = firstNeed[place + 1] - firstNeed[place]
    const taken = this.#taken
    const first = this.#heard.length - needs
    if (this.#told[place] >= 0 || first >= 0) taken.length = 0
    if (this.#told[place] >= 0) taken.push(this.#told[place])
    else for (let at = Math.max(0, first); at < this.#heard.length; at += 1) taken.push(this.#heard[at])
    this.#heard.length = 0
    for (const pool of taken) this.#atWork.take(token, pool, this.#came[token], place)
  }

  finish(token: number, place: number): void {
    this.#heard.length = 0
    if (this.#network.places.mayBeHeld[place] === 1) this.#atWork.keep(token, place)
    this.#atWork.release(token, place)
  }

  stop(token: number, place: number): void {
    this.#atWork.release(token, place)
  }

  /** The token is no more. */
  end(token: number): void {
    this.leave(token)
    this.#line[token] = -1
    this.#atWork.end(token)
  }

  #flush(pool: number): void {
    for (const at of this.#linesOf[pool]) this.#lines[at].line.flush(this.now)
  }

  #check(at: number): void {
    const { line, needs } = this.#lines[at]
    line.flush(this.now)
    const isClosed = needs.some(({ units, pools }) => pools.every((pool) => this.#present[pool] < units))
    line.closed.change(isClosed, this.now)
  }

  #lineOf(place: number, servers: number): number {
    // Whoever comes next is mostly served by the same: no look-up then.
    if (this.#lastServers[place] === servers) return this.#lastLine[place]
    this.#lastServers[place] = servers
    this.#lastLine[place] = this.#find(place, servers)
    return this.#lastLine[place]
  }

  #find(place: number, servers: number): number {
    const key = place * 0x80000000 + servers
    const known = this.#lineAt.get(key)
    if (known !== undefined) return known
    const needs = this.#needsAt(place, servers)
    const name = JSON.stringify(needs)
    let at = this.#lineFor.get(name)
    if (at === undefined) {
      at = this.#lines.length
      const pools = [...new Set(needs.flatMap((need) => need.pools))]
      this.#lines.push({ line: new WaitingLine(pools, this.#atWork.latest, this.now), needs })
      for (const pool of pools) this.#linesOf[pool].push(at)
      this.#lineFor.set(name, at)
      this.#check(at)
    }
    this.#lineAt.set(key, at)
    return at
  }

  #needsAt(place: number, servers: number): Need[] {
    const { places, needs, alternatives } = this.#network
    const serves = (pool: number) => (servers & (1 << this.#poolsOf[place].indexOf(pool))) !== 0
    const found: Need[] = []
    for (let need = places.firstNeed[place]; need < places.firstNeed[place + 1]; need += 1) {
      const pools = [...alternatives.slice(needs.firstAlternative[need], needs.firstAlternative[need + 1])]
      found.push({ units: needs.units[need], pools: pools.filter(serves) })
    }
    return found
  }
}
