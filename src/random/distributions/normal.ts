/**
 * The bell curve, cut off at 0 because no duration is negative: what would fall below is drawn again.
 * `mean` and `sd` are those of the uncut curve. The cut raises the true mean a little, which `meanOf` gives:
 * by 0.1 % when mean = 3 sd, by 3 % when mean = 2 sd, by 29 % when mean = sd, where a lognormal is the better choice.
 */
import { time, type Distribution, type Spec } from '../distribution.ts'
import { exp } from '../elementary.ts'
import { normalBelow, normalQuantile } from '../special.ts'
import { standardNormal } from '../variates.ts'

export interface Normal extends Spec {
  distribution: 'normal'
  /** of the uncut curve */
  mean: number
  /** standard deviation of the uncut curve */
  sd: number
}

export const normal: Distribution<Normal> = {
  name: 'normal',
  texts: {
    label: { en: 'Normal, never negative', 'zh-CN': '正态分布（非负）' },
    sentence: { en: 'about {mean}, give or take {sd}', 'zh-CN': '约 {mean}，上下 {sd}' },
  },
  parameters: [
    time('mean', 'Mean before the cut at 0', '均值（截断前）', 10),
    time('sd', 'Standard deviation before the cut at 0', '标准差（截断前）', 2, { above: 0 }),
  ],
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, §13.10.1; drawn by rejection',

  mean: ({ mean, sd }) => mean + sd * hazardAtCut(mean, sd),
  variance({ mean, sd }) {
    const hazard = hazardAtCut(mean, sd)
    return sd * sd * (1 - hazard * (mean / sd + hazard))
  },
  support: () => [0, Infinity],
  density({ mean, sd }, x) {
    const z = (x - mean) / sd
    return x < 0 ? 0 : exp(-0.5 * z * z) / (ROOT_2_PI * sd * normalBelow(mean / sd))
  },
  cumulative: ({ mean, sd }, x) => (x <= 0 ? 0 : 1 - normalBelow((mean - x) / sd) / normalBelow(mean / sd)),
  quantile: ({ mean, sd }, p) => Math.max(0, mean - sd * normalQuantile((1 - p) * normalBelow(mean / sd))),

  encode: ({ mean, sd }) => [mean, sd],
  sample(table, at, stream) {
    for (;;) {
      const x = table[at + 1] + table[at + 2] * standardNormal(stream)
      if (x >= 0) return x
    }
  },
}

/** Density of the standard curve at the cut, relative to what is left of it. */
function hazardAtCut(mean: number, sd: number): number {
  const z = mean / sd
  return exp(-0.5 * z * z) / (ROOT_2_PI * normalBelow(z))
}

const ROOT_2_PI = 2.5066282746310005
