/** Fresh luck for tests of theory. A frozen seed would turn them into snapshots; the seed is in the test's title. */
import { Stream, streamKeys } from '../../src/random/index.ts'

export const freshSeed = (): number => Math.floor(Math.random() * 2 ** 53)

/** A stream at the start of a position of its own, for (seed, index). */
export function streamAt(seed: number, index = 0): Stream {
  const [key0, key1] = streamKeys(seed, 0, ['test'], ['test'])
  const stream = new Stream()
  stream.at(key0, key1, index, 0)
  return stream
}

export function uniforms(seed: number, count: number): number[] {
  const stream = streamAt(seed)
  return Array.from({ length: count }, () => stream.next())
}
