/** One of a few values, each with its share: batch sizes, fixed durations by type. */
import { share, time, type Distribution, type Spec } from '../distribution.ts'
import { square } from '../elementary.ts'
import { checkShares, chosen, runningShares } from '../shares.ts'

export interface Discrete extends Spec {
  distribution: 'discrete'
  values: { value: number; share: number }[]
}

export const discrete: Distribution<Discrete> = {
  name: 'discrete',
  texts: {
    label: { en: 'A few values', 'zh-CN': '若干取值' },
    sentence: { en: 'one of {values}', 'zh-CN': '取 {values} 之一' },
  },
  parameters: [
    {
      kind: 'table',
      name: 'values',
      texts: { en: 'Values', 'zh-CN': '取值' },
      default: [
        { value: 5, share: 0.7 },
        { value: 20, share: 0.3 },
      ],
      fields: [time('value', 'Value', '值', 10), share(0.5)],
    },
  ],
  source: 'by definition; drawn by inversion',

  check: ({ values }) => checkShares('values', shares(values)),
  mean: ({ values }) => values.reduce((sum, one) => sum + one.share * one.value, 0),
  variance(spec, family) {
    const mean = discrete.mean(spec, family)
    return spec.values.reduce((sum, one) => sum + one.share * square(one.value - mean), 0)
  },
  support(spec) {
    const values = inOrder(spec)
    return [values[0].value, values[values.length - 1].value]
  },
  density: () => 0,
  atoms: (spec) => inOrder(spec).map(({ value, share }) => ({ value, share })),
  cumulative: ({ values }, x) =>
    Math.min(
      1,
      values.reduce((sum, one) => (one.value <= x ? sum + one.share : sum), 0),
    ),
  quantile(spec, p) {
    let sum = 0
    const values = inOrder(spec)
    return (values.find((one) => (sum += one.share) >= p) ?? values[values.length - 1]).value
  },

  // [code, n, running share × n, value × n], values rising, so that more luck means a larger value.
  encode(spec) {
    const values = inOrder(spec)
    return [values.length, ...runningShares(shares(values)), ...values.map((one) => one.value)]
  },
  sample(table, at, stream) {
    const n = table[at + 1]
    return table[at + 2 + n + chosen(table, at + 2, n, stream.next())]
  },
}

/** Those that occur, rising. */
const inOrder = ({ values }: Discrete) =>
  values.filter((one) => one.share > 0).sort((one, other) => one.value - other.value)
const shares = (entries: Discrete['values']) => entries.map(({ share }) => share)
