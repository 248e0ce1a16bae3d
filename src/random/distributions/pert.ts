/** Least, most likely and most, as in project planning: like the triangular one, but smoother and closer to the mode. */
import { time, type Distribution, type Spec } from '../distribution.ts'
import { beta, type Beta } from './beta.ts'
import { checkThreePoints } from './triangular.ts'

export interface Pert extends Spec {
  distribution: 'pert'
  min: number
  mode: number
  max: number
}

export const pert: Distribution<Pert> = {
  name: 'pert',
  texts: {
    label: { en: 'PERT', 'zh-CN': 'PERT 分布' },
    sentence: { en: '{min} to {max}, mostly near {mode}', 'zh-CN': '{min} 到 {max}，多在 {mode} 附近' },
  },
  parameters: [
    time('min', 'Least', '最小', 6),
    time('mode', 'Most likely', '最可能', 10),
    time('max', 'Most', '最大', 20),
  ],
  source: 'Malcolm, Roseboom, Clark & Fazar, Operations Research 7(5), 1959: a beta distribution with a + b = 6',

  check: checkThreePoints,
  mean: ({ min, mode, max }) => (min + 4 * mode + max) / 6,
  variance: (spec, family) => beta.variance(asBeta(spec), family),
  support: ({ min, max }) => [min, max],
  density: (spec, x, family) => beta.density(asBeta(spec), x, family),
  cumulative: (spec, x, family) => beta.cumulative(asBeta(spec), x, family),
  quantile: (spec, p, family) => beta.quantile(asBeta(spec), p, family),

  encode: (spec, add) => beta.encode(asBeta(spec), add),
  sample: beta.sample,
}

function asBeta({ min, mode, max }: Pert): Beta {
  const place = (mode - min) / (max - min)
  return { distribution: 'beta', min, max, a: 1 + 4 * place, b: 1 + 4 * (1 - place) }
}
