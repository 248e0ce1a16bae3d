/** Now this, now that: each part a distribution of its own, met with its share. */
import { share, type Distribution, type Family, type Spec } from '../distribution.ts'
import { square } from '../elementary.ts'
import { checkShares, chosen, runningShares } from '../shares.ts'
import { invert } from '../special.ts'

export interface Mixture extends Spec {
  distribution: 'mixture'
  parts: { share: number; of: Spec }[]
}

export const mixture: Distribution<Mixture> = {
  name: 'mixture',
  texts: {
    label: { en: 'Mixture', 'zh-CN': '混合分布' },
    sentence: { en: 'now one, now another: {parts}', 'zh-CN': '时而此、时而彼：{parts}' },
  },
  parameters: [
    {
      kind: 'table',
      name: 'parts',
      texts: { en: 'Parts', 'zh-CN': '组成' },
      default: [
        { share: 0.8, of: { distribution: 'triangular', min: 6, mode: 10, max: 20 } },
        { share: 0.2, of: { distribution: 'exponential', mean: 30 } },
      ],
      fields: [
        share(0.5),
        {
          kind: 'spec',
          name: 'of',
          texts: { en: 'Distribution', 'zh-CN': '分布' },
          default: { distribution: 'constant', value: 10 },
        },
      ],
    },
  ],
  source: 'Law, Simulation Modeling and Analysis, §8.2.2 (composition)',

  check: ({ parts }) => checkShares('parts', shares(parts)),
  mean: (spec, family) => average(spec, (part) => family.meanOf(part)),
  variance(spec, family) {
    const mean = mixture.mean(spec, family)
    return average(spec, (part) => family.varianceOf(part) + square(family.meanOf(part) - mean))
  },
  support(spec, family) {
    const supports = met(spec).map(({ of }) => family.supportOf(of))
    return [Math.min(...supports.map(([low]) => low)), Math.max(...supports.map(([, high]) => high))]
  },
  density: (spec, x, family) => average(spec, (part) => family.densityOf(part, x)),
  atoms: (spec, family) =>
    met(spec).flatMap(({ share, of }) =>
      family.atomsOf(of).map((atom) => ({ value: atom.value, share: atom.share * share })),
    ),
  cumulative: (spec, x, family) => average(spec, (part) => family.cumulativeOf(part, x)),
  quantile: (spec, p, family) =>
    invert((x) => mixture.cumulative(spec, x, family), p, ...quantileBounds(spec, p, family)),

  // [code, n, running share × n, place × n]
  encode(spec, add) {
    const parts = met(spec)
    return [parts.length, ...runningShares(shares(parts)), ...parts.map(({ of }) => add(of))]
  },
  sample(table, at, stream, draw) {
    const n = table[at + 1]
    return draw(table, table[at + 2 + n + chosen(table, at + 2, n, stream.next())], stream)
  },
}

const shares = (parts: Mixture['parts']) => parts.map(({ share }) => share)
const met = ({ parts }: Mixture) => parts.filter(({ share }) => share > 0)

const average = (spec: Mixture, of: (part: Spec) => number): number =>
  met(spec).reduce((sum, part) => sum + part.share * of(part.of), 0)

/** The quantile of a mixture lies between the least and the greatest quantile of its parts. */
function quantileBounds(spec: Mixture, p: number, family: Family): [number, number] {
  const quantiles = met(spec).map(({ of }) => family.quantileOf(of, p))
  return [Math.min(...quantiles), Math.max(...quantiles)]
}
