/** Always the same value. */
import { time, type Distribution, type Spec } from '../distribution.ts'

export interface Constant extends Spec {
  distribution: 'constant'
  value: number
}

export const constant: Distribution<Constant> = {
  name: 'constant',
  texts: {
    label: { en: 'Constant', 'zh-CN': '固定值' },
    sentence: { en: 'always {value}', 'zh-CN': '固定为 {value}' },
  },
  parameters: [time('value', 'Value', '值', 10)],
  source: 'by definition',

  mean: ({ value }) => value,
  variance: () => 0,
  support: ({ value }) => [value, value],
  density: () => 0,
  atoms: ({ value }) => [{ value, share: 1 }],
  cumulative: ({ value }, x) => (x < value ? 0 : 1),
  quantile: ({ value }) => value,

  encode: ({ value }) => [value],
  sample: (table, at) => table[at + 1],
}
