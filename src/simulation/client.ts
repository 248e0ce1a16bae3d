/** Runs in the background: one worker, one run at a time. A crash is told and outlived. */
import type { Finding } from '../base/index.ts'
import type { Report } from '../analysis/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import type { Answer, Order } from './messages.ts'
import type { Plan } from './plan.ts'
import type { Story } from './story.ts'

/** What a run tells its caller. After `blocked`, `failed` or `done` nothing more comes. */
export interface Listener {
  /** Figures so far. */
  report?(report: Report): void
  /** It cannot run until these are mended. */
  blocked?(findings: Finding[]): void
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
  postMessage(message: Order): void
  terminate(): void
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  onmessageerror: ((event: MessageEvent) => void) | null
}

const startWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

interface Waiting {
  resolve(story: Story): void
  reject(failure: Error): void
}

export class SimulationClient {
  readonly #start: () => WorkerLike
  #worker: WorkerLike | undefined
  #last = 0
  #run: { id: number; listener: Listener } | undefined
  readonly #stories = new Map<number, Waiting>()

  constructor(start: () => WorkerLike = startWorker) {
    this.#start = start
  }

  /** Starts a run; one that is under way is dropped and says nothing more. */
  run(blueprint: Blueprint, plan: Plan, listener: Listener): { stop(): void } {
    const id = ++this.#last
    this.#run = { id, listener }
    this.#post({ is: 'run', id, blueprint, plan })
    // Stop gives a partial result; stopping what is over or replaced does nothing.
    return { stop: () => this.#run?.id === id && this.#post({ is: 'stop', id }) }
  }

  /** Tells one case of a run that was or could have been made with this plan. */
  story(blueprint: Blueprint, plan: Plan, which: { replication: number; serial: number }): Promise<Story> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#stories.set(id, { resolve, reject })
      this.#post({ is: 'story', id, blueprint, plan, ...which })
    })
  }

  /** Ends the worker. Nothing more is told. */
  dispose(): void {
    this.#run = undefined
    for (const { reject } of this.#stories.values()) reject(new Error('simulation/client: disposed'))
    this.#stories.clear()
    this.#worker?.terminate()
    this.#worker = undefined
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
    const worker = this.#start()
    worker.onmessage = ({ data }) => this.#take(data)
    worker.onerror = (event) => this.#crashed(event.message)
    worker.onmessageerror = () => this.#crashed('a message could not be read')
    return worker
  }

  #take(answer: Answer): void {
    const { id } = answer
    const story = this.#stories.get(id)
    if (story) {
      this.#stories.delete(id)
      if (answer.is === 'story' && answer.story) story.resolve(answer.story)
      else story.reject(new Error(answer.is === 'failed' ? answer.message : 'there is no such case in this run'))
      return
    }
    if (this.#run?.id !== id) return
    const { listener } = this.#run
    if (answer.is === 'report') return listener.report?.(answer.report)
    this.#run = undefined
    if (answer.is === 'done') listener.done?.(answer.report)
    else if (answer.is === 'blocked') listener.blocked?.(answer.findings)
    else if (answer.is === 'failed') listener.failed?.({ code: 'run-failed', message: answer.message })
  }

  /** The worker is lost with everything it was doing. */
  #crashed(message: string): void {
    this.#worker?.terminate()
    this.#worker = undefined
    const run = this.#run
    const stories = [...this.#stories.values()]
    this.#run = undefined
    this.#stories.clear()
    run?.listener.failed?.({ code: 'worker-crashed', message })
    for (const { reject } of stories) reject(new Error(`worker-crashed: ${message}`))
  }
}
