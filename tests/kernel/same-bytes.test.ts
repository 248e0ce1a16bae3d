import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from './same-bytes/bundle.ts'
import { nodeThread, quickJs, shared, type Engine } from './same-bytes/engines.ts'
import { models, taskOf } from './same-bytes/models.ts'
import { recordingHashes } from './same-bytes/recording-hash.ts'
import { sha256 } from './same-bytes/sha256.ts'

let threads: Engine[] = []
let other: Engine
let otherWithItsMath: Engine

beforeAll(async () => {
  const script = await bundle()
  threads = Array.from({ length: 4 }, () => nodeThread(script))
  other = await quickJs(script)
  otherWithItsMath = await quickJs(await bundle({ builtInMath: true }))
}, 60_000)
afterAll(() => Promise.all([...threads, other, otherWithItsMath].map((one) => one.dispose())))

test('there are twenty models', () => {
  expect(new Set(models.map((model) => model.name)).size).toBe(20)
})

test('the hash is SHA-256', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  for (const length of [0, 55, 56, 63, 64, 65, 1000])
    expect(sha256('x'.repeat(length))).toBe(createHash('sha256').update('x'.repeat(length)).digest('hex'))
})

describe.each(models.map((model) => [model.name, model] as const))('K4 %s: the same bytes', (_, model) => {
  const task = taskOf(model, { rows: 8_000 })
  const short = taskOf(model, { replications: [0, 2], rows: 1_600 })

  test('on one, two and four threads, forwards and backwards, in steps of any size', async () => {
    const here = recordingHashes(task)
    expect(new Set(here).size).toBe(model.isWithoutChance ? 1 : task.replications.length)
    const back = { ...task, replications: [...task.replications].reverse() }
    expect((await shared(threads.slice(0, 1), { ...back, chunk: 1 })).reverse()).toEqual(here)
    expect(await shared(threads.slice(0, 2), { ...task, chunk: 5 })).toEqual(here)
    expect((await shared(threads, { ...back, chunk: 1_000 })).reverse()).toEqual(here)
  })

  test('in another JavaScript engine', async () => {
    expect(await other.hashes(short)).toEqual(recordingHashes(short))
  })
})

test('a logarithm of the engine’s own would be seen', async () => {
  const task = taskOf(
    models.find((model) => model.name === 'fault-repair')!,
    { rows: 8_000 },
  )
  expect(await otherWithItsMath.hashes(task)).not.toEqual(recordingHashes(task))
})
