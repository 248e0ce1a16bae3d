/** Several kinds of memoryless work behind one door: most are short, some are long, and it varies more than either. */
import { share, time, type Distribution, type Spec } from '../distribution.ts'
import { checkShares, chosen, runningShares } from '../shares.ts'
import { standardExponential } from '../variates.ts'
import { mixture, type Mixture } from './mixture.ts'

export interface Hyperexponential extends Spec {
  distribution: 'hyperexponential'
  parts: { share: number; mean: number }[]
}

export const hyperexponential: Distribution<Hyperexponential> = {
  name: 'hyperexponential',
  texts: {
    label: { en: 'Hyperexponential', 'zh-CN': '超指数分布' },
    sentence: { en: 'memoryless, of several kinds: {parts}', 'zh-CN': '多类无记忆：{parts}' },
  },
  parameters: [
    {
      kind: 'table',
      name: 'parts',
      texts: { en: 'Kinds', 'zh-CN': '类别' },
      default: [
        { share: 0.8, mean: 5 },
        { share: 0.2, mean: 30 },
      ],
      fields: [share(0.5), time('mean', 'Mean', '均值', 10, { above: 0 })],
    },
  ],
  source: 'Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, §3.3; drawn by composition',

  check: ({ parts }) =>
    checkShares(
      'parts',
      parts.map(({ share }) => share),
    ),
  mean: (spec, family) => mixture.mean(asMixture(spec), family),
  variance: (spec, family) => mixture.variance(asMixture(spec), family),
  support: () => [0, Infinity],
  density: (spec, x, family) => mixture.density(asMixture(spec), x, family),
  cumulative: (spec, x, family) => mixture.cumulative(asMixture(spec), x, family),
  quantile: (spec, p, family) => mixture.quantile(asMixture(spec), p, family),

  // [code, n, running share × n, mean × n]
  encode({ parts }) {
    const met = parts.filter(({ share }) => share > 0)
    return [met.length, ...runningShares(met.map(({ share }) => share)), ...met.map(({ mean }) => mean)]
  },
  sample(table, at, stream) {
    const n = table[at + 1]
    return table[at + 2 + n + chosen(table, at + 2, n, stream.next())] * standardExponential(stream)
  },
}

const asMixture = ({ parts }: Hyperexponential): Mixture => ({
  distribution: 'mixture',
  parts: parts.map(({ share, mean }) => ({ share, of: { distribution: 'exponential', mean } })),
})
