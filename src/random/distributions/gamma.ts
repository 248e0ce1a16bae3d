/** Work made of several parts: the larger the shape, the less it varies. Erlang's distribution with any shape. */
import { number, time, type Distribution, type Spec } from '../distribution.ts'
import { exp, log } from '../elementary.ts'
import { gammaBelow, invert, logGamma } from '../special.ts'
import { standardGamma } from '../variates.ts'

export interface Gamma extends Spec {
  distribution: 'gamma'
  mean: number
  shape: number
}

export const gamma: Distribution<Gamma> = {
  name: 'gamma',
  texts: {
    label: { en: 'Gamma', 'zh-CN': '伽马分布' },
    sentence: { en: '{mean} on average, shape {shape}', 'zh-CN': '平均 {mean}，形状 {shape}' },
  },
  parameters: [
    time('mean', 'Mean', '均值', 10, { above: 0 }),
    number('shape', 'Shape', '形状', 2, { least: 0.01, most: 1e6 }),
  ],
  source: 'Law, Simulation Modeling and Analysis, §6.2.2; drawn as in variates.ts',

  mean: ({ mean }) => mean,
  variance: ({ mean, shape }) => (mean * mean) / shape,
  support: () => [0, Infinity],
  density: ({ mean, shape }, x) => gammaDensity(mean, shape, x),
  cumulative: ({ mean, shape }, x) => gammaBelow(shape, (x * shape) / mean),
  quantile: ({ mean, shape }, p) => (invert((x) => gammaBelow(shape, x), p, 0, Infinity) * mean) / shape,

  encode: ({ mean, shape }) => [shape, mean / shape],
  sample: (table, at, stream) => standardGamma(stream, table[at + 1]) * table[at + 2],
}

export function gammaDensity(mean: number, shape: number, x: number): number {
  if (x < 0) return 0
  const z = (x * shape) / mean
  if (z === 0) return shape > 1 ? 0 : shape === 1 ? 1 / mean : Infinity
  return exp((shape - 1) * log(z) - z - logGamma(shape)) * (shape / mean)
}
