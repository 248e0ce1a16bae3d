/** Anything between two ends, all equally likely. */
import { problem, time, type Distribution, type Spec } from '../distribution.ts'
import { square } from '../elementary.ts'

export interface Uniform extends Spec {
  distribution: 'uniform'
  min: number
  max: number
}

export const uniform: Distribution<Uniform> = {
  name: 'uniform',
  texts: {
    label: { en: 'Uniform', 'zh-CN': '均匀分布' },
    sentence: { en: '{min} to {max}, all equally likely', 'zh-CN': '{min} 到 {max}，机会均等' },
  },
  parameters: [time('min', 'Least', '最小', 5), time('max', 'Most', '最大', 15)],
  source: 'Law, Simulation Modeling and Analysis, §6.2.2; drawn by inversion',

  check: ({ min, max }) =>
    min < max ? [] : [problem('max', 'the most must be above the least', '最大值必须大于最小值')],
  mean: ({ min, max }) => min + (max - min) / 2,
  variance: ({ min, max }) => square(max - min) / 12,
  support: ({ min, max }) => [min, max],
  density: ({ min, max }, x) => (x < min || x > max ? 0 : 1 / (max - min)),
  cumulative: ({ min, max }, x) => Math.min(1, Math.max(0, (x - min) / (max - min))),
  quantile: ({ min, max }, p) => min + p * (max - min),

  encode: ({ min, max }) => [min, max - min],
  sample: (table, at, stream) => table[at + 1] + table[at + 2] * stream.next(),
}
