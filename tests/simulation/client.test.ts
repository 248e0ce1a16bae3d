import { expect, test } from 'vitest'
import type { Report } from '../../src/analysis/index.ts'
import { apply, type Blueprint } from '../../src/blueprint/index.ts'
import { SimulationClient, type Failure, type WorkerLike } from '../../src/simulation/client.ts'
import type { Order } from '../../src/simulation/messages.ts'
import { serve } from '../../src/simulation/serve.ts'
import { queueOf } from './queue.ts'

/**
 * A worker in the same thread: messages are cloned and come one turn later, as they do between threads. Where a thread
 * would be gone with all its work, this one stops what it has begun.
 */
class NearWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  onmessageerror: WorkerLike['onmessageerror'] = null
  ended = false
  readonly #begun: number[] = []
  readonly #take = serve((message) => {
    setTimeout(() => this.ended || this.onmessage?.({ data: structuredClone(message) } as MessageEvent))
  })
  postMessage(order: Order): void {
    setTimeout(() => {
      if (this.ended) return
      if (order.is === 'run') this.#begun.push(order.id)
      this.#take(structuredClone(order))
    })
  }
  terminate(): void {
    this.ended = true
    for (const id of this.#begun) this.#take({ is: 'stop', id })
  }
}

const plan = { replications: 4, asks: false }
const quick = () => queueOf({ days: 3, warmupDays: 1 })
const long = () => queueOf({ days: 400 })

interface Told {
  reports: Report[]
  done?: Report
  blocked?: string[]
  failed?: Failure
  restarts: number
}

/** Runs to its end and keeps what was told. */
const run = (
  client: SimulationClient,
  blueprint: Blueprint,
  more: Partial<typeof plan> = {},
  onReport?: () => void,
): Promise<Told> & { stop(): void } => {
  const told: Told = { reports: [], restarts: 0 }
  let stop = () => {}
  const ended = new Promise<Told>((resolve) => {
    const handle = client.run(
      blueprint,
      { ...plan, ...more },
      {
        report: (report) => {
          told.reports.push(report)
          onReport?.()
        },
        done: (report) => resolve({ ...told, done: report }),
        restarted: () => void (told.restarts += 1),
        blocked: (findings) => resolve({ ...told, blocked: findings.map((one) => one.severity) }),
        failed: (failed) => resolve({ ...told, failed }),
      },
    )
    stop = () => handle.stop()
  })
  return Object.assign(ended, { stop: () => stop() })
}

test('a run tells its figures on the way and its end', async () => {
  const client = new SimulationClient(() => new NearWorker())
  const told = await run(client, quick())
  expect(told.reports[0].replications).toEqual({ done: 1, wanted: 4 })
  expect(told.done).toMatchObject({ partial: false, replications: { done: 4, wanted: 4 } })
  client.dispose()
})

test('what blocks is told as findings', async () => {
  const broken = apply(quick(), [{ remove: 'serve-leave' }])
  if (!broken.ok) throw new Error()
  const client = new SimulationClient(() => new NearWorker())
  expect((await run(client, broken.value)).blocked).toContain('blocks')
  client.dispose()
})

test('Stop acts within half a second and gives what there is', async () => {
  const client = new SimulationClient(() => new NearWorker())
  let stopped: NodeJS.CpuUsage | undefined
  const running = run(client, long(), { replications: 1000 }, () => {
    if (stopped) return
    stopped = process.cpuUsage()
    running.stop()
  })
  const told = await running
  // Processor time, for others may be at work on this machine.
  expect(process.cpuUsage(stopped).user / 1e3).toBeLessThan(500)
  expect(told.done?.partial).toBe(true)
  expect(told.done?.replications.done).toBeGreaterThanOrEqual(1)
  client.dispose()
})

test('a new run drops the old one, which says nothing more', async () => {
  const client = new SimulationClient(() => new NearWorker())
  let old = 0
  client.run(long(), { ...plan, replications: 1000 }, { report: () => (old += 1), done: () => (old += 100) })
  const told = await run(client, quick())
  expect(told.done?.replications.done).toBe(4)
  const before = old
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(old).toBe(before)
  expect(old).toBeLessThan(100)
  client.dispose()
})

test('a run that lost its worker begins again in a fresh one; the second time it is told as a failure', async () => {
  const workers: NearWorker[] = []
  const client = new SimulationClient(() => workers[workers.push(new NearWorker()) - 1], 1)
  const running = run(client, long(), { replications: 1000 })
  await new Promise((resolve) => setTimeout(resolve, 30))
  workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent)
  expect([workers.length, workers[0].ended]).toEqual([2, true])
  workers[1].onerror?.({ message: 'out of memory' } as ErrorEvent)
  expect(await running).toMatchObject({ restarts: 1, failed: { code: 'worker-crashed', message: 'out of memory' } })
  expect((await run(client, quick())).done?.partial).toBe(false)
  expect(workers).toHaveLength(3)
  client.dispose()
})

test('a worker that cannot be started is told, not thrown', async () => {
  const client = new SimulationClient(() => {
    throw new Error('no workers here')
  })
  expect((await run(client, quick())).failed).toEqual({ code: 'worker-crashed', message: 'no workers here' })
})

test('one case is told; a case that never came is refused', async () => {
  const client = new SimulationClient(() => new NearWorker())
  const story = await client.story(quick(), plan, { replication: 0, serial: 5 })
  expect(story).toMatchObject({ replication: 0, serial: 5, outcome: 'satisfied' })
  expect(story.steps.map((one) => one.what)).toContain('begins')
  await expect(client.story(quick(), plan, { replication: 0, serial: 1e6 })).rejects.toThrow('no such case')
  client.dispose()
})
