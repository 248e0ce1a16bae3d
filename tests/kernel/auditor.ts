/**
 * Follows a run row by row and writes down what may never happen: a clock that goes back, an end of work told after the
 * arrivals of its instant, a token in two places, more at work than there is, somebody idle while somebody waits, one
 * who overtakes in a queue, work that the pool's busy time does not show, a case that ends twice, a number that is none.
 */
import { Row, toldByWork, unlimited, type Block } from '../../src/kernel/recording.ts'
import { Discipline, Verb, type Network } from '../../src/kernel/network.ts'

type State = 'moving' | 'waiting' | 'working' | 'suspended'

interface Token {
  state: State
  place: number
  entered: number
  begun: number
  /** When it last began or went on. */
  since: number
  /** The queue in which it waits, where its turn is known. */
  queue: Set<Token> | undefined
  /** Work that was left when it went on, and when that was. */
  left: { minutes: number; from: number } | undefined
}

interface Case {
  arrivedAt: number
  level: number
  tokens: Map<number, Token>
}

const nameOfRow = Object.fromEntries(Object.entries(Row).map(([name, kind]) => [kind, name]))
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

export class Auditor {
  /** The first things that were wrong, in words. */
  readonly wrong: string[] = []
  arrived = 0
  gone = 0
  rows = 0
  readonly #network: Network
  readonly #live = new Map<number, Case>()
  readonly #busy: number[]
  readonly #inForce: number[]
  /** Pools whose people may stay with a case after its work, or go on after closing time: more may be busy than are there. */
  readonly #mayExceed: boolean[]
  /** Work may begin anew, or be taken up at another speed. */
  readonly #leftMayChange: boolean
  /** By place: who waits, who is suspended. */
  readonly #queued: number[]
  #now = 0
  #kind = -1
  #place = -1
  /** Number inside over time, and the sum of times inside: Little's law on this very path. */
  #area = 0
  #times = 0
  #inside = 0
  /** When a case last came: after that nothing but its own doing happens at that instant (K1). */
  #cameAt = -1
  /** By pool, level and units: those that wait for it alone, in their order (K7). */
  readonly #queues = new Map<number, Set<Token>>()
  /** By place: the one pool and how many of it, where its turn can be told from the rows; else undefined. */
  readonly #only: ({ pool: number; units: number } | undefined)[]
  /** Int32Array // [place] the pool whose changes its work tells; −1 for none */
  readonly #told: Int32Array
  /** By pool: whoever came first is served first, whoever it is. */
  readonly #isByTurn: boolean[]
  /** Minutes of work by pool, and minutes busy; NaN where others than these places keep it busy. */
  readonly #worked: number[]
  readonly #busyTime: number[]
  readonly #busySince: number[]

  constructor(network: Network) {
    this.#network = network
    this.#told = toldByWork(network)
    const { pools, places } = network.names
    this.#busy = pools.map(() => 0)
    this.#inForce = pools.map(() => 0)
    this.#queued = places.map(() => 0)
    this.#leftMayChange = network.pools.preemption.includes(2) || network.crews.heads.length > 0
    const held = new Set(
      places.flatMap((_, place) => (network.places.mayBeHeld[place] === 1 ? poolsOf(network, place) : [])),
    )
    this.#mayExceed = pools.map((_, pool) => network.pools.finishes[pool] === 1 || held.has(pool))
    this.#only = places.map((_, place) => onlyNeed(network, place, held))
    // A batch is worked on once and told for each of its members.
    const hasBatches = network.places.verb.includes(Verb.gather)
    const isShared = (pool: number) =>
      hasBatches || places.some((_, place) => poolsOf(network, place).includes(pool) && !this.#only[place])
    this.#worked = pools.map((_, pool) => (isShared(pool) ? NaN : 0))
    this.#busyTime = pools.map(() => 0)
    const { discipline, ageing, serves } = network.pools
    this.#isByTurn = pools.map(
      (_, pool) => discipline[pool] === Discipline.first && ageing[pool] === 0 && serves[pool] < 0,
    )
    this.#busySince = pools.map(() => 0)
  }

  /** Reads the rows of a block from `first` on. */
  take(block: Block, first = 0): void {
    for (let at = first; at < block.count; at += 1) this.#row(block, at)
  }

  /** At the end of the run, whose clock stands at `now`. */
  finish(now: number): string[] {
    this.#kind = -1
    this.#advance(now)
    for (const one of this.#live.values()) this.#times += now - one.arrivedAt
    for (const one of this.#live.values())
      for (const token of one.tokens.values()) if (token.state === 'working') this.#work(token, token.place)
    for (const [pool, name] of this.#network.names.pools.entries()) {
      this.#busyTime[pool] += this.#busy[pool] * (now - this.#busySince[pool])
      if (!Number.isNaN(this.#worked[pool]) && !close(this.#worked[pool], this.#busyTime[pool]))
        this.#complain(`${name}: busy for ${this.#busyTime[pool]} minutes, worked for ${this.#worked[pool]}`)
    }
    if (!close(this.#area, this.#times))
      this.#complain(`Little: ${this.#area} inside over time, ${this.#times} in times`)
    if (this.arrived !== this.gone + this.#live.size)
      this.#complain(`${this.arrived} came, ${this.gone} are gone, ${this.#live.size} inside`)
    return this.wrong
  }

  /** The row that is being read, in words. */
  #about(): string {
    const { places, pools } = this.#network.names
    if (this.#kind < 0) return 'the end'
    return `${nameOfRow[this.#kind]} ${(this.#kind === Row.pool ? pools : places)[this.#place] ?? this.#place}`
  }

  #complain(text: string): void {
    if (this.wrong.length < 5) this.wrong.push(`${this.#now}: ${text}`)
  }

  #row(block: Block, at: number): void {
    this.rows += 1
    const kind = block.kind[at]
    const time = block.time[at]
    const slot = block.slot[at]
    const place = block.place[at]
    const value = block.value[at]
    this.#kind = kind
    this.#place = place
    if (!Number.isFinite(time) || !Number.isFinite(value))
      this.#complain(`${this.#about()}: time ${time}, value ${value}`)
    if (value < 0 && kind !== Row.assign) this.#complain(`${this.#about()}: ${value}`)
    if (time < this.#now) this.#complain(`${this.#about()}: the clock goes back to ${time}`)
    if (time > this.#now) this.#advance(time)
    if (kind === Row.pool) return this.#pool(place, value, block.detail[at])
    if (kind === Row.arrive) {
      if (this.#live.has(slot)) this.#complain(`${this.#about()}: slot ${slot} is taken`)
      if (value !== this.arrived) this.#complain(`${this.#about()}: case ${value} after ${this.arrived} cases`)
      const level = this.#network.levels.length === 1 ? this.#network.levels[0] : 0
      this.#live.set(slot, { arrivedAt: time, level, tokens: new Map([[0, fresh(place)]]) })
      this.#cameAt = time
      this.arrived += 1
      this.#inside += 1
      return
    }
    const one = this.#live.get(slot)
    if (!one) return this.#complain(`${this.#about()}: nobody is in slot ${slot}`)
    if (kind === Row.gone) {
      if (one.tokens.size > 0) this.#complain(`${this.#about()}: gone with ${one.tokens.size} tokens inside`)
      if (value > 0 && value > time - one.arrivedAt + 1e-9) this.#complain(`${this.#about()}: took ${value}`)
      this.#live.delete(slot)
      this.gone += 1
      this.#inside -= 1
      this.#times += time - one.arrivedAt
      return
    }
    // Variable 0 is the class, and the class has a level.
    if (kind === Row.assign && place === 0) one.level = this.#network.levels[value] ?? one.level
    if (kind === Row.open || kind === Row.assign) return
    this.#token(one, block.token[at], kind, place, value)
    if ((kind === Row.begin || kind === Row.finish) && this.#told[place] >= 0) {
      const pool = this.#told[place]
      this.#pool(pool, this.#busy[pool] + (kind === Row.begin ? 1 : -1), this.#inForce[pool])
    }
  }

  #token(one: Case, number: number, kind: number, place: number, value: number): void {
    if (kind === Row.branch && !one.tokens.has(number)) one.tokens.set(number, fresh(place))
    const token = one.tokens.get(number)
    if (!token) return this.#complain(`${this.#about()}: there is no token ${number}`)
    const must = (...states: State[]) => {
      if (!states.includes(token.state)) this.#complain(`${this.#about()}: the token is ${token.state}`)
    }
    const isOver = (minutes: number) => {
      if (!close(value, minutes)) this.#complain(`${this.#about()}: says ${value} minutes, were ${minutes}`)
    }
    const leave = () => {
      if (token.state === 'working') this.#work(token, token.place)
      token.queue?.delete(token)
      token.queue = undefined
      if (token.state === 'waiting' || token.state === 'suspended') this.#queued[token.place] -= 1
      token.state = 'moving'
      token.left = undefined
    }
    const atTime = () => {
      if (token.left && !close(this.#now, token.left.from + token.left.minutes))
        this.#complain(`${this.#about()}: ${token.left.minutes} minutes were left at ${token.left.from}`)
      token.left = undefined
    }
    switch (kind) {
      case Row.enter:
        must('moving')
        Object.assign(token, { state: 'waiting', place, entered: this.#now })
        this.#queued[place] += 1
        return this.#queue(one, token, place)
      case Row.begin:
        must('waiting')
        isOver(this.#now - token.entered)
        if (token.queue && token.queue.values().next().value !== token)
          this.#complain(`${this.#about()}: somebody who waited longer is overtaken`)
        leave()
        Object.assign(token, { state: 'working', begun: this.#now, since: this.#now })
        return
      case Row.stage:
        must('working')
        return atTime()
      case Row.finish:
        // Who waits for a batch to be full is done when it is.
        if (this.#network.places.verb[place] === Verb.gather) {
          must('waiting')
          isOver(this.#now - token.entered)
          return leave()
        }
        must('working')
        isOver(this.#now - token.begun)
        if (this.#cameAt === this.#now && token.since < this.#now)
          this.#complain(`${this.#about()}: work begun before ends after the arrivals of the same instant`)
        atTime()
        return leave()
      case Row.suspend:
        must('working')
        // Where interrupted work begins anew or others go on with it, more or less is left than there was.
        if (token.left && !this.#leftMayChange && !close(value, token.left.minutes - (this.#now - token.left.from)))
          this.#complain(`${this.#about()}: ${value} minutes are said to be left`)
        this.#work(token, place)
        token.left = { minutes: value, from: this.#now }
        token.state = 'suspended'
        this.#queued[place] += 1
        return
      case Row.resume:
        must('suspended')
        this.#queued[place] -= 1
        token.state = 'working'
        token.since = this.#now
        if (this.#leftMayChange) token.left = undefined
        else if (token.left) token.left.from = this.#now
        return
      case Row.abandon:
        must('waiting')
        return leave()
      case Row.full:
        must('waiting')
        return leave()
      case Row.expire:
        must('waiting', 'working', 'suspended')
        return leave()
      case Row.cancel:
        leave()
        one.tokens.delete(number)
        return
      case Row.absorb:
      case Row.end:
        must('moving')
        one.tokens.delete(number)
        return
      case Row.timer:
        return must('waiting')
      default:
        must('moving')
    }
  }

  #pool(pool: number, busy: number, inForce: number): void {
    if (busy < 0 || !Number.isInteger(busy)) this.#complain(`${this.#about()}: ${busy} at work`)
    if (busy > this.#busy[pool] && busy > inForce)
      this.#complain(`${this.#about()}: starts with ${busy} of ${inForce} at work`)
    this.#busyTime[pool] += this.#busy[pool] * (this.#now - this.#busySince[pool])
    this.#busySince[pool] = this.#now
    this.#busy[pool] = busy
    this.#inForce[pool] = inForce
  }

  /** Takes its place behind those of its level that wait for the same. */
  #queue(one: Case, token: Token, place: number): void {
    const only = this.#only[place]
    if (!only || !this.#isByTurn[only.pool]) return
    const own = this.#network.places.level[place]
    const key = ((own >= 0 ? own : one.level) * this.#busy.length + only.pool) * 1_000_000 + only.units
    token.queue = this.#queues.get(key)
    if (!token.queue) this.#queues.set(key, (token.queue = new Set()))
    token.queue.add(token)
  }

  /** What has been worked since it began or went on. */
  #work({ since }: Token, place: number): void {
    const only = this.#only[place]
    if (only) this.#worked[only.pool] += only.units * (this.#now - since)
  }

  /** An instant is over: now nobody may be idle whom somebody waits for. */
  #advance(time: number): void {
    const { names, pools, places, needs, alternatives, crewsThatCan } = this.#network
    for (let pool = 0; pool < this.#busy.length; pool += 1)
      if (this.#busy[pool] > this.#inForce[pool] && !this.#mayExceed[pool])
        this.#complain(
          `before ${this.#about()}: ${this.#busy[pool]} of ${this.#inForce[pool]} at work in ${names.pools[pool]}`,
        )
    for (let place = 0; place < this.#queued.length; place += 1) {
      const need = places.firstNeed[place]
      if (this.#queued[place] === 0 || places.firstNeed[place + 1] - need !== 1) continue
      for (let at = needs.firstAlternative[need]; at < needs.firstAlternative[need + 1]; at += 1) {
        const pool = alternatives[at]
        // Whom a choosy pool serves, and who of it has the skills and is free, is not known here.
        if (pools.serves[pool] >= 0 || crewsThatCan[at] >= 0) continue
        const isFree = this.#inForce[pool] === unlimited || this.#inForce[pool] - this.#busy[pool] >= needs.units[need]
        if (isFree)
          this.#complain(
            `before ${this.#about()}: ${names.pools[pool]} is idle while somebody waits at ${names.places[place]}`,
          )
      }
    }
    this.#area += this.#inside * (time - this.#now)
    this.#now = time
  }
}

const fresh = (place: number): Token => ({
  ...{ state: 'moving', place, entered: 0, begun: 0, since: 0 },
  ...{ queue: undefined, left: undefined },
})

/** A step served by one pool alone, and nothing of it held before or after. */
function onlyNeed(
  network: Network,
  place: number,
  held: ReadonlySet<number>,
): { pool: number; units: number } | undefined {
  const need = network.places.firstNeed[place]
  const pools = poolsOf(network, place)
  if (network.places.verb[place] !== Verb.seize || network.places.firstNeed[place + 1] !== need + 1) return undefined
  // Who needs a skill may wait for it while others are served.
  if (network.crewsThatCan[network.needs.firstAlternative[need]] >= 0) return undefined
  return pools.length === 1 && !held.has(pools[0]) ? { pool: pools[0], units: network.needs.units[need] } : undefined
}

function poolsOf({ places, needs, alternatives }: Network, place: number): number[] {
  const from = needs.firstAlternative[places.firstNeed[place]]
  const to = needs.firstAlternative[places.firstNeed[place + 1]]
  return [...alternatives.subarray(from, to)]
}
