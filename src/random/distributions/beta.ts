/** Between two ends, in almost any shape. */
import { number, problem, time, type Distribution, type Spec } from '../distribution.ts'
import { exp, log, square } from '../elementary.ts'
import { betaBelow, invert, logGamma } from '../special.ts'
import { standardBeta } from '../variates.ts'

export interface Beta extends Spec {
  distribution: 'beta'
  min: number
  max: number
  a: number
  b: number
}

export const beta: Distribution<Beta> = {
  name: 'beta',
  texts: {
    label: { en: 'Beta', 'zh-CN': '贝塔分布' },
    sentence: { en: '{min} to {max}, shape {a} and {b}', 'zh-CN': '{min} 到 {max}，形状 {a} 与 {b}' },
  },
  parameters: [
    time('min', 'Least', '最小', 5),
    time('max', 'Most', '最大', 15),
    number('a', 'Weight of the upper end', '上端权重', 2, { least: 0.01, most: 1e6 }),
    number('b', 'Weight of the lower end', '下端权重', 3, { least: 0.01, most: 1e6 }),
  ],
  source: 'Law, Simulation Modeling and Analysis, §6.2.2; drawn as a share of two gamma variates',

  check: ({ min, max }) =>
    min < max ? [] : [problem('max', 'the most must be above the least', '最大值必须大于最小值')],
  mean: ({ min, max, a, b }) => min + ((max - min) * a) / (a + b),
  variance: ({ min, max, a, b }) => (square((max - min) / (a + b)) * a * b) / (a + b + 1),
  support: ({ min, max }) => [min, max],
  density({ min, max, a, b }, x) {
    if (x < min || x > max) return 0
    const z = (x - min) / (max - min)
    const constant = logGamma(a + b) - logGamma(a) - logGamma(b)
    return exp(constant + power(a - 1, z) + power(b - 1, 1 - z)) / (max - min)
  },
  cumulative: ({ min, max, a, b }, x) => betaBelow(a, b, (x - min) / (max - min)),
  quantile: ({ min, max, a, b }, p) => min + (max - min) * invert((x) => betaBelow(a, b, x), p, 0, 1),

  encode: ({ min, max, a, b }) => [min, max - min, a, b],
  sample: (table, at, stream) => table[at + 1] + table[at + 2] * standardBeta(stream, table[at + 3], table[at + 4]),
}

/** log z^exponent; 0 for exponent 0, even at z = 0. */
const power = (exponent: number, z: number): number => (exponent === 0 ? 0 : exponent * log(z))
