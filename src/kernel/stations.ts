/**
 * Pools and their queues: who waits where, how many are at work, who starts next.
 * It decides and counts; what starting means is the run's business.
 */
import { Crews } from './crews.ts'
import { Lists } from './lists.ts'
import { Discipline, type Network } from './network.ts'
import { plainOf } from './plain.ts'
import { holdsFor } from './program.ts'
import { Standings } from './standings.ts'
import { TokenState, mostHeld, type Tokens } from './tokens.ts'
import type { Cases } from './cases.ts'

/** "As many as needed" inside the kernel: larger than any demand, and still a whole number. */
export const plenty = 0x3fffffff

export class Stations {
  readonly capacity: Int32Array
  readonly busy: Int32Array
  /** Units out of order. */
  readonly down: Int32Array
  /** Tokens waiting at a place. */
  readonly waiting: Int32Array
  /** Uint8Array // [place] 1: a queue there stands by drawn work or by due time, so both must be known */
  readonly asks: Uint8Array
  readonly #network: Network
  readonly #tokens: Tokens
  readonly #cases: Cases
  /** Level 0 is for suspended work, which goes on first; then the priorities. */
  readonly #levels: number
  readonly #slots: number
  readonly #queues: Lists
  /** Uint8Array // [pool] 1: its queue stands in an order of its own, not simply by turn */
  readonly #ordered: Uint8Array
  /** Where such a queue is such. */
  readonly #standings: Standings | undefined
  readonly #working: Lists
  readonly #crews: Crews
  /** Pools that the token looked at would take, and the alternatives they were found as. */
  readonly #chosen: Int32Array
  readonly #chosenAs: Int32Array
  /** Uint8Array // [pool] 1: it must be known who is at work */
  readonly #stops: Uint8Array
  /** Int32Array // [place] the pool, where the place is plain; −1 elsewhere */
  readonly #plainPool: Int32Array

  constructor(network: Network, tokens: Tokens, cases: Cases, slots: number) {
    const pools = network.names.pools.length
    this.#network = network
    this.#tokens = tokens
    this.#cases = cases
    this.#levels = network.priorities.length + 1
    this.#slots = Math.max(1, slots)
    this.capacity = new Int32Array(pools)
    this.busy = new Int32Array(pools)
    this.down = new Int32Array(pools)
    this.waiting = new Int32Array(network.names.places.length)
    const { discipline, ageing } = network.pools
    this.#ordered = Uint8Array.from(discipline, (one, pool) => (one > Discipline.last || ageing[pool] > 0 ? 1 : 0))
    if (this.#ordered.includes(1)) this.#standings = new Standings(pools * this.#levels)
    this.asks = asking(network)
    const { pool, stops } = plainOf(network)
    this.#plainPool = pool
    this.#stops = stops
    this.#queues = new Lists(pools * this.#levels)
    this.#working = new Lists(pools)
    this.#crews = new Crews(network, tokens.needs)
    this.#chosen = new Int32Array(tokens.needs)
    this.#chosenAs = new Int32Array(tokens.needs)
    this.reserve()
  }

  /** After the token store has grown. */
  reserve(): void {
    this.#queues.reserve(this.#tokens.capacity * this.#slots)
    this.#standings?.reserve(this.#tokens.capacity * this.#slots)
    this.#working.reserve(this.#tokens.capacity * this.#tokens.needs)
    this.#crews.reserve(this.#tokens.capacity)
  }

  /**
   * Puts a token into the queue of every pool that may serve it.
   * @param interrupted by a better level: it goes to the head of its own
   */
  enqueue(token: number, interrupted = false): void {
    const { firstNeed } = this.#network.places
    const { firstAlternative } = this.#network.needs
    const place = this.#tokens.place[token]
    const from = firstAlternative[firstNeed[place]]
    const to = firstAlternative[firstNeed[place + 1]]
    const resumed = this.#tokens.state[token] === TokenState.suspended
    for (let at = from; at < to; at += 1) {
      const pool = this.#network.alternatives[at]
      if (!this.#serves(pool, token)) continue
      const list = pool * this.#levels + (resumed && !interrupted ? 0 : this.#tokens.level[token] + 1)
      const member = token * this.#slots + (at - from)
      if (this.#standings && this.#ordered[pool] === 1 && (interrupted || !resumed))
        this.#stand(this.#standings, pool, token, member, interrupted)
      else if (interrupted || (this.#network.pools.discipline[pool] === Discipline.last && !resumed))
        this.#queues.prepend(list, member)
      else this.#queues.append(list, member)
    }
    if (!resumed) this.waiting[place] += 1
  }

  /** Puts a token where it stands in an ordered queue; behind those who stand alike (K23, K24). */
  #stand(standings: Standings, pool: number, token: number, member: number, interrupted: boolean): void {
    const { pools, priorities } = this.#network
    const { entered, work, dueBy } = this.#tokens
    const level = this.#tokens.level[token]
    const ageing = pools.ageing[pool]
    const discipline = pools.discipline[pool]
    let standing = entered[token]
    if (interrupted) standing = ageing > 0 ? standing : -Infinity
    else if (discipline === Discipline.last) standing = -standing
    else if (discipline === Discipline.shortest) standing = ageing > 0 ? standing + work[token] : work[token]
    else if (discipline === Discipline.due) standing = dueBy[token]
    // With ageing all levels are one queue: a step of priority is worth a head start.
    if (ageing > 0) standing += ageing * priorities[level]
    const list = pool * this.#levels + 1 + (ageing > 0 ? 0 : level)
    this.#queues.insert(list, standings.insert(list, member, standing), member)
  }

  dequeue(token: number): void {
    const { firstNeed } = this.#network.places
    const { firstAlternative } = this.#network.needs
    const place = this.#tokens.place[token]
    const count = firstAlternative[firstNeed[place + 1]] - firstAlternative[firstNeed[place]]
    for (let at = 0; at < count; at += 1) {
      this.#queues.remove(token * this.#slots + at)
      this.#standings?.remove(token * this.#slots + at)
    }
    if (this.#tokens.state[token] === TokenState.waiting) this.waiting[place] -= 1
  }

  /** Could the token start now? Leaves the pools it would take in `chosen`. All needs together or none. */
  #canStart(token: number): boolean {
    const { places, needs, alternatives } = this.#network
    const place = this.#tokens.place[token]
    const first = places.firstNeed[place]
    const last = places.firstNeed[place + 1]
    for (let need = first; need < last; need += 1) {
      const units = needs.units[need]
      let found = -1
      for (let at = needs.firstAlternative[need]; at < needs.firstAlternative[need + 1]; at += 1) {
        const pool = alternatives[at]
        let free = this.capacity[pool] - this.busy[pool]
        for (let other = first; other < need; other += 1) {
          if (this.#chosen[other - first] === pool) free -= needs.units[other]
        }
        if (this.#crews.has(pool)) free = this.#crews.free(pool, this.#network.crewsThatCan[at], free)
        if (free >= units && this.#serves(pool, token)) {
          found = pool
          this.#chosenAs[need - first] = at
          break
        }
      }
      if (found < 0) {
        if (need > first) this.#crews.forget()
        return false
      }
      this.#chosen[need - first] = found
      if (need + 1 < last && this.#crews.has(found))
        this.#crews.promise(found, this.#network.crewsThatCan[this.#chosenAs[need - first]], units)
    }
    if (last > first + 1) this.#crews.forget()
    return true
  }

  #serves(pool: number, token: number): boolean {
    const program = this.#network.pools.serves[pool]
    if (program < 0) return true
    const { programs, code } = this.#network
    const base = this.#tokens.caseSlot[token] * this.#cases.variables
    return holdsFor(code, programs[program], programs[program + 1], this.#cases.values, base)
  }

  /** Takes all pools that the token needs, if they are free. @returns whether it has them now */
  seize(token: number): boolean {
    if (!this.#canStart(token)) return false
    const { firstNeed } = this.#network.places
    const place = this.#tokens.place[token]
    const count = firstNeed[place + 1] - firstNeed[place]
    for (let need = 0; need < count; need += 1) {
      const pool = this.#chosen[need]
      const units = this.#network.needs.units[firstNeed[place] + need]
      const member = token * this.#tokens.needs + need
      this.busy[pool] += units
      this.#tokens.pool[member] = pool
      if (this.#stops[pool] === 1) this.#working.append(pool, member)
      if (this.#crews.has(pool)) this.#crews.take(pool, this.#network.crewsThatCan[this.#chosenAs[need]], units, member)
    }
    return true
  }

  // The same for plain places, which need one unit of one pool

  take(pool: number, token: number): void {
    const member = token * this.#tokens.needs
    this.busy[pool] += 1
    this.#tokens.pool[member] = pool
    if (this.#stops[pool] === 1) this.#working.append(pool, member)
  }

  leave(pool: number, token: number): void {
    const member = token * this.#tokens.needs
    this.busy[pool] -= 1
    this.#tokens.pool[member] = -1
    if (this.#stops[pool] === 1) this.#working.remove(member)
  }

  stand(pool: number, token: number, place: number): void {
    this.#queues.append(pool * this.#levels + this.#tokens.level[token] + 1, token * this.#slots)
    this.waiting[place] += 1
  }

  /** From the queue to work. */
  callUp(pool: number, token: number, place: number): void {
    this.#queues.remove(token * this.#slots)
    this.waiting[place] -= 1
    this.take(pool, token)
  }

  /** Lets the token's n-th need go. @returns its pool */
  release(token: number, need: number): number {
    const pool = this.#detach(token, need)
    this.busy[pool] -= this.#network.needs.units[this.#network.places.firstNeed[this.#tokens.place[token]] + need]
    if (this.#crews.has(pool)) this.#crews.release(pool, token * this.#tokens.needs + need)
    return pool
  }

  /** The token's n-th need stays with it when its work is done. */
  hold(token: number, need: number): void {
    const { firstNeed } = this.#network.places
    const tokens = this.#tokens
    const place = tokens.place[token]
    const at = token * mostHeld + tokens.held[token]++
    tokens.heldPool[at] = this.#detach(token, need)
    tokens.heldUnits[at] = this.#network.needs.units[firstNeed[place] + need]
    tokens.heldFrom[at] = place
    if (this.#crews.has(tokens.heldPool[at])) this.#crews.hold(token * tokens.needs + need, at)
  }

  /** What a token holds moves up among what it holds. */
  moveHeld(from: number, to: number): void {
    if (from === to) return
    const tokens = this.#tokens
    tokens.heldPool[to] = tokens.heldPool[from]
    tokens.heldUnits[to] = tokens.heldUnits[from]
    tokens.heldFrom[to] = tokens.heldFrom[from]
    this.#crews.moveHeld(from, to)
  }

  /** @returns the pool that is free again */
  letGo(held: number): number {
    const pool = this.#tokens.heldPool[held]
    this.busy[pool] -= this.#tokens.heldUnits[held]
    if (this.#crews.has(pool)) this.#crews.letGo(pool, held)
    return pool
  }

  /** So many are there from now on. */
  setCapacity(pool: number, present: number): void {
    this.capacity[pool] = present
    if (this.#crews.has(pool)) this.#crews.share(pool, present)
  }

  /** Speed at which a token's work is done: that of whom its first need has taken. */
  pace(token: number): number {
    const member = token * this.#tokens.needs
    const pool = this.#tokens.pool[member]
    const { speed } = this.#network.pools
    return this.#crews.has(pool) ? speed[pool] * this.#crews.pace(pool, member) : speed[pool]
  }

  /** The pool stays busy but is no longer at work on this place. @returns its pool */
  #detach(token: number, need: number): number {
    const member = token * this.#tokens.needs + need
    const pool = this.#tokens.pool[member]
    if (this.#stops[pool] === 1) this.#working.remove(member)
    this.#tokens.pool[member] = -1
    return pool
  }

  /** The token that a pool with somebody free should start now; −1 where nobody can. Suspended first, then by priority, then by turn. */
  nextToStart(pool: number): number {
    const first = pool * this.#levels
    for (let list = first; list < first + this.#levels; list += 1) {
      for (let member = this.#queues.head[list]; member >= 0; member = this.#queues.next[member]) {
        const token = this.#slots === 1 ? member : Math.floor(member / this.#slots)
        // Whoever asks has seen that somebody is free; a plain place needs no more.
        if (this.#plainPool[this.#tokens.place[token]] === pool || this.#canStart(token)) return token
        // Nothing free at all: nobody further back can start here either.
        if (this.busy[pool] >= this.capacity[pool]) return -1
      }
    }
    return -1
  }

  /**
   * Whose work a token of a better level may interrupt: of those at work in a pool that allows it, the worst level, and
   * of these the one that began last. Only where a single need stands in the way. −1 for nobody.
   */
  victimFor(token: number): number {
    const { places, needs, alternatives, pools } = this.#network
    const place = this.#tokens.place[token]
    const need = places.firstNeed[place]
    if (places.firstNeed[place + 1] !== need + 1) return -1
    let victim = -1
    let worst = this.#tokens.level[token]
    for (let at = needs.firstAlternative[need]; at < needs.firstAlternative[need + 1]; at += 1) {
      const pool = alternatives[at]
      if (pools.preemption[pool] === 0 || !this.#serves(pool, token)) continue
      for (let member = this.#working.tail[pool]; member >= 0; member = this.#working.previous[member]) {
        const other = Math.floor(member / this.#tokens.needs)
        const units = needs.units[places.firstNeed[this.#tokens.place[other]] + (member % this.#tokens.needs)]
        let free = this.capacity[pool] - this.busy[pool] + units
        if (this.#crews.has(pool)) free = this.#crews.freeWithout(pool, this.#network.crewsThatCan[at], free, member)
        if (this.#tokens.level[other] <= worst || free < needs.units[need]) continue
        worst = this.#tokens.level[other]
        victim = other
      }
    }
    return victim
  }

  /** The token whose work at a pool began last; −1 where none is at work. */
  lastBegun(pool: number): number {
    const member = this.#working.tail[pool]
    return member < 0 ? -1 : Math.floor(member / this.#tokens.needs)
  }
}

function asking({ names, places, needs, alternatives, pools }: Network): Uint8Array {
  return Uint8Array.from(names.places, (_, place) => {
    const from = needs.firstAlternative[places.firstNeed[place]]
    const to = needs.firstAlternative[places.firstNeed[place + 1]]
    return alternatives.subarray(from, to).some((pool) => pools.discipline[pool] > Discipline.last) ? 1 : 0
  })
}
