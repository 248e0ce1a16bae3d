import { all, get, isEncounter, roleOf } from '../../blueprint/index.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { feltAt, type Felt } from '../felt-at.ts'
import type { Subject } from '../subject.ts'
import { longerBytes, longerFloats, longerInts, type Chosen, type Trail } from '../trail.ts'

/**
 * A case as the customer lives it, from its beginning to its last counted end. The customer is active while work goes on
 * above the line of visibility; else waits, told how it stands or blind, while somebody behind the line works on it or
 * nobody does. And how often the customer and the company meet: each time a flow across the line of interaction is
 * taken, or a step that an encounter joins to the customer's is done. Of measured cases that complete.
 */
export const customerTime = analysis({
  name: 'customer-time',
  question: { en: 'How does the customer live it?', 'zh-CN': '顾客实际经历了什么？' },
  unit: 'minutes',
  source:
    'Shostack, Designing Services That Deliver, Harvard Business Review 62(1), 1984; Maister, The Psychology of Waiting Lines, 1985',
  isWritten: true,

  start(subject: Subject) {
    if (!all(subject.blueprint, 'lane').some(({ role }) => role === 'customer')) return undefined
    return new CustomerTime(subject, feltAt(subject))
  },
  reads: [
    ...[Row.arrive, Row.enter, Row.begin, Row.suspend, Row.resume, Row.finish, Row.abandon, Row.expire, Row.full],
    ...[Row.pass, Row.decide, Row.branch, Row.join, Row.cancel, Row.end, Row.gone],
  ],
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state) => state.samples(),
})

/** What a token is about, for its case. */
const Doing = { nothing: 0, blind: 1, told: 2, active: 3, hidden: 4 } as const

/** How a minute is lived. */
const ways = [
  { measure: 'lived.active' },
  { measure: 'lived.told', behind: 'work' },
  { measure: 'lived.told', behind: 'nothing' },
  { measure: 'lived.blind', behind: 'work' },
  { measure: 'lived.blind', behind: 'nothing' },
] as const
const Way = { active: 0, told: 1, blind: 3 } as const

class CustomerTime {
  readonly #felt: Felt
  /** Uint8Array // [flow] 1: crosses the line of interaction; [place] 1: an encounter joins it to a step of the customer */
  readonly #crosses: Uint8Array
  readonly #meets: Uint8Array
  /** Cells of a case: minutes by step at which they are felt, and by way. */
  readonly #cells: number
  /** Int32Array // [token] what it is about; its place */
  #doing = new Int32Array(0)
  #place = new Int32Array(0)
  /** [slot] tokens active, told, and worked on behind the line; since when; where waiting and work are felt; encounters; is followed */
  #active = new Int32Array(0)
  #told = new Int32Array(0)
  #hidden = new Int32Array(0)
  #since = new Float64Array(0)
  #waitsAt = new Int32Array(0)
  #activeAt = new Int32Array(0)
  #met = new Int32Array(0)
  #isOpen = new Uint8Array(0)
  /** Float64Array // [slot × cells] so far, and up to the last counted end */
  #now = new Float64Array(0)
  #ended = new Float64Array(0)
  /** Float64Array // [cell] of all that have completed */
  readonly #sums: Float64Array
  #encounters = 0
  #completed = 0

  constructor({ blueprint, network, places }: Subject, felt: Felt) {
    this.#felt = felt
    this.#cells = felt.steps.length * ways.length
    this.#sums = new Float64Array(this.#cells)
    this.#crosses = Uint8Array.from(network.names.flows, (id) => {
      const flow = get(blueprint, 'flow', id)
      return flow !== undefined && isEncounter(blueprint, flow) ? 1 : 0
    })
    const met = new Set(
      all(blueprint, 'flow')
        .filter(({ kind }) => kind === 'encounter')
        .flatMap(({ from, to }) => [from, to])
        .filter((id) => {
          const node = get(blueprint, 'node', id)
          return node !== undefined && roleOf(blueprint, node) !== 'customer'
        }),
    )
    this.#meets = Uint8Array.from(places, ({ node }, at) =>
      node !== undefined && met.has(node) && network.names.places[at] === node ? 1 : 0,
    )
  }

  take({ kind, time, slot, place, detail }: Block, trail: Trail, { count, at }: Chosen): void {
    this.#reserve(trail.tokens)
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0) continue
      const its = slot[row]
      const what = kind[row]
      if (what === Row.arrive) {
        this.#open(its, time[row])
        continue
      }
      if (what === Row.gone) {
        if (detail[row] >= 0) this.#close(its)
        this.#isOpen[its] = 0
        continue
      }
      if (this.#isOpen[its] === 0) continue
      const token = trail.token[row]
      if (what >= Row.pass && what <= Row.join) {
        this.#count(its, what, place[row], detail[row])
        continue
      }
      this.#advance(its, time[row])
      switch (what) {
        case Row.enter:
          this.#place[token] = place[row]
          this.#turn(its, token, this.#felt.isTold[place[row]] === 1 ? Doing.told : Doing.blind)
          break
        case Row.begin:
        case Row.resume:
          this.#work(its, token, place[row])
          break
        case Row.suspend:
          this.#turn(its, token, this.#felt.isTold[place[row]] === 1 ? Doing.told : Doing.blind)
          break
        case Row.end:
          this.#turn(its, token, Doing.nothing)
          if (detail[row] >= 0) this.#end(its)
          break
        default:
          this.#turn(its, token, Doing.nothing)
          this.#count(its, what, place[row], detail[row])
      }
    }
  }

  #work(its: number, token: number, place: number): void {
    const { isInSight, isTold, isWork } = this.#felt
    if (isInSight[place] === 1) this.#turn(its, token, Doing.active)
    else if (isWork[place] === 1) this.#turn(its, token, Doing.hidden)
    else this.#turn(its, token, isTold[place] === 1 ? Doing.told : Doing.blind)
  }

  /** A token is about something else now. What is worked on behind the line waits all the same. */
  #turn(its: number, token: number, doing: number): void {
    this.#add(its, token, -1)
    this.#doing[token] = doing
    this.#add(its, token, 1)
    const place = this.#place[token]
    if (doing === Doing.active) this.#activeAt[its] = this.#felt.own[place]
    else if (doing !== Doing.nothing) this.#waitsAt[its] = this.#felt.at[place]
  }

  #add(its: number, token: number, by: number): void {
    const doing = this.#doing[token]
    if (doing === Doing.nothing) return
    if (doing === Doing.active) this.#active[its] += by
    else {
      if (doing === Doing.hidden) this.#hidden[its] += by
      if (this.#felt.isTold[this.#place[token]] === 1) this.#told[its] += by
    }
  }

  #advance(its: number, now: number): void {
    const minutes = now - this.#since[its]
    if (minutes <= 0) return
    this.#since[its] = now
    const behind = this.#hidden[its] > 0 ? 0 : 1
    const way = this.#active[its] > 0 ? Way.active : (this.#told[its] > 0 ? Way.told : Way.blind) + behind
    const step = way === Way.active ? this.#activeAt[its] : this.#waitsAt[its]
    this.#now[its * this.#cells + step * ways.length + way] += minutes
  }

  #count(its: number, what: number, place: number, flow: number): void {
    const isDone = what === Row.finish || what === Row.pass
    if (isDone && this.#meets[place] === 1) this.#met[its] += 1
    if (flow >= 0 && this.#crosses[flow] === 1) this.#met[its] += 1
  }

  #open(its: number, now: number): void {
    if (its >= this.#since.length) this.#widen(its + 1)
    this.#active[its] = this.#told[its] = this.#hidden[its] = this.#met[its] = 0
    this.#since[its] = now
    this.#waitsAt[its] = this.#activeAt[its] = 0
    this.#isOpen[its] = 1
    const first = its * this.#cells
    this.#now.fill(0, first, first + this.#cells)
    this.#ended.fill(0, first, first + this.#cells)
  }

  /** So far it counts, should this be the last end. */
  #end(its: number): void {
    const first = its * this.#cells
    for (let cell = first; cell < first + this.#cells; cell += 1) this.#ended[cell] = this.#now[cell]
  }

  #close(its: number): void {
    const first = its * this.#cells
    for (let cell = 0; cell < this.#cells; cell += 1) this.#sums[cell] += this.#ended[first + cell]
    this.#encounters += this.#met[its]
    this.#completed += 1
  }

  #reserve(tokens: number): void {
    if (tokens <= this.#doing.length) return
    this.#doing = longerInts(this.#doing, tokens * 2)
    this.#place = longerInts(this.#place, tokens * 2)
  }

  #widen(least: number): void {
    const length = Math.max(64, least * 2)
    this.#active = longerInts(this.#active, length)
    this.#told = longerInts(this.#told, length)
    this.#hidden = longerInts(this.#hidden, length)
    this.#since = longerFloats(this.#since, length)
    this.#waitsAt = longerInts(this.#waitsAt, length)
    this.#activeAt = longerInts(this.#activeAt, length)
    this.#met = longerInts(this.#met, length)
    this.#isOpen = longerBytes(this.#isOpen, length)
    this.#now = longerFloats(this.#now, length * this.#cells)
    this.#ended = longerFloats(this.#ended, length * this.#cells)
  }

  *samples(): Iterable<Sample> {
    const under = this.#completed
    const { steps } = this.#felt
    const mean = (measure: string, over: number, about: { of?: string; by?: Record<string, string> } = {}): Sample => ({
      ...{ measure, ...about, unit: 'minutes', is: 'ratio', over, under },
    })
    const inWay = (way: number) => steps.reduce((sum, _, step) => sum + this.#sums[step * ways.length + way], 0)
    for (const [way, one] of ways.entries())
      yield mean(one.measure, inWay(way), 'behind' in one ? { by: { behind: one.behind } } : {})
    yield mean('lived.told', inWay(Way.told) + inWay(Way.told + 1))
    yield mean('lived.blind', inWay(Way.blind) + inWay(Way.blind + 1))
    for (const [step, of] of steps.entries()) {
      const at = (way: number) => this.#sums[step * ways.length + way]
      const [active, told, blind] = [at(Way.active), at(Way.told) + at(Way.told + 1), at(Way.blind) + at(Way.blind + 1)]
      if (active + told + blind === 0) continue
      yield mean('lived.active', active, { of })
      yield mean('lived.told', told, { of })
      yield mean('lived.blind', blind, { of })
    }
    yield { measure: 'encounters', unit: 'count', is: 'ratio', over: this.#encounters, under }
  }
}
