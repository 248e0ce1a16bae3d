import { expect, test } from 'vitest'
import type { ServiceCase } from '../../src/formats/index.ts'
import { verifyInBackground, type WorkerLike } from '../../src/formats/service-case/verifier.ts'

/** A worker that does nothing until it is told what it found. */
class StillWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  ended = false
  readonly taken: string[] = []
  postMessage({ case: { id } }: { case: ServiceCase }): void {
    this.taken.push(id)
  }
  terminate(): void {
    this.ended = true
  }
  says(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent)
  }
  judges(id: string): void {
    this.says({ is: 'judged', judgement: { case: { id }, seeds: [], verdicts: [] } })
  }
}

function begun(ids: readonly string[], workers: number) {
  const started: StillWorker[] = []
  const told: string[] = []
  const orders = ids.map((id, at) => ({ case: { id } as ServiceCase, seeds: { seed: at } }))
  const running = verifyInBackground(
    orders,
    {
      progress: (id, replications) => told.push(`${id} ${replications}`),
      judged: ({ case: { id } }) => told.push(`${id} judged`),
      failed: (id, message) => told.push(`${id} failed: ${message}`),
      done: () => told.push('done'),
    },
    workers,
    () => {
      started.push(new StillWorker())
      return started[started.length - 1]
    },
  )
  return { started, told, ...running }
}

test('each worker takes the next case when it is done with one', () => {
  const { started, told } = begun(['a', 'b', 'c'], 2)
  const [one, other] = started
  expect([one.taken, other.taken]).toEqual([['a'], ['b']])
  other.says({ is: 'progress', replications: 12 })
  other.judges('b')
  expect(other.taken).toEqual(['b', 'c'])
  one.judges('a')
  expect([one.ended, other.ended]).toEqual([true, false])
  other.judges('c')
  expect(told).toEqual(['b 12', 'b judged', 'a judged', 'c judged', 'done'])
  expect(other.ended).toBe(true)
})

test('a stop ends the workers at once, and nothing more is told', () => {
  const { started, told, stop } = begun(['a', 'b', 'c'], 2)
  stop()
  expect(started.map((one) => one.ended)).toEqual([true, true])
  started[0].judges('a')
  expect([told, started.length]).toEqual([[], 2])
})

test('a worker that is lost costs its case only', () => {
  const { started, told } = begun(['a', 'b'], 1)
  started[0].onerror?.({ message: 'out of memory' } as ErrorEvent)
  expect(started[1].taken).toEqual(['b'])
  started[1].says({ is: 'failed', message: 'no' })
  expect(told).toEqual(['a failed: out of memory', 'b failed: no', 'done'])
})
