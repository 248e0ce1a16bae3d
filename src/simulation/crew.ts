/**
 * Who runs replications: this thread, and runners in other threads. Replications are handed out in their order and
 * come back in any; who ran which changes nothing. A runner that dies or falls silent is left, and what it had is given
 * to others.
 */
import type { Subject } from '../analysis/index.ts'
import type { RunnerAnswer, RunnerOrder } from './messages.ts'
import { unpacked, type Names } from './packed.ts'
import { prepared, Replication } from './replication.ts'
import type { Study } from './study.ts'

/** The line to a thread that helps; `hear` is set by the crew. */
export interface Runner {
  send(order: RunnerOrder): void
  hear: (answer: RunnerAnswer | { is: 'lost' }) => void
  /** Ends the thread: it has fallen silent. */
  dismiss?(): void
}

/** How the caller keeps a hand on the work: all of it may be left out. */
export interface Hand {
  /** Asked between chunks of work, several times a second. */
  stop?(): boolean
  /** Lets others work for a moment (messages come in only then). */
  yield?(): Promise<void>
  /** Milliseconds awake so far; a tab that sleeps is not awake. */
  awake?(): number
}

/** A runner has so many replications at a time: the next is there when one is done. */
const ahead = 2
/** A runner that has work and says nothing for so long is lost, milliseconds awake. */
const silence = 10_000
/** Looks at the hand while only runners work, milliseconds. */
const pause = 25

interface Job {
  study: Study
  replication: number
}

interface Seat {
  runner: Runner
  jobs: Job[]
  /** Studies it knows, by the number that they are called by. */
  taught: Set<number>
  names: Names
  lastHeard: number
}

export class Crew {
  readonly #seats: Seat[] = []
  readonly #numbers = new Map<Study, number>()
  readonly #subjects = new Map<Study, Subject>()
  /** A replication of this thread that was left when the hand said stop: it is taken up again. */
  #left: (Job & { run: Replication }) | undefined
  #lastNumber = 0
  /** What went wrong in a runner by our own fault: it would here too. */
  #failure: string | undefined
  #wake: () => void = () => {}
  #awake: () => number = () => 0
  #aloneUntil = 0

  /** Threads that work, this one included. */
  get size(): number {
    return this.#seats.length + 1
  }

  /** Takes in a runner, also in the middle of work. */
  join(runner: Runner): void {
    const seat: Seat = { runner, jobs: [], taught: new Set(), names: [], lastHeard: this.#awake() }
    runner.hear = (answer) => this.#hear(seat, answer)
    this.#seats.push(seat)
    this.#wake()
  }

  /**
   * Runs the studies, the first ones first, until all are done.
   * @param headStart so many milliseconds awake the first replication may be run alone: people wait for it, and the page,
   * which is drawing the edit meanwhile, needs a core too
   * @returns false when the hand said stop before
   */
  async run(studies: readonly Study[], hand: Hand, headStart = 0): Promise<boolean> {
    this.#awake = hand.awake ?? (() => 0)
    this.#failure = undefined
    this.#aloneUntil = this.#awake() + headStart
    this.#forgetOthers(studies)
    for (const seat of this.#seats) seat.lastHeard = this.#awake()
    const isDone = () => studies.every((study) => study.isDone)
    while (!isDone()) {
      if (hand.stop?.()) {
        this.#recall()
        return false
      }
      const mine = this.#takeUp(studies) ?? this.#next(studies)
      this.#feed(studies)
      if (mine) await this.#work(mine, studies, hand, isDone)
      else await this.#rest()
      this.#leaveTheSilent()
      if (this.#failure !== undefined) throw new Error(this.#failure)
    }
    this.#recall()
    return true
  }

  /** What is run no more takes no room any more. */
  #forgetOthers(studies: readonly Study[]): void {
    for (const study of this.#subjects.keys()) if (!studies.includes(study)) this.#subjects.delete(study)
    for (const [study, number] of this.#numbers) {
      if (studies.includes(study)) continue
      this.#numbers.delete(study)
      for (const { runner, taught } of this.#seats) {
        if (taught.delete(number)) runner.send({ is: 'forget', study: number })
      }
    }
  }

  #next(studies: readonly Study[]): Job | undefined {
    for (const study of studies) {
      const replication = study.next(this.size)
      if (replication !== undefined) return { study, replication }
    }
    return undefined
  }

  #takeUp(studies: readonly Study[]): (Job & { run?: Replication }) | undefined {
    const left = this.#left
    this.#left = undefined
    if (!left) return undefined
    if (studies.includes(left.study) && !left.study.isDone) return left
    left.study.giveBack(left.replication)
    return undefined
  }

  /** One replication in this thread, or as much of it as the hand allows. */
  async #work(job: Job & { run?: Replication }, studies: readonly Study[], hand: Hand, isDone: () => boolean) {
    const { study, replication } = job
    let subject = this.#subjects.get(study)
    if (!subject) this.#subjects.set(study, (subject = prepared(study.blueprint, study.settings)))
    const run = job.run ?? new Replication(subject, study.settings, replication)
    let outcome = run.step()
    while (!outcome && !study.isDone && !isDone()) {
      if (hand.stop?.()) {
        this.#left = { study, replication, run }
        return
      }
      await hand.yield?.()
      this.#feed(studies)
      outcome = run.step()
    }
    if (outcome) study.take(replication, outcome)
    else study.giveBack(replication)
    await hand.yield?.()
  }

  /** Hands out work until every runner has enough. */
  #feed(studies: readonly Study[]): void {
    if (this.#awake() < this.#aloneUntil && studies.every(({ count }) => count === 0)) return
    for (let round = 0; round < ahead; round += 1) {
      for (const seat of this.#seats) {
        if (seat.jobs.length > round) continue
        const job = this.#next(studies)
        if (!job) return
        this.#hand(seat, job)
      }
    }
  }

  #hand(seat: Seat, job: Job): void {
    const { runner, taught, jobs } = seat
    if (jobs.length === 0) seat.lastHeard = this.#awake()
    jobs.push(job)
    const { blueprint, settings } = job.study
    let number = this.#numbers.get(job.study)
    if (number === undefined) this.#numbers.set(job.study, (number = ++this.#lastNumber))
    if (!taught.has(number)) runner.send({ is: 'study', study: number, blueprint, settings })
    taught.add(number)
    runner.send({ is: 'replicate', study: number, replication: job.replication })
  }

  #hear(seat: Seat, answer: RunnerAnswer | { is: 'lost' }): void {
    seat.lastHeard = this.#awake()
    if (answer.is === 'lost') return this.#leave(seat)
    if (answer.is === 'busy') return
    if (answer.is === 'failed') {
      this.#failure = answer.message
      return this.#wake()
    }
    const at = seat.jobs.findIndex(
      ({ study, replication }) => this.#numbers.get(study) === answer.study && replication === answer.replication,
    )
    // What it was told to drop may come all the same.
    const outcome = answer.outcome.is === 'done' ? unpacked(answer.outcome, seat.names) : answer.outcome
    if (at < 0) return
    const [{ study, replication }] = seat.jobs.splice(at, 1)
    study.take(replication, outcome)
    this.#wake()
  }

  #leave(seat: Seat): void {
    const at = this.#seats.indexOf(seat)
    if (at < 0) return
    this.#seats.splice(at, 1)
    for (const { study, replication } of seat.jobs) study.giveBack(replication)
    seat.runner.hear = () => {}
    this.#wake()
  }

  #leaveTheSilent(): void {
    for (const seat of [...this.#seats]) {
      if (seat.jobs.length === 0 || this.#awake() - seat.lastHeard < silence) continue
      this.#leave(seat)
      seat.runner.dismiss?.()
    }
  }

  /** Everybody drops what they have. */
  #recall(): void {
    for (const { runner, jobs } of this.#seats) {
      if (jobs.length > 0) runner.send({ is: 'drop' })
      for (const { study, replication } of jobs.splice(0)) study.giveBack(replication)
    }
  }

  /** Nothing to do here until a runner says something, or for a moment. */
  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
