/** A thread that runs replications for the benchmark, from the same bundle. */
import { parentPort } from 'node:worker_threads'
import { runner } from '../../src/simulation/index.ts'
import type { RunnerOrder } from '../../src/simulation/messages.ts'

const take = runner((message, buffers) => parentPort?.postMessage(message, buffers))
parentPort?.on('message', (order: RunnerOrder) => take(order))
