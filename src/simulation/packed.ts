/**
 * What a replication says, small enough to be posted between threads: names of figures once, then only numbers; what
 * several percentiles rest on once.
 */
import type { InTurn, Sample } from '../analysis/index.ts'
import { Quantiles } from '../statistics/index.ts'
import type { Outcome } from './replication.ts'

/** A sample without its numbers. */
type Name = Pick<Sample, 'measure' | 'of' | 'by' | 'unit' | 'is'> & { at?: number }

/** Names that one end of a line has told the other, by number. */
export type Names = Name[]

/** Numbers for each sample: its name, two or three values. */
const columns = 4

export interface Packed {
  is: 'done'
  /** Names that were not told before. */
  names: Names
  /** Float64Array // [sample × columns]: name, over or value or observations, under, n (NaN for none) */
  numbers: Float64Array
  quantiles: Pick<Quantiles, 'exactLimit' | 'count' | 'values' | 'zeros' | 'positive' | 'negative'>[]
  crashes: (Outcome & { is: 'done' })['crashes']
  cases: (Outcome & { is: 'done' })['cases']
}

/** @param told numbers of names that the other end knows; grows */
export function packed({ samples, crashes, cases }: Outcome & { is: 'done' }, told: InTurn<number>): Packed {
  const names: Names = []
  const quantiles: Packed['quantiles'] = []
  const places = new Map<Quantiles, number>()
  const numbers = new Float64Array(samples.length * columns)
  told.begin()
  for (const [row, sample] of samples.entries()) {
    const name = told.of(sample, () => {
      names.push(nameOf(sample))
      return told.size
    })
    const [first, under, n] = numbersOf(sample, (values) => placeOf(values, places, quantiles))
    const at = row * columns
    numbers[at] = name
    numbers[at + 1] = first
    numbers[at + 2] = under
    numbers[at + 3] = n
  }
  return { is: 'done', names, numbers, quantiles, crashes, cases }
}

/** The buffers of a packed outcome, to be handed over rather than copied. */
export const buffersOf = ({ numbers, quantiles }: Packed): ArrayBuffer[] =>
  [numbers, ...quantiles.flatMap(({ values }) => (values ? [values] : []))].map(({ buffer }) => buffer as ArrayBuffer)

/** @param names told so far by the other end; grows */
export function unpacked({ names: more, numbers, quantiles, crashes, cases }: Packed, names: Names): Outcome {
  names.push(...more)
  const pools = quantiles.map((one) => new Quantiles(one))
  const samples: Sample[] = []
  for (let at = 0; at < numbers.length; at += columns) {
    samples.push(sampleOf(names[numbers[at]], numbers.subarray(at + 1, at + columns), pools))
  }
  return { is: 'done', samples, crashes, cases }
}

function nameOf(sample: Sample): Name {
  const { measure, of, by, unit, is } = sample
  return {
    ...{ measure, ...(of === undefined ? {} : { of }), ...(by === undefined ? {} : { by }), unit, is },
    ...(sample.is === 'quantile' ? { at: sample.at } : {}),
  }
}

function numbersOf(sample: Sample, place: (values: Quantiles) => number): [number, number, number] {
  switch (sample.is) {
    case 'ratio':
      return [sample.over, sample.under, sample.n ?? NaN]
    case 'share':
      return [sample.over, sample.under, NaN]
    case 'total':
    case 'most':
      return [sample.value, 1, sample.n]
    case 'quantile':
      return [place(sample.values), 1, NaN]
  }
}

function placeOf(values: Quantiles, places: Map<Quantiles, number>, quantiles: Packed['quantiles']): number {
  const known = places.get(values)
  if (known !== undefined) return known
  const { exactLimit, count, zeros, positive, negative } = values
  places.set(values, quantiles.length)
  quantiles.push({ exactLimit, count, values: values.values?.slice(0, count), zeros, positive, negative })
  return quantiles.length - 1
}

function sampleOf({ at, ...name }: Name, [first, under, n]: Float64Array, pools: readonly Quantiles[]): Sample {
  const { is, ...about } = name
  switch (is) {
    case 'ratio':
      return { ...about, is, over: first, under, ...(Number.isNaN(n) ? {} : { n }) }
    case 'share':
      return { ...about, is, over: first, under }
    case 'total':
    case 'most':
      return { ...about, is, value: first, n }
    case 'quantile':
      return { ...about, is, values: pools[first], at: at ?? 0 }
  }
}
