/** Cases judged in the background, several at a time. Stop acts at once: the workers are ended with what they do. */
import type { Judgement, Seeds } from './judge.ts'
import type { ServiceCase } from './model.ts'

export interface Order {
  case: ServiceCase
  seeds: Seeds
}

export type Answer =
  { is: 'progress'; replications: number } | { is: 'judged'; judgement: Judgement } | { is: 'failed'; message: string }

/** What is told of a case by its id, and when no case is left. After a stop nothing more comes. */
export interface VerificationListener {
  progress?(id: string, replications: number): void
  judged?(judgement: Judgement): void
  /** Our own failure, or a lost worker; the other cases go on. */
  failed?(id: string, message: string): void
  done?(): void
}

/** As much of a Worker as is used here, so that a test can stand in for one. */
export interface WorkerLike {
  postMessage(message: Order): void
  terminate(): void
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

const startWorker = (): WorkerLike =>
  new Worker(new URL('./verification.worker.ts', import.meta.url), { type: 'module' })

/** Each worker takes the next order when it is done with one. @param workers at most so many at a time */
export function verifyInBackground(
  orders: readonly Order[],
  listener: VerificationListener,
  workers: number,
  start: () => WorkerLike = startWorker,
): { stop(): void } {
  const waiting = [...orders]
  const running = new Set<WorkerLike>()

  const next = (worker: WorkerLike): void => {
    const order = waiting.shift()
    if (!order) {
      worker.terminate()
      running.delete(worker)
      if (running.size === 0) listener.done?.()
      return
    }
    const { id } = order.case
    worker.onmessage = ({ data }) => {
      if (!running.has(worker)) return
      if (data.is === 'progress') return listener.progress?.(id, data.replications)
      if (data.is === 'judged') listener.judged?.(data.judgement)
      else listener.failed?.(id, data.message)
      next(worker)
    }
    worker.onerror = (event) => {
      if (!running.delete(worker)) return
      worker.terminate()
      listener.failed?.(id, event.message)
      begin()
    }
    worker.postMessage(order)
  }

  const begin = (): void => {
    const worker = start()
    running.add(worker)
    next(worker)
  }
  for (let count = 0; count < Math.max(1, Math.min(workers, orders.length)); count += 1) begin()

  return {
    stop: () => {
      for (const worker of running) worker.terminate()
      running.clear()
    },
  }
}
