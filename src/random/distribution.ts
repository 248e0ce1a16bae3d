/**
 * The contract of a distribution: how a duration, a batch size or a gap between arrivals varies.
 *
 * In a document it is plain JSON, `{ "distribution": "triangular", "min": 6, "mode": 10, "max": 20 }`, a spec. All
 * values are numbers ≥ 0 in whatever unit the document means; a `unit` beside them is ignored here, see `scale`.
 * A simulation draws from a compact table instead, see `table.ts`.
 */
import type { Texts } from '../base/index.ts'
import type { Stream } from './stream.ts'

/** A distribution as a document holds it. */
export interface Spec {
  distribution: string
  [field: string]: unknown
}

/** What `check` found: a path such as `parts.1.mean`, and the fact in words that a user understands. */
export interface Problem {
  field: string
  fact: Texts
}

export interface Range {
  /** exclusive lower end */
  above?: number
  /** inclusive lower end */
  least?: number
  /** inclusive upper end */
  most?: number
}

/**
 * One field of a spec. `time` is in the document's unit and follows `scale`; `whole` is a whole number;
 * a `list` holds plain numbers, a `table` holds records with these `fields`, a `spec` another distribution.
 */
export type Parameter =
  | { kind: 'time' | 'number' | 'whole' | 'share'; name: string; texts: Texts; default: number; range: Range }
  | { kind: 'list'; name: string; texts: Texts; default: number[]; entry: 'time' | 'share' }
  | {
      kind: 'table'
      name: string
      texts: Texts
      default: Record<string, unknown>[]
      fields: readonly Parameter[]
      mayBeEmpty?: true
    }
  | { kind: 'spec'; name: string; texts: Texts; default: Spec }

/** A single value that is met with positive probability. */
export interface Atom {
  value: number
  share: number
}

export interface Distribution<S extends Spec = Spec> {
  /** kebab-case; the file's name and the spec's `distribution` */
  readonly name: string
  readonly texts: {
    label: Texts
    /** How it reads in a sentence, with {parameters}. */
    sentence: Texts
  }
  readonly parameters: readonly Parameter[]
  /** Where the formulas come from. */
  readonly source: string

  /** What is wrong beyond types and ranges, which are checked before from `parameters`. */
  check?(spec: S): Problem[]
  mean(spec: S, family: Family): number
  variance(spec: S, family: Family): number
  /** Smallest and largest possible value; the latter may be Infinity. */
  support(spec: S, family: Family): readonly [number, number]
  /** Density at x of the part without atoms. */
  density(spec: S, x: number, family: Family): number
  /** Single values with positive probability; absent if there are none. */
  atoms?(spec: S, family: Family): Atom[]
  /** P(X ≤ x). */
  cumulative(spec: S, x: number, family: Family): number
  /** Smallest x with P(X ≤ x) ≥ p, 0 < p < 1. */
  quantile(spec: S, p: number, family: Family): number

  /** The numbers from which `sample` draws. A spec inside this one is added first: `add` gives its place in the table. */
  encode(spec: S, add: (inner: Spec) => number): number[]
  /**
   * Draws one value ≥ 0. Allocates nothing, and draws from nothing but the stream.
   * @param table Float64Array // the record stands at `at`: [code, ...what `encode` gave]
   */
  sample(table: Float64Array, at: number, stream: Stream, draw: Draw): number
}

export type Draw = (table: Float64Array, at: number, stream: Stream) => number

/** The questions that any spec answers. A composite asks them of the specs inside it. */
export interface Family {
  meanOf(spec: Spec): number
  varianceOf(spec: Spec): number
  supportOf(spec: Spec): readonly [number, number]
  densityOf(spec: Spec, x: number): number
  atomsOf(spec: Spec): Atom[]
  cumulativeOf(spec: Spec, x: number): number
  quantileOf(spec: Spec, p: number): number
}

// Short ways to write a parameter and a problem.

export const time = (
  name: string,
  en: string,
  zh: string,
  initial: number,
  range: Range = { least: 0 },
): Parameter => ({
  kind: 'time',
  name,
  texts: { en, 'zh-CN': zh },
  default: initial,
  range,
})

export const number = (name: string, en: string, zh: string, initial: number, range: Range): Parameter => ({
  kind: 'number',
  name,
  texts: { en, 'zh-CN': zh },
  default: initial,
  range,
})

export const share = (initial: number): Parameter => ({
  kind: 'share',
  name: 'share',
  texts: { en: 'Share', 'zh-CN': '占比' },
  default: initial,
  range: { least: 0, most: 1 },
})

export const problem = (field: string, en: string, zh: string): Problem => ({ field, fact: { en, 'zh-CN': zh } })
