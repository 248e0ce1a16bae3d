/**
 * Follows a run row by row and writes down what may never happen: a clock that goes back, a token in two places, more
 * at work than there is, somebody idle while somebody waits, a number that is none.
 */
import { Row, unlimited, type Block } from '../../src/kernel/recording.ts'
import type { Network } from '../../src/kernel/network.ts'

type State = 'moving' | 'waiting' | 'working' | 'suspended'

interface Token {
  state: State
  place: number
  entered: number
  begun: number
  /** Work that was left when it went on, and when that was. */
  left: { minutes: number; from: number } | undefined
}

interface Case {
  arrivedAt: number
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
  /** Number inside over time, and the sum of times inside: Little's law on this very path. */
  #area = 0
  #times = 0
  #inside = 0

  constructor(network: Network) {
    this.#network = network
    const { pools, places } = network.names
    this.#busy = pools.map(() => 0)
    this.#inForce = pools.map(() => 0)
    this.#queued = places.map(() => 0)
    this.#leftMayChange = network.pools.preemption.includes(2) || network.crews.heads.length > 0
    const held = new Set(
      places.flatMap((_, place) => (network.places.mayBeHeld[place] === 1 ? poolsOf(network, place) : [])),
    )
    this.#mayExceed = pools.map((_, pool) => network.pools.finishes[pool] === 1 || held.has(pool))
  }

  take(block: Block): void {
    for (let at = 0; at < block.count; at += 1) this.#row(block, at)
  }

  /** At the end of the run, whose clock stands at `now`. */
  finish(now: number): string[] {
    this.#advance(now, 'end')
    for (const one of this.#live.values()) this.#times += now - one.arrivedAt
    if (!close(this.#area, this.#times))
      this.#complain(`Little: ${this.#area} inside over time, ${this.#times} in times`)
    if (this.arrived !== this.gone + this.#live.size)
      this.#complain(`${this.arrived} came, ${this.gone} are gone, ${this.#live.size} inside`)
    return this.wrong
  }

  #complain(text: string): void {
    if (this.wrong.length < 5) this.wrong.push(`${this.#now}: ${text}`)
  }

  #row(block: Block, at: number): void {
    this.rows += 1
    const [kind, time, slot, place, value] = [
      block.kind[at],
      block.time[at],
      block.slot[at],
      block.place[at],
      block.value[at],
    ]
    const what = `${nameOfRow[kind]} ${this.#network.names.places[place] ?? place}`
    if (!Number.isFinite(time) || !Number.isFinite(value)) this.#complain(`${what}: time ${time}, value ${value}`)
    if (value < 0 && kind !== Row.assign) this.#complain(`${what}: ${value}`)
    if (time < this.#now) this.#complain(`${what}: the clock goes back to ${time}`)
    if (time > this.#now) this.#advance(time, what)
    if (kind === Row.pool) return this.#pool(place, value, block.detail[at], what)
    if (kind === Row.arrive) {
      if (this.#live.has(slot)) this.#complain(`${what}: slot ${slot} is taken`)
      this.#live.set(slot, { arrivedAt: time, tokens: new Map([[0, fresh(place)]]) })
      this.arrived += 1
      this.#inside += 1
      return
    }
    const one = this.#live.get(slot)
    if (!one) return this.#complain(`${what}: nobody is in slot ${slot}`)
    if (kind === Row.gone) {
      if (one.tokens.size > 0) this.#complain(`${what}: gone with ${one.tokens.size} tokens inside`)
      if (value > 0 && value > time - one.arrivedAt + 1e-9) this.#complain(`${what}: took ${value}`)
      this.#live.delete(slot)
      this.gone += 1
      this.#inside -= 1
      this.#times += time - one.arrivedAt
      return
    }
    if (kind === Row.open || kind === Row.assign) return
    this.#token(one, block.token[at], kind, place, value, what)
  }

  #token(one: Case, number: number, kind: number, place: number, value: number, what: string): void {
    if (kind === Row.branch && !one.tokens.has(number)) one.tokens.set(number, fresh(place))
    const token = one.tokens.get(number)
    if (!token) return this.#complain(`${what}: there is no token ${number}`)
    const must = (...states: State[]) => {
      if (!states.includes(token.state)) this.#complain(`${what}: the token is ${token.state}`)
    }
    const isOver = (minutes: number) => {
      if (!close(value, minutes)) this.#complain(`${what}: says ${value} minutes, were ${minutes}`)
    }
    const leave = () => {
      if (token.state === 'waiting' || token.state === 'suspended') this.#queued[token.place] -= 1
      token.state = 'moving'
      token.left = undefined
    }
    const atTime = () => {
      if (token.left && !close(this.#now, token.left.from + token.left.minutes))
        this.#complain(`${what}: ${token.left.minutes} minutes were left at ${token.left.from}`)
      token.left = undefined
    }
    switch (kind) {
      case Row.enter:
        must('moving')
        Object.assign(token, { state: 'waiting', place, entered: this.#now })
        this.#queued[place] += 1
        return
      case Row.begin:
        must('waiting')
        isOver(this.#now - token.entered)
        leave()
        Object.assign(token, { state: 'working', begun: this.#now })
        return
      case Row.stage:
        must('working')
        return atTime()
      case Row.finish:
        must('working')
        isOver(this.#now - token.begun)
        atTime()
        return leave()
      case Row.suspend:
        must('working')
        // Where interrupted work begins anew or others go on with it, more or less is left than there was.
        if (token.left && !this.#leftMayChange && !close(value, token.left.minutes - (this.#now - token.left.from)))
          this.#complain(`${what}: ${value} minutes are said to be left`)
        token.left = { minutes: value, from: this.#now }
        token.state = 'suspended'
        this.#queued[place] += 1
        return
      case Row.resume:
        must('suspended')
        this.#queued[place] -= 1
        token.state = 'working'
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

  #pool(pool: number, busy: number, inForce: number, what: string): void {
    if (busy < 0 || !Number.isInteger(busy)) this.#complain(`pool ${what}: ${busy} at work`)
    if (busy > this.#busy[pool] && busy > inForce)
      this.#complain(`pool ${what}: starts with ${busy} of ${inForce} at work`)
    this.#busy[pool] = busy
    this.#inForce[pool] = inForce
  }

  /** An instant is over: now nobody may be idle whom somebody waits for. */
  #advance(time: number, what: string): void {
    const { names, pools, places, needs, alternatives, crewsThatCan } = this.#network
    for (let pool = 0; pool < this.#busy.length; pool += 1)
      if (this.#busy[pool] > this.#inForce[pool] && !this.#mayExceed[pool])
        this.#complain(`before ${what}: ${this.#busy[pool]} of ${this.#inForce[pool]} at work in ${names.pools[pool]}`)
    for (let place = 0; place < this.#queued.length; place += 1) {
      const need = places.firstNeed[place]
      if (this.#queued[place] === 0 || places.firstNeed[place + 1] - need !== 1) continue
      for (let at = needs.firstAlternative[need]; at < needs.firstAlternative[need + 1]; at += 1) {
        const pool = alternatives[at]
        // Whom a choosy pool serves, and who of it has the skills and is free, is not known here.
        if (pools.serves[pool] >= 0 || crewsThatCan[at] >= 0) continue
        const isFree = this.#inForce[pool] === unlimited || this.#inForce[pool] - this.#busy[pool] >= needs.units[need]
        if (isFree)
          this.#complain(`before ${what}: ${names.pools[pool]} is idle while somebody waits at ${names.places[place]}`)
      }
    }
    this.#area += this.#inside * (time - this.#now)
    this.#now = time
  }
}

const fresh = (place: number): Token => ({ ...{ state: 'moving', place, entered: 0, begun: 0 }, left: undefined })

function poolsOf({ places, needs, alternatives }: Network, place: number): number[] {
  const from = needs.firstAlternative[places.firstNeed[place]]
  const to = needs.firstAlternative[places.firstNeed[place + 1]]
  return [...alternatives.subarray(from, to)]
}
