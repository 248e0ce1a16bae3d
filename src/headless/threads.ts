/** Runs on the command line use all cores: this thread hands out the work, the others are threads of Node. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Crew, type Runner } from '../simulation/index.ts'

/** A run that is over sooner is not worth starting threads for, milliseconds. */
const shortRun = 400

/**
 * Does some work with a crew of so many threads, this one included. The others are started once the work has gone on
 * for a while, and ended with it.
 */
export async function withThreads<T>(work: (crew: Crew) => Promise<T>, count = availableParallelism()): Promise<T> {
  const crew = new Crew()
  const workers: Worker[] = []
  const hiring = setTimeout(() => {
    for (let more = 1; more < count; more += 1) workers.push(hired(crew))
  }, shortRun)
  try {
    return await work(crew)
  } finally {
    clearTimeout(hiring)
    await Promise.all(workers.map((one) => one.terminate()))
  }
}

/** One more thread for a crew. */
export function hired(crew: Crew): Worker {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url))
  const runner: Runner = {
    send: (order) => worker.postMessage(order),
    hear: () => {},
    dismiss: () => void worker.terminate(),
  }
  worker.on('message', (answer) => runner.hear(answer))
  worker.on('error', () => runner.hear({ is: 'lost' }))
  worker.on('exit', () => runner.hear({ is: 'lost' }))
  crew.join(runner)
  return worker
}
