/**
 * The simulation of the open document. It runs by itself, after opening and shortly after each edit that changes meaning,
 * unless live results are paused: then it waits to be asked. The figures of before stay, marked `stale`, until new ones come.
 */
import { untrack } from 'svelte'
import type { Finding } from '../base/index.ts'
import type { Report } from '../analysis/report.ts'
import { changesMeaning, type Blueprint } from '../blueprint/index.ts'
import type { Failure, Listener, SimulationClient } from '../simulation/client.ts'
import type { Plan } from '../simulation/plan.ts'
import type { RecordedDay } from '../simulation/day.ts'
import type { Story } from '../simulation/story.ts'
import type { OpenDocument } from './document.svelte.ts'
import { focusIn, isMeasuredAlone, type Focus } from '../drawing/index.ts'
import type { CaseKey, Session } from './session.svelte.ts'

/** What is needed of simulation/client.ts. */
export type Simulator = Pick<SimulationClient, 'run' | 'story' | 'day'>

/** `paused`: it would run if results were live. */
export type RunState = 'paused' | 'running' | 'done' | 'blocked' | 'failed' | 'stopped'

/**
 * The first edit after so long a rest is run at once, while it is being drawn, milliseconds; of those that follow sooner,
 * as from a slider, the last one when so long has passed. A newer run ends the older.
 */
export const patienceMs = 16

/** What runs of the app are given: a minute of computing, then the user is asked. */
const appPlan: Plan = { seconds: 60 }
/** What they are given when the user says to run on. */
const longer: Plan = { seconds: 600 }

/** Whether results are live, whose cases are looked at (these are measured apart, too), and how deep runs are read. */
type Taste = Pick<Session, 'livePaused'> & Partial<Pick<Session, 'focus' | 'depth'>>

export class Runs {
  /** The newest figures; of an earlier state of the document while `stale`. */
  report = $state.raw<Report>()
  /** The last complete report before the last edit, for paired differences. */
  before = $state.raw<Report>()
  state = $state<RunState>('paused')
  progress = $state.raw({ done: 0, wanted: 0 })
  /** The document has changed since `report`. */
  stale = $state(false)
  /** Why it cannot run, where `state` is `blocked`. */
  findings = $state.raw<Finding[]>([])
  failure = $state.raw<Failure>()
  /** A worker was lost on the way, and the run has begun again. */
  restarted = $state(false)
  /** Seconds of computing that the run of now was given. */
  secondsGiven = $state(Infinity)

  readonly #document: Pick<OpenDocument, 'blueprint' | 'watch'>
  readonly #simulator: Simulator
  readonly #taste: Taste
  readonly #plan: Plan
  readonly #stopWatching: () => void
  #blueprint: Blueprint
  /** Of the last run that was begun. */
  #depth: Plan['depth']
  #running: { stop(): void; drop(): void } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    document: Pick<OpenDocument, 'blueprint' | 'watch'>,
    simulator: Simulator,
    taste: Taste,
    plan: Plan = appPlan,
  ) {
    this.#document = document
    this.#simulator = simulator
    this.#taste = taste
    this.#plan = plan
    this.#blueprint = document.blueprint
    if (!taste.livePaused) this.restart()
    const forget = document.watch((blueprint) => untrack(() => this.#follow(blueprint)))
    const stop = $effect.root(() => {
      $effect(() => {
        const { livePaused } = this.#taste
        untrack(() => (livePaused ? this.#pause() : this.#live()))
      })
      $effect(() => {
        const { focus, depth } = this.#taste
        untrack(() => this.#lookAt(focusIn(this.#document.blueprint, focus), depth))
      })
    })
    this.#stopWatching = () => {
      forget()
      stop()
    }
  }

  /** Begins again, from the document as it is. @param seconds of computing, if others than usual */
  restart(seconds = this.#plan.seconds): void {
    this.#begin({ ...this.#plan, seconds }, false)
  }

  /** Goes on where it was stopped or ran out of time, with more time. */
  goOn(): void {
    this.#begin({ ...this.#plan, ...longer }, true)
  }

  #begin(plan: Plan, goesOn: boolean): void {
    this.#halt()
    this.#blueprint = this.#document.blueprint
    this.state = 'running'
    this.findings = []
    this.failure = undefined
    this.restarted = false
    this.secondsGiven = plan.seconds ?? Infinity
    if (!goesOn) this.progress = { done: 0, wanted: 0 }
    // What a run says after it was dropped for another is not heard.
    let isDropped = false
    const heard =
      <T>(act: (told: T) => void) =>
      (told: T) => {
        if (!isDropped) act(told)
      }
    const listener: Listener = {
      report: heard((report) => this.#take(report)),
      blocked: heard((findings) => this.#end('blocked', () => (this.findings = findings))),
      restarted: () => isDropped || (this.restarted = true),
      failed: heard((failure) => this.#end('failed', () => (this.failure = failure))),
      done: heard((report) => {
        this.#take(report)
        this.#end(report.partial ? 'stopped' : 'done')
      }),
    }
    const alone = focusIn(this.#blueprint, this.#taste.focus)
    this.#depth = this.#taste.depth ?? 'drawn'
    const whole = { ...plan, depth: this.#depth, ...(alone && { alone }) }
    const run = this.#simulator.run(this.#blueprint, whole, listener, goesOn)
    this.#running = { stop: () => run.stop(), drop: () => (isDropped = true) }
  }

  /** Ends the run; what has come so far stays, marked partial by the report itself. */
  stop(): void {
    if (this.state !== 'running') return
    this.#forgetTimer()
    this.state = 'stopped'
    this.#running?.stop()
  }

  /** One case of the present document, told step by step. */
  story(one: CaseKey): Promise<Story> {
    return this.#simulator.story(this.#document.blueprint, this.#plan, { ...one, ...this.#warmup() })
  }

  /** A day of the present document, so that it can be played. @param at which; where absent, one worth seeing */
  day(replication: number, at?: number): Promise<RecordedDay> {
    return this.#simulator.day(this.#document.blueprint, this.#plan, { replication, at, ...this.#warmup() })
  }

  /** Whoever asks for a story does not ask again with every report of the same run. */
  #warmup(): { warmupMinutes: number | undefined } {
    return { warmupMinutes: untrack(() => this.report)?.warmupMinutes }
  }

  close(): void {
    this.#stopWatching()
    this.#halt()
  }

  #follow(blueprint: Blueprint): void {
    if (blueprint === this.#blueprint || !changesMeaning(this.#blueprint, blueprint)) return
    this.#blueprint = blueprint
    if (this.state === 'done' && this.report && !this.stale) this.before = this.report
    const isSoon = this.#timer !== undefined
    this.#halt()
    this.stale = true
    this.state = this.#taste.livePaused ? 'paused' : 'running'
    if (this.state !== 'running') return
    if (!isSoon) this.restart()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (isSoon) this.restart()
    }, patienceMs)
  }

  /** What runs is stopped: its figures stay, and if there are none it is as if it had not begun. */
  #pause(): void {
    if (this.state !== 'running') return
    if (this.report && !this.stale) return this.stop()
    this.#halt()
    this.state = 'paused'
  }

  #live(): void {
    if (this.state === 'paused') this.restart()
  }

  /** Others are looked at, or more is read: a run of its own with the same luck measures what is not there yet. */
  #lookAt(focus: Focus | undefined, depth: Plan['depth']): void {
    const isDeep = depth !== 'written' || this.#depth === 'written'
    const isKnown = isDeep && (focus === undefined || (!this.stale && isMeasuredAlone(this.report, focus)))
    if (isKnown || this.#taste.livePaused || (this.state !== 'running' && this.state !== 'done')) return
    this.restart()
  }

  #take(report: Report): void {
    this.report = report
    this.stale = false
    this.progress = report.replications
  }

  #end(state: RunState, also: () => void = () => {}): void {
    this.#running = undefined
    this.state = state
    also()
  }

  #forgetTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #halt(): void {
    this.#forgetTimer()
    this.#running?.drop()
    this.#running?.stop()
    this.#running = undefined
  }
}
