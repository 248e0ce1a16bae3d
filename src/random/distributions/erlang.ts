/** A chain of k equal memoryless steps. */
import { time, type Distribution, type Spec } from '../distribution.ts'
import { gammaBelow } from '../special.ts'
import { gamma, gammaDensity } from './gamma.ts'

export interface Erlang extends Spec {
  distribution: 'erlang'
  k: number
  /** of the whole, not of one step */
  mean: number
}

export const erlang: Distribution<Erlang> = {
  name: 'erlang',
  texts: {
    label: { en: 'Erlang', 'zh-CN': '爱尔朗分布' },
    sentence: { en: '{mean} on average, in {k} equal steps', 'zh-CN': '平均 {mean}，由 {k} 个相同步骤组成' },
  },
  parameters: [
    {
      kind: 'whole',
      name: 'k',
      texts: { en: 'Steps', 'zh-CN': '步数' },
      default: 2,
      range: { least: 1, most: 1e6 },
    },
    time('mean', 'Mean', '均值', 10, { above: 0 }),
  ],
  source: 'Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, §3.3.2; drawn as a gamma variate',

  mean: ({ mean }) => mean,
  variance: ({ mean, k }) => (mean * mean) / k,
  support: () => [0, Infinity],
  density: ({ mean, k }, x) => gammaDensity(mean, k, x),
  cumulative: ({ mean, k }, x) => gammaBelow(k, (x * k) / mean),
  quantile: ({ mean, k }, p, family) => gamma.quantile({ distribution: 'gamma', mean, shape: k }, p, family),

  encode: ({ mean, k }) => [k, mean / k],
  sample: gamma.sample,
}
