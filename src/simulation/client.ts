/**
 * Runs in the background, on all cores: one worker that hands out the work and runners beside it, one run at a time. A worker that is
 * lost is replaced: the others go on without a runner, and a run that lost its head begins again once.
 */
import type { Finding } from '../base/index.ts'
import type { Report } from '../analysis/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import type { RecordedDay } from './day.ts'
import type { Answer, CaseOfRun, DayOfPlay, Order, ReportText } from './messages.ts'
import type { Plan } from './plan.ts'
import type { Story } from './story.ts'
import { stopwatch } from './stopwatch.ts'

/** What a run tells its caller. After `blocked`, `failed` or `done` nothing more comes. */
export interface Listener {
  /** Figures so far. */
  report?(report: Report): void
  /** It cannot run until these are mended. */
  blocked?(findings: Finding[]): void
  /** Its worker was lost; it has begun again in a fresh one. */
  restarted?(): void
  /** The environment or we have failed; the next run gets a fresh worker where this one is lost. */
  failed?(failure: Failure): void
  /** The last report; `partial` where it was stopped. */
  done?(report: Report): void
}

export interface Failure {
  code: 'worker-crashed' | 'run-failed'
  message: string
}

/** As much of a Worker as is used here, so that a test can stand in for one. */
export interface WorkerLike {
  postMessage(message: Order, transfer?: Transferable[]): void
  terminate(): void
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  onmessageerror: ((event: MessageEvent) => void) | null
}

const startWorker = (name: string): WorkerLike =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name })

/** A worker that runs and says nothing for so long is lost, milliseconds awake. */
const silence = 15_000
const betweenLooks = 1000
/** Runners that die are replaced so many times, lest one that cannot live is started for ever. */
const mostReplacements = 3

interface Waiting {
  resolve(told: Story | RecordedDay): void
  reject(failure: Error): void
}

interface Current {
  id: number
  order: Order & { is: 'run' }
  listener: Listener
  restarts: number
}

export class SimulationClient {
  readonly #start: (name: string) => WorkerLike
  readonly #cores: number
  #worker: WorkerLike | undefined
  readonly #runners = new Map<number, WorkerLike>()
  #replacements = 0
  #last = 0
  #lastRun = 0
  #run: Current | undefined
  #awake = stopwatch()
  #lastHeard = 0
  #watch: ReturnType<typeof setInterval> | undefined
  /** Who has asked to be told something of a run. */
  readonly #asked = new Map<number, Waiting>()

  /** @param cores how many workers run at a time */
  constructor(start: (name: string) => WorkerLike = startWorker, cores = coresHere()) {
    this.#start = start
    this.#cores = cores
  }

  /**
   * Starts a run; one that is under way is dropped and says nothing more.
   * @param goesOn from where the last run was stopped, if it was the same
   */
  run(blueprint: Blueprint, plan: Plan, listener: Listener, goesOn = false): { stop(): void } {
    const continues = this.#lastRun
    const id = (this.#lastRun = ++this.#last)
    const order = { is: 'run', id, blueprint, plan, ...(goesOn && { continues }) } as const
    this.#run = { id, order, listener, restarts: 0 }
    this.#replacements = 0
    this.#post(order)
    this.#keepWatch()
    // Stop gives a partial result; stopping what is over or replaced does nothing.
    return { stop: () => this.#run?.id === id && this.#post({ is: 'stop', id }) }
  }

  /** Tells one case of a run that was or could have been made with this plan. */
  story(blueprint: Blueprint, plan: Plan, which: CaseOfRun): Promise<Story> {
    return this.#ask((id) => ({ is: 'story', id, blueprint, plan, which }))
  }

  /** A day of such a run, so that it can be played. */
  day(blueprint: Blueprint, plan: Plan, which: DayOfPlay): Promise<RecordedDay> {
    return this.#ask((id) => ({ is: 'day', id, blueprint, plan, which }))
  }

  #ask<Told extends Story | RecordedDay>(order: (id: number) => Order): Promise<Told> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve: (told) => resolve(told as Told), reject })
      this.#post(order(id))
    })
  }

  /** Ends the workers. Nothing more is told. */
  dispose(): void {
    this.#run = undefined
    for (const { reject } of this.#asked.values()) reject(new Error('simulation/client: disposed'))
    this.#asked.clear()
    this.#end()
  }

  #post(order: Order): void {
    try {
      this.#worker ??= this.#started()
      this.#worker.postMessage(order)
    } catch (problem) {
      this.#crashed(problem instanceof Error ? problem.message : String(problem))
    }
  }

  #started(): WorkerLike {
    const worker = this.#start('simulation')
    worker.onmessage = ({ data }) => this.#take(data)
    worker.onerror = (event) => this.#crashed(event.message)
    worker.onmessageerror = () => this.#crashed('a message could not be read')
    for (let runner = 1; runner < this.#cores; runner += 1) this.#hire(worker, runner)
    return worker
  }

  /** One more worker, with a line to the one that runs. Without it the run is slower and nothing else. */
  #hire(chief: WorkerLike, name: number): void {
    try {
      const worker = this.#start(`runner ${name}`)
      const { port1, port2 } = new MessageChannel()
      const lost = () => this.#replace(chief, name)
      worker.onerror = lost
      worker.onmessageerror = lost
      this.#runners.set(name, worker)
      worker.postMessage({ is: 'be-runner', line: port2 }, [port2])
      chief.postMessage({ is: 'runner', runner: name, line: port1 }, [port1])
    } catch {
      this.#runners.delete(name)
    }
  }

  #replace(chief: WorkerLike, name: number): void {
    this.#runners.get(name)?.terminate()
    this.#runners.delete(name)
    if (chief !== this.#worker) return
    chief.postMessage({ is: 'lost', runner: name })
    this.#replacements += 1
    if (this.#replacements <= mostReplacements) this.#hire(chief, name)
  }

  #take(answer: Answer): void {
    this.#lastHeard = this.#awake()
    if (answer.is === 'dismiss') return this.#worker && this.#replace(this.#worker, answer.runner)
    const { id } = answer
    const asked = this.#asked.get(id)
    if (asked) {
      this.#asked.delete(id)
      if (answer.is === 'told' && answer.told) asked.resolve(answer.told)
      else asked.reject(new Error(answer.is === 'failed' ? answer.message : 'there is no such case in this run'))
      return
    }
    if (this.#run?.id !== id || answer.is === 'busy') return
    const { listener } = this.#run
    if (answer.is === 'report') return listener.report?.(read(answer.report))
    this.#run = undefined
    if (answer.is === 'done') listener.done?.(read(answer.report))
    else if (answer.is === 'blocked') listener.blocked?.(answer.findings)
    else if (answer.is === 'failed') listener.failed?.({ code: 'run-failed', message: answer.message })
  }

  /** The worker that runs is lost with everything it was doing. */
  #crashed(message: string): void {
    this.#end()
    const asked = [...this.#asked.values()]
    this.#asked.clear()
    for (const { reject } of asked) reject(new Error(`worker-crashed: ${message}`))
    const run = this.#run
    if (!run) return
    run.restarts += 1
    if (run.restarts > 1) {
      this.#run = undefined
      run.listener.failed?.({ code: 'worker-crashed', message })
      return
    }
    run.listener.restarted?.()
    // Whoever was told may have begun another run.
    if (this.#run === run) this.#post(run.order)
  }

  #end(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    for (const runner of this.#runners.values()) runner.terminate()
    this.#runners.clear()
  }

  /** A worker that is killed by the browser may say nothing at all. */
  #keepWatch(): void {
    this.#lastHeard = this.#awake()
    this.#watch ??= setInterval(() => {
      const now = this.#awake()
      if (!this.#run) {
        clearInterval(this.#watch)
        this.#watch = undefined
      } else if (now - this.#lastHeard > silence) {
        this.#lastHeard = now
        this.#crashed('it does not answer any more')
      }
    }, betweenLooks)
  }
}

const read = (text: ReportText): Report => JSON.parse(text) as Report

const coresHere = (): number => Math.min(16, Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1))
