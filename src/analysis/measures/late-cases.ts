import { get, type Clock, type Identified } from '../../blueprint/index.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import { analysis, type Sample } from '../analysis.ts'
import { RunningClocks, type Listener, type Stop } from '../running-clocks.ts'
import type { Subject } from '../subject.ts'
import { leadingClock } from '../targets.ts'
import { longerBytes, longerFloats, longerInts, type Chosen, type Trail } from '../trail.ts'

/**
 * Where the minutes of the leading clock go, of cases that were late and of those that were kept, step by step, as the
 * clock counts them: until work begins and while it is suspended or on its way, and while it is done. Steps at which
 * the clock stands still have none. A case with one way at a time has no other minutes; parallel ones overlap.
 */
export const lateCases = analysis({
  name: 'late-cases',
  question: { en: 'Which step ate the time of the late cases?', 'zh-CN': '超时工单的时间耗在哪个环节？' },
  unit: 'minutes',
  source: 'TM Forum GB917, SLA Management Handbook: analysis of violations by segment',
  isWritten: true,
  start(subject: Subject) {
    const clock = leadingClock(subject.blueprint)
    return clock ? new LateCases(subject, clock) : undefined
  },
  reads: (state) => state.reads,
  take: (state, block, trail, rows) => state.take(block, trail, rows),
  finish: (state) => state.samples(),
})

/** As they are told apart: kept, late. */
const judgements = ['kept', 'late'] as const

const moving = [Row.enter, Row.begin, Row.suspend, Row.resume]
const leaving: readonly number[] = [Row.finish, Row.abandon, Row.expire, Row.full, Row.cancel]

/** Steps that are nothing but waiting. */
const waitingKinds = new Set(['redial', 'batch'])

class LateCases implements Listener {
  readonly #clock: Identified<Clock>
  readonly #clocks: RunningClocks
  /** What has minutes: steps, and flows on which something is on its way. */
  readonly #things: string[]
  /** Int32Array // [place] its thing; −1 where no minute counts */
  readonly #thingAt: Int32Array
  /** Uint8Array // [thing] 1: all of its minutes are waiting */
  readonly #isWaiting: Uint8Array
  /** Float64Array // [judgement × thing] minutes */
  readonly #waited: Float64Array
  readonly #worked: Float64Array
  readonly #cases = [0, 0]
  readonly #elapsed = [0, 0]
  /** Uint8Array // [slot] 1: the clock has stopped, nothing of the case matters any more */
  #isOver = new Uint8Array(0)
  /** Int32Array // [slot] its latest visit; visits of a case form a chain; −1 ends it */
  #last = new Int32Array(0)
  /** By visit: the one before, its token (−1: over), thing, since when, and at work or not. */
  #before = new Int32Array(0)
  #token = new Int32Array(0)
  #thing = new Int32Array(0)
  #since = new Float64Array(0)
  #isWork = new Uint8Array(0)
  /** By visit: elapsed minutes of waiting and of work, and those in which the clock's calendar was open. */
  #wait = new Float64Array(0)
  #work = new Float64Array(0)
  #openWait = new Float64Array(0)
  #openWork = new Float64Array(0)
  #visits = 0
  #free = -1
  #now = 0

  constructor(subject: Subject, clock: Identified<Clock>) {
    this.#clock = clock
    this.#clocks = new RunningClocks(subject, [clock], this)
    const paused = new Set(clock.pauses?.map(({ at }) => at))
    const ids = subject.places.map(({ node, flow }) =>
      node === undefined ? flow : paused.has(node) ? undefined : node,
    )
    this.#things = [...new Set(ids.filter((id) => id !== undefined))]
    this.#thingAt = Int32Array.from(ids, (id) => (id === undefined ? -1 : this.#things.indexOf(id)))
    this.#isWaiting = Uint8Array.from(this.#things, (id) => {
      const kind = get(subject.blueprint, 'node', id)?.kind
      return kind === undefined || waitingKinds.has(kind) ? 1 : 0
    })
    this.#waited = new Float64Array(this.#things.length * judgements.length)
    this.#worked = new Float64Array(this.#things.length * judgements.length)
  }

  get reads(): readonly number[] {
    return [...new Set([...this.#clocks.reads, ...moving, ...leaving])]
  }

  take(block: Block, trail: Trail, { count, at }: Chosen): void {
    const { kind, time, slot, token, place } = block
    for (let i = 0; i < count; i += 1) {
      const row = at[i]
      if (trail.counted[row] === 0) continue
      const what = kind[row]
      const its = slot[row]
      this.#now = time[row]
      if (what === Row.arrive) this.#come(its)
      else if (this.#isOver[its] === 1) continue
      else if (what === Row.enter) this.#enter(its, token[row], this.#thingAt[place[row]])
      else if (what === Row.begin || what === Row.resume) this.#turn(its, token[row], 1)
      else if (what === Row.suspend) this.#turn(its, token[row], 0)
      else if (leaving.includes(what)) this.#leave(its, token[row])
      this.#clocks.take(block, row)
      if (what === Row.gone) this.#forget(its)
    }
  }

  /** The clock has stopped: whatever is still going on counts up to now. */
  stopped(_: number, slot: number, isMet: boolean | undefined, { elapsed, isOpen }: Stop): void {
    this.#isOver[slot] = 1
    if (isMet !== undefined) {
      const judgement = isMet ? 0 : 1
      const first = judgement * this.#things.length
      this.#cases[judgement] += 1
      this.#elapsed[judgement] += elapsed
      for (let visit = this.#last[slot]; visit >= 0; visit = this.#before[visit]) {
        if (this.#token[visit] >= 0) this.#add(visit, slot)
        const at = first + this.#thing[visit]
        this.#waited[at] += isOpen ? this.#openWait[visit] : this.#wait[visit]
        this.#worked[at] += isOpen ? this.#openWork[visit] : this.#work[visit]
      }
    }
    this.#forget(slot)
  }

  *samples(): Iterable<Sample> {
    for (const [judgement, cases] of judgements.entries()) {
      const under = this.#cases[judgement]
      const by = { cases }
      yield {
        measure: 'clock.mean',
        of: this.#clock.id,
        by,
        unit: 'minutes',
        is: 'ratio',
        over: this.#elapsed[judgement],
        under,
      }
      for (const [thing, of] of this.#things.entries()) {
        const at = judgement * this.#things.length + thing
        yield { measure: 'clock.wait', of, by, unit: 'minutes', is: 'ratio', over: this.#waited[at], under }
        yield { measure: 'clock.work', of, by, unit: 'minutes', is: 'ratio', over: this.#worked[at], under }
      }
    }
  }

  #come(slot: number): void {
    if (slot >= this.#last.length) {
      const length = Math.max(64, (slot + 1) * 2)
      this.#last = longerInts(this.#last, length, -1)
      this.#isOver = longerBytes(this.#isOver, length)
    }
    this.#forget(slot)
    this.#isOver[slot] = 0
  }

  #enter(slot: number, token: number, thing: number): void {
    if (thing < 0) return
    let visit = this.#free
    if (visit >= 0) this.#free = this.#before[visit]
    else {
      visit = this.#visits++
      if (visit >= this.#before.length) this.#grow()
    }
    this.#before[visit] = this.#last[slot]
    this.#last[slot] = visit
    this.#token[visit] = token
    this.#thing[visit] = thing
    this.#since[visit] = this.#now
    this.#isWork[visit] = 0
    this.#wait[visit] = this.#work[visit] = this.#openWait[visit] = this.#openWork[visit] = 0
  }

  /** The visit that a token is at; −1 where it is at none that counts. */
  #visitOf(slot: number, token: number): number {
    let visit = this.#last[slot]
    while (visit >= 0 && this.#token[visit] !== token) visit = this.#before[visit]
    return visit
  }

  #turn(slot: number, token: number, isWork: number): void {
    const visit = this.#visitOf(slot, token)
    if (visit < 0) return
    if (this.#clocks.isRunning(slot, 0)) this.#add(visit, slot)
    this.#since[visit] = this.#now
    this.#isWork[visit] = this.#isWaiting[this.#thing[visit]] === 1 ? 0 : isWork
  }

  #leave(slot: number, token: number): void {
    const visit = this.#visitOf(slot, token)
    if (visit < 0) return
    if (this.#clocks.isRunning(slot, 0)) this.#add(visit, slot)
    this.#token[visit] = -1
  }

  /** The minutes since the last turn, of those in which the clock ran. */
  #add(visit: number, slot: number): void {
    const from = Math.max(this.#since[visit], this.#clocks.started(slot, 0))
    const { open } = this.#clocks.clocks[0]
    const minutes = this.#now - from
    if (minutes <= 0) return
    const openMinutes = open ? open.upTo(this.#now) - open.upTo(from) : 0
    if (this.#isWork[visit] === 1) {
      this.#work[visit] += minutes
      this.#openWork[visit] += openMinutes
    } else {
      this.#wait[visit] += minutes
      this.#openWait[visit] += openMinutes
    }
  }

  #forget(slot: number): void {
    for (let visit = this.#last[slot]; visit >= 0;) {
      const before = this.#before[visit]
      this.#before[visit] = this.#free
      this.#free = visit
      visit = before
    }
    this.#last[slot] = -1
  }

  #grow(): void {
    const length = Math.max(256, this.#before.length * 2)
    this.#before = longerInts(this.#before, length)
    this.#token = longerInts(this.#token, length)
    this.#thing = longerInts(this.#thing, length)
    this.#since = longerFloats(this.#since, length)
    this.#isWork = longerBytes(this.#isWork, length)
    this.#wait = longerFloats(this.#wait, length)
    this.#work = longerFloats(this.#work, length)
    this.#openWait = longerFloats(this.#openWait, length)
    this.#openWork = longerFloats(this.#openWork, length)
  }
}
