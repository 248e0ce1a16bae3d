/**
 * Why cases waited: each wait split by its causes, worked out once a block. Columns beside the block's own, for the rows
 * at which waiting ends; what the columns leave of a wait is the row's own cause: for people contention, for work that
 * stood still suspension, for a handoff its way. So the parts make up the whole, whatever rounding does.
 *
 * Off shift: fewer are there than the case needs. Priority: somebody who could serve it works on what came later.
 */
import { Verb, nextMoment, sumAt } from '../../kernel/network.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import { placesByTurn } from './by-turn.ts'
import { Closed } from './closed.ts'
import { Lines } from './lines.ts'
import type { Subject } from '../subject.ts'
import { Phase, longerFloats, type Chosen, type Trail } from '../trail.ts'

export class Split {
  /** Float64Array // [row] of `begin`, `resume`, `abandon`, `expire`, and of `finish` where time passed by itself */
  offShift = new Float64Array(0)
  /** Float64Array // [row] of `begin`, `abandon`, `expire` */
  priority = new Float64Array(0)
  /** Float64Array // [row] of `finish` where time passed by itself: until the next tray went */
  batching = new Float64Array(0)
  /** Float64Array // [row] of `expire`: for how long its work had stood still, 0 where it had not */
  stopped = new Float64Array(0)

  readonly #subject: Subject
  readonly #rows: Chosen
  /** Int32Array // [place] the pool where all stand by turn; −1 elsewhere */
  readonly #byTurn: Int32Array
  /** Uint8Array // [place] 1: time passes by itself, on the way of a handoff or in a delay */
  readonly #passes: Uint8Array
  /** [pool] for places by turn */
  readonly #closed: readonly Closed[]
  /** For all other places; undefined where there are none. */
  readonly #lines: Lines | undefined
  /** Float64Array // [token] when its work stopped, −1 where it has not */
  #stoppedAt = new Float64Array(0)

  constructor(subject: Subject, trail: Trail) {
    const { network, places, poolsOf } = subject
    this.#subject = subject
    this.#byTurn = placesByTurn(subject)
    this.#passes = Uint8Array.from(places, ({ flow }, at) =>
      flow !== undefined || network.places.verb[at] === Verb.delay ? 1 : 0,
    )
    this.#closed = network.names.pools.map(() => new Closed())
    if (poolsOf.some((pools, at) => pools.length > 0 && this.#byTurn[at] < 0)) this.#lines = new Lines(subject)
    const kinds: number[] = [Row.pool, Row.begin, Row.suspend, Row.resume, Row.abandon, Row.expire]
    if (this.#lines || this.#passes.includes(1)) kinds.push(Row.finish)
    if (this.#lines) kinds.push(Row.enter, Row.full, Row.cancel, Row.end, Row.absorb)
    if (this.#lines && network.places.mayBeHeld.includes(1)) kinds.push(Row.pass, Row.decide, Row.fork, Row.join)
    this.#rows = trail.select(kinds)
  }

  /** Fills the columns for a block; `trail` has been there before. */
  follow(block: Block, trail: Trail): void {
    const { count, at: chosen } = this.#rows
    const { kind, time, place, detail, value } = block
    if (kind.length > this.offShift.length) this.#widen(kind.length)
    if (trail.tokens > this.#stoppedAt.length) this.#stoppedAt = longerFloats(this.#stoppedAt, trail.tokens * 2, -1)
    this.#lines?.reserve(trail.tokens)
    const { offShift, priority } = this
    const byTurn = this.#byTurn
    const closed = this.#closed
    for (let i = 0; i < count; i += 1) {
      const row = chosen[i]
      const what = kind[row]
      const now = time[row]
      const here = place[row]
      if (what === Row.begin && byTurn[here] >= 0) {
        const minutes = value[row]
        priority[row] = 0
        offShift[row] = minutes === 0 ? 0 : Math.min(minutes, closed[byTurn[here]].minutes(now - minutes, now))
      } else if (what === Row.pool) {
        closed[here].change(detail[row] < 1, now)
        if (!this.#lines) continue
        this.#lines.now = now
        this.#lines.tell(here, detail[row])
      } else {
        if (this.#lines) this.#lines.now = now
        this.#see(what, row, here, block, trail)
      }
    }
  }

  #see(what: number, row: number, here: number, { time, value }: Block, trail: Trail): void {
    const token = trail.token[row]
    const lines = this.#byTurn[here] < 0 && this.#subject.poolsOf[here].length > 0 ? this.#lines : undefined
    switch (what) {
      case Row.enter:
        this.#lines?.arrive(token, here)
        lines?.enter(token, here, trail.servers[row])
        return
      case Row.begin:
        this.#waited(row, token, here, time[row], value[row])
        lines?.begin(token, here)
        return
      case Row.suspend:
        this.#stoppedAt[token] = time[row]
        lines?.stop(token, here)
        return
      case Row.resume:
        this.#stoppedAt[token] = -1
        this.offShift[row] = this.#closedFor(token, here, value[row], time[row])
        lines?.begin(token, here)
        return
      case Row.finish:
        if (this.#passes[here] === 1) this.#passed(row, here, time[row], value[row])
        lines?.finish(token, here)
        return
      case Row.abandon:
      case Row.full:
        this.#waited(row, token, here, time[row], value[row])
        return
      case Row.expire:
        this.#expired(row, token, here, time[row], value[row], trail.phase[row])
        lines?.stop(token, here)
        return
      case Row.cancel:
      case Row.end:
      case Row.absorb:
        this.#stoppedAt[token] = -1
        this.#lines?.end(token)
        return
      default:
        this.#lines?.arrive(token, here)
    }
  }

  #waited(row: number, token: number, here: number, now: number, minutes: number): void {
    this.offShift[row] = 0
    this.priority[row] = 0
    if (this.#subject.poolsOf[here].length === 0) return
    if (this.#byTurn[here] < 0) this.#lines?.leave(token)
    if (minutes === 0) return
    this.offShift[row] = this.#closedFor(token, here, minutes, now)
    if (this.#lines && this.#byTurn[here] < 0)
      this.priority[row] = Math.min(this.#lines.overtaken, minutes - this.offShift[row])
  }

  /** Of work that stood still: off shift, the rest suspended. */
  #closedFor(token: number, here: number, minutes: number, now: number): number {
    const pool = this.#byTurn[here]
    const since = now - minutes
    const closed = pool >= 0 ? this.#closed[pool].minutes(since, now) : (this.#lines?.closed(token, since) ?? 0)
    return Math.min(minutes, closed)
  }

  #expired(row: number, token: number, here: number, now: number, minutes: number, phase: number): void {
    const since = this.#stoppedAt[token]
    this.stopped[row] = 0
    if (phase === Phase.waiting) return this.#waited(row, token, here, now, minutes)
    this.offShift[row] = 0
    this.priority[row] = 0
    if (since < 0) return
    this.#stoppedAt[token] = -1
    this.stopped[row] = now - since
    this.offShift[row] = this.#closedFor(token, here, now - since, now)
  }

  /** On the way of a handoff, or in a delay: until the tray went, and while its calendar was closed. */
  #passed(row: number, here: number, now: number, minutes: number): void {
    const { places, trays, calendars } = this.#subject.network
    const [tray, calendar] = [places.trays[here], places.calendar[here]]
    const since = now - minutes
    const batching = tray < 0 ? 0 : Math.min(minutes, nextMoment(trays[tray], since) - since)
    const open =
      calendar < 0 ? minutes - batching : sumAt(calendars[calendar], now) - sumAt(calendars[calendar], since + batching)
    this.batching[row] = batching
    this.offShift[row] = Math.max(0, minutes - batching - open)
  }

  #widen(rows: number): void {
    this.offShift = new Float64Array(rows)
    this.priority = new Float64Array(rows)
    this.batching = new Float64Array(rows)
    this.stopped = new Float64Array(rows)
  }
}
