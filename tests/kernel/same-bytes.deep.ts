import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from './same-bytes/bundle.ts'
import { nodeThread, quickJs, shared, type Engine } from './same-bytes/engines.ts'
import { models, taskOf } from './same-bytes/models.ts'
import { recordingHashes } from './same-bytes/recording-hash.ts'

let threads: Engine[] = []
let other: Engine

beforeAll(async () => {
  const script = await bundle()
  threads = Array.from({ length: 4 }, () => nodeThread(script))
  other = await quickJs(script)
})
afterAll(() => Promise.all([...threads, other].map((one) => one.dispose())))

describe.each(models.map((model) => [model.name, model] as const))('K4 %s: the same bytes', (_, model) => {
  const task = taskOf(model, { replications: [0, 1, 2, 3, 4, 5, 6, 7], rows: 80_000, chunk: 1_000 })

  test('ten times over, on one, two and four threads, forwards and backwards', async () => {
    const here = recordingHashes(task)
    const back = { ...task, replications: [...task.replications].reverse() }
    for (let time = 0; time < 10; time += 1)
      for (const count of [1, 2, 4]) {
        const engines = threads.slice(0, count)
        expect(await shared(engines, task)).toEqual(here)
        expect((await shared(engines, back)).reverse()).toEqual(here)
      }
  })

  test('in another JavaScript engine', async () => {
    const [shorter, long] = [
      { ...task, rows: 20_000 },
      { ...task, replications: [0] },
    ]
    expect(await other.hashes(shorter)).toEqual(recordingHashes(shorter))
    expect(await other.hashes(long)).toEqual(recordingHashes(long))
  })
})
