import { Row, type Block } from '../../kernel/recording.ts'
import { agreedTimes, isKept, type AgreedTime } from '../agreed-times.ts'
import { analysis, type Sample } from '../analysis.ts'
import { flowsBetween, type FlowsBetween } from '../flows-between.ts'
import { RunningClocks } from '../running-clocks.ts'
import type { Subject } from '../subject.ts'
import { leadingClock } from '../targets.ts'
import { longerFloats, longerInts, type Chosen, type Trail } from '../trail.ts'

/**
 * What of the waiting between departments the customer feels, and who answers for a broken promise. A wait is felt while
 * the customer's own clock has not stopped and no other part of the case is in work. Of cases that were handed over with
 * an agreed time: was each of those kept, and was the customer's promise? All kept and the customer late is a gap that
 * nobody owns.
 */
export const customerSide = analysis({
  name: 'customer-side',
  question: { en: 'What does the customer feel of it, and who answers for it?', 'zh-CN': '顾客感受到多少，由谁负责？' },
  unit: 'share',
  source: 'internal and external service standards as in 中国电信客户服务管理',
  ofCases: true,
  isWritten: true,
  start(subject: Subject) {
    const flows = flowsBetween(subject)
    return flows && new CustomerSide(subject, flows)
  },
  reads: (state) => state.reads,
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state) => state.samples(),
})

class CustomerSide {
  readonly #flows: FlowsBetween
  readonly #agreed: AgreedTime[]
  readonly #hasPeople: Uint8Array
  /** The customer's clock, where one leads. */
  readonly #clock: RunningClocks | undefined
  /** By flow: minutes waited, minutes felt, waits; minutes until the receiver was done, and how often it was. */
  readonly #waited: Float64Array
  readonly #felt: Float64Array
  readonly #waits: Float64Array
  readonly #elapsed: Float64Array
  readonly #finished: Float64Array
  /** By token: the flow it was handed over by, −1 none; since when; whether its work has begun; the case's busy minutes then. */
  #by = new Int32Array(0)
  #since = new Float64Array(0)
  #isTaken = new Int32Array(0)
  #busyThen = new Float64Array(0)
  #isWorking = new Int32Array(0)
  #caseOf = new Int32Array(0)
  /** By case: tokens in work, since when, minutes of that; when the customer was served; agreed times seen and broken. */
  #working = new Int32Array(0)
  #workingSince = new Float64Array(0)
  #busy = new Float64Array(0)
  #served = new Float64Array(0)
  #hasAgreed = new Int32Array(0)
  #isBroken = new Int32Array(0)
  /** The row that is read now, for what the clock tells. */
  #now = 0
  #isOver = false
  /** Float64Array // [agreed kept 0, broken 1 × promise kept 0, late 1] cases */
  readonly #joint = new Float64Array(4)

  constructor(subject: Subject, flows: FlowsBetween) {
    const leading = leadingClock(subject.blueprint)
    this.#flows = flows
    this.#agreed = agreedTimes(subject)
    this.#hasPeople = Uint8Array.from(subject.poolsOf, (pools) => (pools.length > 0 ? 1 : 0))
    this.#clock =
      leading === undefined || leading.audience === 'internal'
        ? undefined
        : new RunningClocks(subject, [leading], {
            stopped: (_, slot, isMet) => this.#judge(slot, isMet),
            remains: (_, slot, isLate) => {
              if (isLate) this.#judge(slot, false)
            },
          })
    const count = flows.ids.length
    this.#waited = new Float64Array(count)
    this.#felt = new Float64Array(count)
    this.#waits = new Float64Array(count)
    this.#elapsed = new Float64Array(count)
    this.#finished = new Float64Array(count)
  }

  get reads(): readonly number[] {
    return [
      ...new Set([
        ...[Row.arrive, Row.begin, Row.finish, Row.abandon, Row.expire, Row.full, Row.pass, Row.decide, Row.branch],
        ...[Row.absorb, Row.join, Row.cancel, Row.end, Row.open],
        ...(this.#clock?.reads ?? []),
      ]),
    ]
  }

  take(block: Block, trail: Trail, { count, at }: Chosen): void {
    this.#reserve(trail.tokens)
    const { kind, time, slot } = block
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0) continue
      const what = kind[row]
      this.#now = time[row]
      if (what === Row.arrive) this.#open(slot[row])
      if (what === Row.open) this.#markOverdue()
      // First what the departments did: the last of them may stop the customer's clock.
      if (trail.token[row] >= 0) this.#follow(block, row, trail.token[row])
      this.#clock?.take(block, row)
    }
  }

  #follow({ kind, slot, place, detail }: Block, row: number, token: number): void {
    const what = kind[row]
    const its = slot[row]
    const way = this.#flows.wayOf[place[row]]
    if (way >= 0) {
      const isRefused = what === Row.decide && detail[row] !== way
      if (isRefused || what === Row.cancel || what === Row.expire) this.#by[token] = -1
      return
    }
    switch (what) {
      case Row.begin:
        if (this.#by[token] >= 0) this.#taken(its, token)
        if (this.#hasPeople[place[row]] === 1) this.#work(its, token)
        return
      case Row.finish:
      case Row.abandon:
      case Row.expire:
      case Row.full:
      case Row.pass:
      case Row.decide:
      case Row.join:
        this.#done(its, token)
        this.#go(its, token, detail[row])
        return
      case Row.branch:
        this.#go(its, token, detail[row])
        return
      case Row.absorb:
      case Row.cancel:
      case Row.end:
        this.#done(its, token)
        return
    }
  }

  #go(its: number, token: number, flow: number): void {
    if (flow < 0 || this.#flows.handoffOf[flow] < 0) return
    this.#by[token] = flow
    this.#since[token] = this.#now
    this.#isTaken[token] = 0
    this.#caseOf[token] = its
    this.#busyThen[token] = this.#busyNow(its)
  }

  #taken(its: number, token: number): void {
    if (this.#isTaken[token] === 1) return
    this.#isTaken[token] = 1
    const flow = this.#by[token]
    const since = this.#since[token]
    const until = Math.min(this.#now, this.#served[its])
    const busy = this.#busyNow(its) - this.#busyThen[token]
    this.#waits[flow] += 1
    this.#waited[flow] += this.#now - since
    this.#felt[flow] += Math.max(0, until - since - busy)
  }

  #work(its: number, token: number): void {
    this.#isWorking[token] = 1
    if (this.#working[its]++ === 0) this.#workingSince[its] = this.#now
  }

  /** The receiver has done its part, or it ended otherwise. */
  #done(its: number, token: number): void {
    if (this.#isWorking[token] === 1) {
      this.#isWorking[token] = 0
      if (--this.#working[its] === 0) this.#busy[its] += this.#now - this.#workingSince[its]
    }
    const flow = this.#by[token]
    if (flow < 0) return
    this.#taken(its, token)
    this.#by[token] = -1
    this.#elapsed[flow] += this.#now - this.#since[token]
    this.#finished[flow] += 1
    const isInTime = isKept(this.#agreed[flow], this.#since[token], this.#now)
    if (isInTime === undefined || this.#served[its] < this.#now) return
    this.#hasAgreed[its] = 1
    if (!isInTime) this.#isBroken[its] = 1
  }

  #busyNow(its: number): number {
    return this.#busy[its] + (this.#working[its] > 0 ? this.#now - this.#workingSince[its] : 0)
  }

  #judge(its: number, isMet: boolean | undefined): void {
    if (this.#served[its] === Infinity) this.#served[its] = this.#now
    if (isMet === undefined || this.#hasAgreed[its] === 0) return
    this.#joint[this.#isBroken[its] * 2 + (isMet ? 0 : 1)] += 1
  }

  /** What is still with a receiver at the end, past what was agreed, is broken too. */
  #markOverdue(): void {
    if (this.#isOver) return
    this.#isOver = true
    for (let token = 0; token < this.#by.length; token += 1) {
      const flow = this.#by[token]
      if (flow < 0 || isKept(this.#agreed[flow], this.#since[token], this.#now) !== false) continue
      this.#hasAgreed[this.#caseOf[token]] = this.#isBroken[this.#caseOf[token]] = 1
    }
  }

  #open(its: number): void {
    if (its >= this.#busy.length) this.#widen(its + 1)
    this.#working[its] = this.#hasAgreed[its] = this.#isBroken[its] = 0
    this.#busy[its] = 0
    this.#served[its] = Infinity
  }

  #reserve(tokens: number): void {
    if (tokens <= this.#by.length) return
    const length = tokens * 2
    this.#by = longerInts(this.#by, length, -1)
    this.#since = longerFloats(this.#since, length)
    this.#isTaken = longerInts(this.#isTaken, length)
    this.#busyThen = longerFloats(this.#busyThen, length)
    this.#isWorking = longerInts(this.#isWorking, length)
    this.#caseOf = longerInts(this.#caseOf, length)
  }

  #widen(least: number): void {
    const length = Math.max(64, least * 2)
    this.#working = longerInts(this.#working, length)
    this.#workingSince = longerFloats(this.#workingSince, length)
    this.#busy = longerFloats(this.#busy, length)
    this.#served = longerFloats(this.#served, length)
    this.#hasAgreed = longerInts(this.#hasAgreed, length)
    this.#isBroken = longerInts(this.#isBroken, length)
  }

  *samples(): Iterable<Sample> {
    for (const [flow, of] of this.#flows.ids.entries()) {
      if (this.#flows.handoffOf[flow] < 0) continue
      const [over, under, n] = [this.#felt[flow], this.#waited[flow], this.#waits[flow]]
      yield { measure: 'felt', of, unit: 'share', is: 'ratio', over, under, n }
      const [minutes, finished] = [this.#elapsed[flow], this.#finished[flow]]
      yield { measure: 'elapsed.mean', of, unit: 'minutes', is: 'ratio', over: minutes, under: finished }
    }
    if (
      !this.#clock ||
      !this.#agreed.some(({ within }, flow) => within !== undefined && this.#flows.handoffOf[flow] >= 0)
    )
      return
    const under = this.#joint.reduce((sum, one) => sum + one, 0)
    for (const [broken, agreed] of ['kept', 'missed'].entries())
      for (const [late, promise] of ['kept', 'late'].entries())
        yield {
          ...{ measure: 'joint', by: { agreed, promise }, unit: 'share', is: 'share' },
          ...{ over: this.#joint[broken * 2 + late], under },
        }
  }
}
