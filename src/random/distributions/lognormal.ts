/** Mostly short, now and then very long, as human work tends to be. Its logarithm is normal. */
import { number, time, type Distribution, type Spec } from '../distribution.ts'
import { exp, log, square } from '../elementary.ts'
import { log1p, normalBelow, normalQuantile } from '../special.ts'
import { standardNormal } from '../variates.ts'

export interface Lognormal extends Spec {
  distribution: 'lognormal'
  /** of the variable itself, not of its logarithm */
  mean: number
  /** coefficient of variation of the variable itself: standard deviation ÷ mean */
  cv: number
}

export const lognormal: Distribution<Lognormal> = {
  name: 'lognormal',
  texts: {
    label: { en: 'Lognormal', 'zh-CN': '对数正态分布' },
    sentence: {
      en: '{mean} on average, now and then much longer (variation {cv})',
      'zh-CN': '平均 {mean}，偶尔长得多（变异系数 {cv}）',
    },
  },
  parameters: [
    time('mean', 'Mean', '均值', 10, { above: 0 }),
    number('cv', 'Coefficient of variation', '变异系数', 0.6, { above: 0, most: 100 }),
  ],
  source: 'Law, Simulation Modeling and Analysis, §6.2.2',

  mean: ({ mean }) => mean,
  variance: ({ mean, cv }) => square(mean * cv),
  support: () => [0, Infinity],
  density(spec, x) {
    if (x <= 0) return 0
    const { location, spread } = ofLogarithm(spec)
    const z = (log(x) - location) / spread
    return exp(-0.5 * z * z) / (x * spread * ROOT_2_PI)
  },
  cumulative(spec, x) {
    if (x <= 0) return 0
    const { location, spread } = ofLogarithm(spec)
    return normalBelow((log(x) - location) / spread)
  },
  quantile(spec, p) {
    const { location, spread } = ofLogarithm(spec)
    return exp(location + spread * normalQuantile(p))
  },

  // The median is a factor, so that times in another unit are the same to the bit where the unit is a power of two.
  encode: (spec) => [spec.mean / Math.sqrt(1 + spec.cv * spec.cv), ofLogarithm(spec).spread],
  sample: (table, at, stream) => table[at + 1] * exp(table[at + 2] * standardNormal(stream)),
}

/** Mean and standard deviation of the logarithm. */
function ofLogarithm({ mean, cv }: Lognormal): { location: number; spread: number } {
  const variance = log1p(cv * cv)
  return { location: log(mean) - variance / 2, spread: Math.sqrt(variance) }
}

const ROOT_2_PI = 2.5066282746310005
