/** Time until something fails: shape below 1, early failures; 1, memoryless; above 1, wear. */
import { number, time, type Distribution, type Spec } from '../distribution.ts'
import { exp, log, pow, square } from '../elementary.ts'
import { gamma, log1p } from '../special.ts'
import { standardExponential } from '../variates.ts'

export interface Weibull extends Spec {
  distribution: 'weibull'
  shape: number
  scale: number
}

export const weibull: Distribution<Weibull> = {
  name: 'weibull',
  texts: {
    label: { en: 'Weibull', 'zh-CN': '韦布尔分布' },
    sentence: { en: 'two thirds end before {scale}, shape {shape}', 'zh-CN': '约三分之二不超过 {scale}，形状 {shape}' },
  },
  parameters: [
    number('shape', 'Shape', '形状', 1.5, { least: 0.05, most: 1000 }),
    time('scale', 'Scale', '尺度', 10, { above: 0 }),
  ],
  source: 'Law, Simulation Modeling and Analysis, §6.2.2; drawn as a power of an exponential variate',

  mean: ({ shape, scale }) => scale * gamma(1 + 1 / shape),
  variance: ({ shape, scale }) => scale * scale * (gamma(1 + 2 / shape) - square(gamma(1 + 1 / shape))),
  support: () => [0, Infinity],
  density({ shape, scale }, x) {
    if (x < 0) return 0
    const z = x / scale
    if (z === 0) return shape > 1 ? 0 : shape === 1 ? 1 / scale : Infinity
    return (shape / scale) * exp((shape - 1) * log(z) - pow(z, shape))
  },
  cumulative: ({ shape, scale }, x) => (x <= 0 ? 0 : 1 - exp(-pow(x / scale, shape))),
  quantile: ({ shape, scale }, p) => scale * pow(-log1p(-p), 1 / shape),

  encode: ({ shape, scale }) => [1 / shape, scale],
  sample: (table, at, stream) => table[at + 2] * pow(standardExponential(stream), table[at + 1]),
}
