/**
 * The contract of a measure: a fold over the rows of one replication that ends in samples. Samples of all
 * replications become figures with intervals (figures.ts); blocks are read once and dropped.
 */
import type { Texts } from '../base/index.ts'
import type { Block } from '../kernel/recording.ts'
import type { Quantiles } from '../statistics/index.ts'
import type { FigureUnit } from './report.ts'
import type { Subject } from './subject.ts'
import type { Chosen, Trail } from './trail.ts'

export interface Analysis<State = unknown> {
  name: string
  /** The question it answers, as a service manager would ask it. */
  question: Texts
  /** Unit of its first figure. */
  unit: FigureUnit
  /** Where the definition comes from. */
  source: string
  /** Only a run that is written about reads so much; any run where absent. */
  isWritten?: true
  /** @returns undefined where the blueprint gives nothing to measure */
  start(subject: Subject): State | undefined
  /** Only of one replication: it looks after the engine, and costs too much for every one. */
  once?: boolean
  /** The kinds of rows it reads; the fewer, the faster. All where absent. */
  reads?: readonly number[] | ((state: State) => readonly number[])
  /** About cases only, and not about those who serve them: so it can be asked of the cases of one class or channel alone. */
  ofCases?: true
  /** Each row says all by itself: so they may come kind by kind, each kind in its order, which is found faster. */
  inAnyOrder?: boolean | ((state: State) => boolean)
  /** Reads the chosen rows of a block in their order; `trail` has been there before. */
  take(state: State, block: Block, trail: Trail, rows: Chosen): void
  /** At the end of the replication; `trail` knows who is still inside. */
  finish(state: State, trail: Trail): Iterable<Sample>
}

/** Keeps the type of a state while the registry forgets it. */
export const analysis = <State>(one: Analysis<State>): Analysis<State> => one

/** What one replication says of one figure; `is` names how replications are put together. */
export type Sample = {
  measure: string
  of?: string
  by?: Record<string, string>
  unit: FigureUnit
} & (
  | {
      /** A mean or a rate, sums of a replication: pooled, with a jackknife over replications. `n`: observations, `under` where absent. */
      is: 'ratio'
      over: number
      under: number
      n?: number
      /** Of a mean without percentiles: its greatest observation, so that it is seen where that one carries the sum. */
      most?: number
    }
  | {
      /** A share of cases, `over` out of `under`: pooled; where either side is rare its interval is no narrower than Wilson's. */
      is: 'share'
      over: number
      under: number
    }
  | {
      /** One value a replication: mean of them, with Student's t. */
      is: 'total'
      value: number
      n: number
    }
  | {
      /** The greatest of all; no interval. */
      is: 'most'
      value: number
      n: number
    }
  | {
      /** A percentile of all observations together, with an interval by sectioning. */
      is: 'quantile'
      values: Quantiles
      at: number
    }
)
