import { Row, type Block } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { flowsBetween, type FlowsBetween } from '../flows-between.ts'
import { longerFloats, longerInts, type Chosen, type Trail } from '../trail.ts'
import type { Subject } from '../subject.ts'

/**
 * How much of a case is lost between departments: how often it is handed over, how long it is on its way and waits at
 * the receiver (of branches at once, once), how often it comes back. Of measured cases; times of those that complete.
 *
 * A handoff comes back where it is refused on receipt, or where the next one leads round to the giver again; an answer
 * that leads on is none. It comes again where the same case has been handed over by the same flow before.
 */
export const betweenDepartments = analysis({
  name: 'between-departments',
  question: { en: 'How much of a case is lost between departments?', 'zh-CN': '一件工单有多少耗在部门之间？' },
  unit: 'count',
  source: 'silo score as in 服务价值链管理改善电信业传统职能型服务; Rother & Shook, Learning to See',
  ofCases: true,
  isWritten: true,
  start(subject: Subject) {
    const flows = flowsBetween(subject)
    return flows && new Between(subject, flows)
  },
  reads: [
    ...[Row.arrive, Row.begin, Row.finish, Row.resume, Row.abandon, Row.expire, Row.full, Row.pass, Row.decide],
    ...[Row.branch, Row.absorb, Row.join, Row.cancel, Row.end, Row.gone],
  ],
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state) => state.samples(),
})

class Between {
  readonly #flows: FlowsBetween
  /** Uint8Array // [place] 1: people work here */
  readonly #hasPeople: Uint8Array
  readonly #words: number
  /** By handoff. */
  readonly #sent: Float64Array
  readonly #back: Float64Array
  readonly #again: Float64Array
  /** By token: the handoff that it is under way by, and the one it came by last; −1 none. Minutes suspended. */
  #under = new Int32Array(0)
  #last = new Int32Array(0)
  #suspended = new Float64Array(0)
  /** By case: tokens under way, since when, minutes of that, of work; handoffs; whether any came back or again. */
  #between = new Int32Array(0)
  #since = new Float64Array(0)
  #minutes = new Float64Array(0)
  #work = new Float64Array(0)
  #count = new Int32Array(0)
  #returned = new Int32Array(0)
  /** Int32Array // [case × word] a bit for each handoff that it has been handed over by */
  #been = new Int32Array(0)
  #refused = 0
  /** Cases that completed, and those of them that were handed over; sums over them. */
  readonly #all = { cases: 0, handoffs: 0, cycle: 0, between: 0 }
  readonly #handed = { cases: 0, cycle: 0, between: 0, work: 0, returned: 0 }

  constructor({ poolsOf }: Subject, flows: FlowsBetween) {
    const count = flows.handoffs.length
    this.#flows = flows
    this.#hasPeople = Uint8Array.from(poolsOf, (pools) => (pools.length > 0 ? 1 : 0))
    this.#words = Math.ceil(count / 32)
    this.#sent = new Float64Array(count)
    this.#back = new Float64Array(count)
    this.#again = new Float64Array(count)
  }

  take({ kind, time, slot, place, detail, value }: Block, trail: Trail, { count, at }: Chosen): void {
    this.#reserve(trail.tokens)
    const { wayOf } = this.#flows
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0) continue
      const what = kind[row]
      const its = slot[row]
      if (what === Row.arrive) {
        this.#open(its)
        continue
      }
      if (what === Row.gone) {
        if (detail[row] >= 0) this.#close(its, value[row])
        continue
      }
      const token = trail.token[row]
      if (what === Row.resume) {
        this.#suspended[token] += value[row]
        continue
      }
      const way = wayOf[place[row]]
      if (way >= 0) {
        if (what === Row.decide && detail[row] !== way) this.#refuse(its, token)
        else if (what === Row.cancel || what === Row.expire) this.#leave(its, token, time[row])
        continue
      }
      // Work begins, or whatever else ends the wait.
      if (this.#under[token] >= 0) this.#settle(its, token, time[row])
      switch (what) {
        case Row.begin:
          break
        case Row.absorb:
        case Row.cancel:
        case Row.end:
          this.#leave(its, token, time[row])
          break
        case Row.finish:
          if (this.#hasPeople[place[row]] === 1) this.#work[its] += value[row] - this.#suspended[token]
          this.#suspended[token] = 0
          this.#go(its, token, detail[row], time[row])
          break
        default:
          this.#suspended[token] = 0
          this.#go(its, token, detail[row], time[row])
      }
    }
  }

  /** The token takes a flow. */
  #go(its: number, token: number, flow: number, now: number): void {
    if (flow < 0) return
    const { handoffOf, toCustomer, isBack } = this.#flows
    const handoff = handoffOf[flow]
    if (handoff < 0) {
      if (toCustomer[flow] === 1) this.#last[token] = -1
      return
    }
    const last = this.#last[token]
    if (last >= 0 && isBack[last * this.#sent.length + handoff] === 1) {
      this.#back[last] += 1
      this.#returned[its] = 1
    }
    const word = its * this.#words + (handoff >> 5)
    const bit = 1 << (handoff & 31)
    if (this.#been[word] & bit) {
      this.#again[handoff] += 1
      this.#returned[its] = 1
    }
    this.#been[word] |= bit
    this.#sent[handoff] += 1
    this.#count[its] += 1
    this.#last[token] = handoff
    this.#under[token] = handoff
    if (this.#between[its]++ === 0) this.#since[its] = now
  }

  /** It goes back, and is between the departments until somebody takes it up. */
  #refuse(its: number, token: number): void {
    const handoff = this.#under[token]
    if (handoff < 0) return
    this.#back[handoff] += 1
    this.#refused += 1
    this.#returned[its] = 1
    this.#last[token] = -1
  }

  #settle(its: number, token: number, now: number): void {
    this.#under[token] = -1
    if (--this.#between[its] === 0) this.#minutes[its] += now - this.#since[its]
  }

  #leave(its: number, token: number, now: number): void {
    if (this.#under[token] >= 0) this.#settle(its, token, now)
    this.#last[token] = -1
    this.#suspended[token] = 0
  }

  #open(its: number): void {
    if (its >= this.#between.length) this.#widen(its + 1)
    this.#between[its] = this.#count[its] = this.#returned[its] = 0
    this.#minutes[its] = this.#work[its] = 0
    this.#been.fill(0, its * this.#words, (its + 1) * this.#words)
  }

  #close(its: number, cycle: number): void {
    const all = this.#all
    // What a side errand spends under way after the case has ended is no part of its time.
    const between = Math.min(cycle, this.#minutes[its])
    all.cases += 1
    all.handoffs += this.#count[its]
    all.cycle += cycle
    all.between += between
    if (this.#count[its] === 0) return
    const handed = this.#handed
    handed.cases += 1
    handed.cycle += cycle
    handed.between += between
    handed.work += this.#work[its]
    handed.returned += this.#returned[its]
  }

  #reserve(tokens: number): void {
    if (tokens <= this.#under.length) return
    this.#under = longerInts(this.#under, tokens * 2, -1)
    this.#last = longerInts(this.#last, tokens * 2, -1)
    this.#suspended = longerFloats(this.#suspended, tokens * 2)
  }

  #widen(least: number): void {
    const length = Math.max(64, least * 2)
    this.#between = longerInts(this.#between, length)
    this.#since = longerFloats(this.#since, length)
    this.#minutes = longerFloats(this.#minutes, length)
    this.#work = longerFloats(this.#work, length)
    this.#count = longerInts(this.#count, length)
    this.#returned = longerInts(this.#returned, length)
    this.#been = longerInts(this.#been, length * this.#words)
  }

  *samples(): Iterable<Sample> {
    const share = (measure: string, over: number, under: number, of?: string): Sample => ({
      ...{ measure, ...(of !== undefined && { of }), unit: 'share', is: 'share', over, under },
    })
    const [all, handed] = [this.#all, this.#handed]
    const minutes = (measure: string, over: number): Sample => ({
      ...{ measure, unit: 'minutes', is: 'ratio', over, under: handed.cases },
    })
    yield { measure: 'handoffs.mean', unit: 'count', is: 'ratio', over: all.handoffs, under: all.cases }
    yield { measure: 'between', unit: 'share', is: 'ratio', over: all.between, under: all.cycle, n: all.cases }
    yield share('handed', handed.cases, all.cases)
    yield share('handed.back', handed.returned, handed.cases)
    yield minutes('handed.cycle', handed.cycle)
    yield minutes('handed.between', handed.between)
    yield minutes('handed.work', handed.work)
    const sent = this.#sent.reduce((sum, one) => sum + one, 0)
    yield share('returned', this.#refused, sent)
    for (const [at, of] of this.#flows.handoffs.entries()) {
      yield share('back', this.#back[at], this.#sent[at], of)
      yield share('again', this.#again[at], this.#sent[at], of)
    }
  }
}
