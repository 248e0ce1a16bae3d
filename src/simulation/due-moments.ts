/** When each promise to a case is near its end and when it is broken, followed row by row. */
import { RunningClocks, type Subject } from '../analysis/index.ts'
import { all } from '../blueprint/index.ts'
import { Row, type Block } from '../kernel/recording.ts'
import { nearShare, type CaseOfDay, type PromiseOfCase } from './day.ts'

interface Live {
  case: CaseOfDay
  /** [clock] the promise that it counts, once it has started. */
  promises: (PromiseOfCase | undefined)[]
  /** [clock] how it stood after the row before. */
  wasGoing: boolean[]
  wasRunning: boolean[]
}

export class DueMoments {
  readonly #clocks: RunningClocks
  readonly #ids: readonly string[]
  readonly #live = new Map<number, Live>()
  readonly #subject: Subject
  readonly #leave: (one: CaseOfDay, slot: number) => void
  /** Its clocks changed with its last row; what it is allowed is known once its attributes are. */
  #changed: { slot: number; at: number } | undefined

  /** @param leave is told of each case that leaves, or is still there at the end */
  constructor(subject: Subject, leave: (one: CaseOfDay, slot: number) => void) {
    const records = all(subject.blueprint, 'clock')
    this.#subject = subject
    this.#ids = records.map(({ id }) => id)
    this.#clocks = new RunningClocks(subject, records, { stopped: () => {} })
    this.#leave = leave
  }

  caseIn(slot: number): CaseOfDay | undefined {
    return this.#live.get(slot)?.case
  }

  /** Reads a row, whoever it is of. */
  take(block: Block, row: number): void {
    const [kind, slot, time] = [block.kind[row], block.slot[row], block.time[row]]
    if (kind !== Row.assign) this.#settle()
    if (slot < 0) return
    if (kind === Row.arrive) this.#come(slot, block.value[row], time)
    this.#clocks.take(block, row)
    const live = this.#live.get(slot)
    if (!live) return
    if (kind === Row.assign) this.#assign(live.case, block.place[row], block.value[row])
    if (kind === Row.gone) this.#gone(slot, live, time)
    else if (this.#hasChanged(slot, live)) this.#changed = { slot, at: time }
  }

  /** Nothing more comes: who is there stays. */
  close(): void {
    this.#settle()
    for (const [slot, live] of this.#live) this.#leave(live.case, slot)
    this.#live.clear()
  }

  #come(slot: number, serial: number, arrivedAt: number): void {
    this.#live.set(slot, {
      case: { serial, arrivedAt, promises: [], sentBack: [] },
      promises: [],
      wasGoing: this.#ids.map(() => false),
      wasRunning: this.#ids.map(() => false),
    })
  }

  #assign(one: CaseOfDay, variable: number, value: number): void {
    const { name, options } = this.#subject.network.names.variables[variable]
    if (name === 'class' || name === 'channel') one[name] = options?.[value]
  }

  #hasChanged(slot: number, { wasGoing, wasRunning }: Live): boolean {
    for (let clock = 0; clock < this.#ids.length; clock += 1) {
      const [going, running] = [this.#clocks.isGoing(slot, clock), this.#clocks.isRunning(slot, clock)]
      if (going !== wasGoing[clock] || running !== wasRunning[clock]) return true
    }
    return false
  }

  #settle(): void {
    if (!this.#changed) return
    const { slot, at } = this.#changed
    this.#changed = undefined
    const live = this.#live.get(slot)!
    for (let clock = 0; clock < this.#ids.length; clock += 1) this.#settleClock(live, slot, clock, at)
  }

  #settleClock({ case: one, promises, wasGoing, wasRunning }: Live, slot: number, clock: number, at: number): void {
    const [going, running] = [this.#clocks.isGoing(slot, clock), this.#clocks.isRunning(slot, clock)]
    if (running && !wasRunning[clock])
      one.promises.push((promises[clock] = { clock: this.#ids[clock], startedAt: this.#clocks.started(slot, clock) }))
    const promise = promises[clock]
    if (promise && wasRunning[clock] && !running) promise.endedAt = at
    else if (promise && going !== wasGoing[clock]) {
      promise.nearAt = moment(promise.nearAt, at, going && this.#clocks.willHaveUsed(nearShare, slot, clock, at))
      promise.dueAt = moment(promise.dueAt, at, going && this.#clocks.willHaveUsed(1, slot, clock, at))
    }
    ;[wasGoing[clock], wasRunning[clock]] = [going, running]
  }

  #gone(slot: number, live: Live, time: number): void {
    live.case.goneAt = time
    for (const promise of live.promises) if (promise) promise.endedAt ??= time
    this.#leave(live.case, slot)
    this.#live.delete(slot)
  }
}

/** What has come stays; what was still to come is what is foreseen now, and nothing while the clock stands still. */
function moment(known: number | undefined, now: number, foreseen: number | false): number | undefined {
  if (known !== undefined && known <= now) return known
  return foreseen === false || foreseen === Infinity ? undefined : foreseen
}
