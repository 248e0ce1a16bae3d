/** A thread of the command line that runs replications: the wire between threads.ts and the simulation's runner. */
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// Threads do not inherit what lets their parent read TypeScript.
register()
const { runner } = await import('../simulation/index.ts')
const take = runner((message, buffers) => parentPort?.postMessage(message, buffers))
parentPort?.on('message', take)
