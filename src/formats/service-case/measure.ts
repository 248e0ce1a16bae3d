/**
 * Runs a case for some of its figures: at least 20 independent replications, then until the caller has enough.
 * Every replication is a function of the model and the seed; what is expected is not known here.
 */
import { brokenOff, Observer, type Question } from '../../simulation/index.ts'
import { ok, refused, type Result } from '../../base/index.ts'
import { Welford } from '../../statistics/index.ts'
import type { Expectation, ServiceCase } from './model.ts'
import type { Mapping } from './to-blueprint.ts'

export interface MeasureOptions {
  seed: number
  /** Asked after each replication from the 20th on, with the figures so far. */
  isEnough?(figures: readonly Welford[]): boolean
  /** Least and most replications; 20 and 200 (20,000 short ones) where absent. */
  least?: number
  most?: number
  progress?(replications: number): void
  /** Lets others work for a moment. */
  pause?(): Promise<void>
}

export interface Measured {
  replications: number
  /** Over replications, one for each question. */
  figures: Welford[]
}

export async function measure(
  one: ServiceCase,
  mapping: Mapping,
  questions: readonly Question[],
  options: MeasureOptions,
): Promise<Result<Measured>> {
  const { seed, least = 20, most = one.run.replicate ? 20_000 : 200 } = options
  const observer = new Observer(mapping.blueprint)
  const figures = questions.map(() => new Welford())
  const { stopAfterStarts: starts, node } = one.run
  const stop = starts === undefined ? undefined : { starts, places: placesOf(mapping, node) ?? [] }
  let replications = 0
  while (replications < most) {
    const { answers, broken } = observer.observe(questions, seed, replications, stop)
    if (broken) return refused([brokenOff(mapping.blueprint, broken)])
    for (const [at, answer] of answers.entries()) if (answer !== undefined) figures[at].add(answer)
    replications += 1
    if (replications >= least && options.isEnough?.(figures)) break
    options.progress?.(replications)
    await options.pause?.()
  }
  return ok({ replications, figures })
}

/** What an expectation asks, in the document's ids. Its value stays behind. */
export const questionOf = (
  mapping: Mapping,
  { metric, node, resource, class: ofClass, at, p }: Expectation,
): Question => ({
  metric,
  places: placesOf(mapping, node),
  ...(resource === undefined ? {} : { pool: mapping.pools.get(resource) ?? resource }),
  ...(ofClass === undefined ? {} : { class: mapping.classes.get(ofClass) ?? ofClass }),
  ...(at === undefined ? {} : { at }),
  ...(p === undefined ? {} : { p }),
})

const placesOf = (mapping: Mapping, node: string | undefined): readonly string[] | undefined =>
  node === undefined ? undefined : (mapping.places.get(node) ?? [])
