/**
 * All distributions of a network in one flat array, from which a simulation draws.
 * A record is [code, ...parameters]; its place in the array is its name. The code is the distribution's place in the
 * list of `distributions/index.ts`: a table lives as long as a run and is never stored.
 */
import type { Spec } from './distribution.ts'
import { distributions } from './distributions/index.ts'
import { distributionOf } from './family.ts'
import type { Stream } from './stream.ts'

export class DistributionTable {
  readonly #numbers: number[] = []

  /** @returns the place of the record, to be given to `draw` @throws if no such distribution exists: check first */
  add(spec: Spec): number {
    const distribution = distributionOf(spec)
    // What stands inside a composite comes first, so that a record is never split.
    const parameters = distribution.encode(spec, (inner) => this.add(inner))
    const at = this.#numbers.length
    this.#numbers.push(distributions.indexOf(distribution))
    for (const parameter of parameters) this.#numbers.push(parameter)
    return at
  }

  toArray(): Float64Array {
    return Float64Array.from(this.#numbers)
  }
}

const samplers = distributions.map((distribution) => distribution.sample)

/** Draws a value ≥ 0 from the record at `at`, in the unit its spec had. */
export function draw(table: Float64Array, at: number, stream: Stream): number {
  const code = table[at]
  return code === 0 ? table[at + 1] : samplers[code](table, at, stream, draw)
}
