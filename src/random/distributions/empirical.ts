/** What was observed: each of the given values is drawn as often as any other; nothing in between, nothing beyond. */
import type { Distribution, Spec } from '../distribution.ts'
import { square } from '../elementary.ts'

export interface Empirical extends Spec {
  distribution: 'empirical'
  values: number[]
}

export const empirical: Distribution<Empirical> = {
  name: 'empirical',
  texts: {
    label: { en: 'As observed', 'zh-CN': '实测数据' },
    sentence: { en: 'as observed: {values}', 'zh-CN': '按实测：{values}' },
  },
  parameters: [
    {
      kind: 'list',
      name: 'values',
      texts: { en: 'Observed values', 'zh-CN': '实测值' },
      default: [7, 8, 9, 12, 18],
      entry: 'time',
    },
  ],
  source:
    'Efron & Tibshirani, An Introduction to the Bootstrap, §4: the empirical distribution function; drawn by inversion',

  mean: ({ values }) => values.reduce((sum, value) => sum + value, 0) / values.length,
  variance(spec, family) {
    const mean = empirical.mean(spec, family)
    return spec.values.reduce((sum, value) => sum + square(value - mean), 0) / spec.values.length
  },
  support(spec) {
    const values = inOrder(spec)
    return [values[0], values[values.length - 1]]
  },
  density: () => 0,
  atoms: ({ values }) => values.map((value) => ({ value, share: 1 / values.length })),
  cumulative: ({ values }, x) => values.filter((value) => value <= x).length / values.length,
  quantile: (spec, p) => inOrder(spec)[Math.max(0, Math.ceil(p * spec.values.length) - 1)],

  // [code, n, value × n], values rising, so that more luck means a larger value.
  encode: (spec) => [spec.values.length, ...inOrder(spec)],
  sample: (table, at, stream) => table[at + 2 + Math.floor(stream.next() * table[at + 1])],
}

const inOrder = ({ values }: Empirical): number[] => [...values].sort((one, other) => one - other)
