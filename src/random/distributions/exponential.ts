/** Memoryless: what is still to come does not depend on what has passed. Gaps between independent arrivals. */
import { time, type Distribution, type Spec } from '../distribution.ts'
import { exp, log } from '../elementary.ts'
import { log1p } from '../special.ts'
import { standardExponential } from '../variates.ts'

export interface Exponential extends Spec {
  distribution: 'exponential'
  mean: number
}

export const exponential: Distribution<Exponential> = {
  name: 'exponential',
  texts: {
    label: { en: 'Exponential', 'zh-CN': '指数分布' },
    sentence: { en: '{mean} on average, memoryless', 'zh-CN': '平均 {mean}，无记忆' },
  },
  parameters: [time('mean', 'Mean', '均值', 10, { above: 0 })],
  source: 'Law, Simulation Modeling and Analysis, §6.2.2; drawn by ziggurat, see variates.ts',

  mean: ({ mean }) => mean,
  variance: ({ mean }) => mean * mean,
  support: () => [0, Infinity],
  density: ({ mean }, x) => (x < 0 ? 0 : exp(-x / mean) / mean),
  cumulative: ({ mean }, x) => (x <= 0 ? 0 : 1 - exp(-x / mean)),
  quantile: ({ mean }, p) => -mean * (p < 0.5 ? log1p(-p) : log(1 - p)),

  encode: ({ mean }) => [mean],
  sample: (table, at, stream) => table[at + 1] * standardExponential(stream),
}
