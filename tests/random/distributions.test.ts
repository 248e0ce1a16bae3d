import { describe, expect, test } from 'vitest'
import {
  atomsOf,
  checkSpec,
  cumulativeOf,
  defaultSpec,
  densityOf,
  distributions,
  DistributionTable,
  draw,
  meanOf,
  quantileOf,
  scale,
  supportOf,
  varianceOf,
  type Spec,
} from '../../src/random/index.ts'
import { freshSeed, streamAt } from './luck.ts'
import { integral } from './quadrature.ts'
import { specs, wildSpecs } from './specs.ts'

const all = [...distributions.map(({ name }) => defaultSpec(name)), ...specs]
const cases = all.map((spec) => [JSON.stringify(spec), spec] as const)

function drawMany(spec: Spec, count: number, seed: number): Float64Array {
  const table = new DistributionTable()
  table.add({ distribution: 'constant', value: 99 }) // so that the record does not stand at 0
  const at = table.add(spec)
  const numbers = table.toArray()
  const stream = streamAt(seed)
  const values = new Float64Array(count)
  const [key0, key1] = [seed % 2 ** 32, Math.floor(seed / 2 ** 32)]
  for (let i = 0; i < count; i++) {
    stream.at(key0, key1, i, 0)
    values[i] = draw(numbers, at, stream)
  }
  return values
}

describe.each(cases)('%s', (_, spec) => {
  const seed = freshSeed()
  const mean = meanOf(spec)
  const variance = varianceOf(spec)
  const [low, high] = supportOf(spec)
  const atoms = atomsOf(spec)

  test('passes the check', () => {
    expect(checkSpec(spec)).toEqual([])
  })

  test(`200,000 draws have its mean and variance, and stay in its support (seed ${seed})`, () => {
    const values = drawMany(spec, 200_000, seed)
    const n = values.length
    const average = values.reduce((sum, x) => sum + x, 0) / n
    const central = (power: number) => values.reduce((sum, x) => sum + (x - average) ** power, 0) / n
    const meanError = Math.sqrt(variance / n)
    const varianceError = Math.sqrt(Math.max(0, central(4) - central(2) ** 2) / n)
    expect(Math.abs(average - mean)).toBeLessThanOrEqual(5 * meanError + 1e-12 * mean)
    expect(Math.abs(central(2) - variance)).toBeLessThanOrEqual(5 * varianceError + 1e-9 * variance)
    expect(values.every((x) => x >= low && x <= high)).toBe(true)
  })

  test(`20,000 draws follow its cumulative distribution (Kolmogorov and Smirnov; seed ${seed})`, () => {
    const values = drawMany(spec, 20_000, seed + 1).sort()
    const n = values.length
    let distance = 0
    // Without atoms every seventh value will do: the distance changes little from one to the next.
    const step = atoms.length > 0 ? 1 : 7
    for (let i = step - 1; i < n; i += step) {
      if (values[i] === values[i + 1]) continue // compare once for each value, after its last copy
      distance = Math.max(distance, Math.abs((i + 1) / n - cumulativeOf(spec, values[i])))
    }
    expect(distance * Math.sqrt(n)).toBeLessThan(2.7) // by chance once in a million
  })

  test('density and atoms together give probability 1, the mean and the variance', () => {
    const top = high === Infinity ? quantileOf(spec, 1 - 1e-13) : high
    const density = remembered((x) => densityOf(spec, x)) // three moments ask at the same points
    const moment = (of: (x: number) => number) =>
      panels(spec, low, top).reduce((sum, [from, to]) => sum + integral((x) => of(x) * density(x), from, to), 0) +
      atoms.reduce((sum, { value, share }) => sum + share * of(value), 0)
    expect(moment(() => 1)).toBeCloseTo(1, 6)
    expect(moment((x) => x) / (mean || 1)).toBeCloseTo(mean && 1, 6)
    expect(moment((x) => (x - mean) ** 2) / (variance || 1)).toBeCloseTo(variance && 1, 5)
  })

  test('its quantiles undo its cumulative distribution', () => {
    for (const p of [1e-6, 0.01, 0.1, 0.25, 0.5, 0.51, 0.75, 0.9, 0.95, 0.99, 1 - 1e-6]) {
      const x = quantileOf(spec, p)
      if (atoms.length === 0) expect(cumulativeOf(spec, x)).toBeCloseTo(p, 10)
      else {
        expect(cumulativeOf(spec, x)).toBeGreaterThanOrEqual(p - 1e-12)
        expect(cumulativeOf(spec, x - 1e-9 * (1 + x))).toBeLessThanOrEqual(p)
      }
    }
    expect([cumulativeOf(spec, -1), cumulativeOf(spec, Infinity)]).toEqual([0, 1])
  })

  test('it passes through JSON unchanged', () => {
    const again = JSON.parse(JSON.stringify(spec)) as Spec
    expect(again).toEqual(spec)
    expect(drawMany(again, 100, seed)).toEqual(drawMany(spec, 100, seed))
  })

  test('in another unit all that is time is multiplied, and the luck is the same', () => {
    const inSeconds = scale(spec, 60)
    expect(checkSpec(inSeconds)).toEqual([])
    expect(meanOf(inSeconds)).toBeCloseTo(60 * mean, 6)
    expect(varianceOf(inSeconds) / (variance || 1)).toBeCloseTo(variance && 3600, 6)
    const [seconds, minutes] = [drawMany(inSeconds, 500, seed), drawMany(spec, 500, seed)]
    seconds.forEach((value, i) => expect(Math.abs(value - 60 * minutes[i])).toBeLessThanOrEqual(1e-10 * (1 + value)))
  })
})

test.each(wildSpecs.map((spec) => [JSON.stringify(spec), spec] as const))(
  '%s: wild, but every draw is a number ≥ 0',
  (_, spec) => {
    expect(checkSpec(spec)).toEqual([])
    expect(drawMany(spec, 20_000, freshSeed()).every((x) => Number.isFinite(x) && x >= 0)).toBe(true)
  },
)

test('far tails of the ziggurats, which moments do not see', () => {
  const seed = freshSeed()
  const beyond = (spec: Spec, x: number) => drawMany(spec, 1_000_000, seed).filter((one) => one > x).length
  for (const [spec, x] of [
    [{ distribution: 'exponential', mean: 1 }, 7.5],
    [{ distribution: 'exponential', mean: 1 }, 8.2],
    [{ distribution: 'normal', mean: 20, sd: 1 }, 23.5],
    [{ distribution: 'normal', mean: 20, sd: 1 }, 23.8],
  ] as const) {
    const expected = 1_000_000 * (1 - cumulativeOf(spec, x))
    expect(Math.abs(beyond(spec, x) - expected), `${JSON.stringify(spec)} beyond ${x}, seed ${seed}`).toBeLessThan(
      5.5 * Math.sqrt(expected),
    )
  }
})

test('the truncated normal says what its mean is', () => {
  expect(meanOf({ distribution: 'normal', mean: 10, sd: 1 })).toBeCloseTo(10, 12)
  expect(meanOf({ distribution: 'normal', mean: 2, sd: 2 })).toBeCloseTo(2.5752, 4) // 2 + 2 φ(1) / Φ(1)
  expect(meanOf({ distribution: 'normal', mean: 0, sd: 1 })).toBeCloseTo(Math.sqrt(2 / Math.PI), 12)
})

test('a slower step makes every single case slower: same luck, larger mean', () => {
  const seed = freshSeed()
  for (const name of ['exponential', 'lognormal', 'erlang', 'hyperexponential']) {
    const spec = defaultSpec(name)
    const quick = drawMany(spec, 1000, seed)
    const slow = drawMany(scale(spec, 1.1), 1000, seed)
    expect(slow.every((value, i) => value > quick[i])).toBe(true)
  }
})

describe('what is wrong with a spec', () => {
  const wrong: [unknown, string[]][] = [
    [undefined, ['distribution']],
    [{}, ['distribution']],
    [{ distribution: 'zeta' }, ['distribution']],
    [{ distribution: 'toString' }, ['distribution']],
    [{ distribution: 'constant' }, ['value']],
    [{ distribution: 'constant', value: '3' }, ['value']],
    [{ distribution: 'constant', value: -1 }, ['value']],
    [{ distribution: 'exponential', mean: 0 }, ['mean']],
    [{ distribution: 'exponential', mean: Infinity }, ['mean']],
    [{ distribution: 'exponential', mean: 1e200 }, ['distribution']],
    [{ distribution: 'uniform', min: 3, max: 3 }, ['max']],
    [{ distribution: 'triangular', min: 6, mode: 30, max: 20 }, ['mode']],
    [{ distribution: 'triangular', min: NaN, max: 20 }, ['min', 'mode']],
    [{ distribution: 'pert', min: 6, mode: 2, max: 20 }, ['mode']],
    [{ distribution: 'erlang', k: 1.5, mean: 2 }, ['k']],
    [{ distribution: 'erlang', k: 0, mean: 2 }, ['k']],
    [{ distribution: 'lognormal', mean: 5, cv: 0 }, ['cv']],
    [{ distribution: 'discrete', values: [] }, ['values']],
    [{ distribution: 'discrete', values: [{ value: 1, share: 0.4 }] }, ['values']],
    [
      { distribution: 'discrete', values: [{ value: 1, share: 0.4 }, { share: 2 }] },
      ['values.1.value', 'values.1.share'],
    ],
    [{ distribution: 'empirical', values: [1, null, -2] }, ['values.1', 'values.2']],
    [{ distribution: 'mixture', parts: [{ share: 1, of: { distribution: 'exponential' } }] }, ['parts.0.of.mean']],
    [{ distribution: 'mixture', parts: [{ share: 0.4, of: { distribution: 'constant', value: 1 } }] }, ['parts']],
    [{ distribution: 'mixture', parts: ['half'] }, ['parts.0']],
    [{ distribution: 'phase-type', first: [1], phases: [{ mean: 1, next: [{ to: 0, share: 1 }] }] }, ['phases.0.next']],
    [
      { distribution: 'phase-type', first: [1], phases: [{ mean: 1, next: [{ to: 1, share: 0.5 }] }] },
      ['phases.0.next'],
    ],
    [{ distribution: 'phase-type', first: [1, 0], phases: [{ mean: 1, next: [] }] }, ['first']],
  ]
  test.each(wrong)('%j', (spec, fields) => {
    expect(checkSpec(spec).map(({ field }) => field)).toEqual(fields)
  })

  test('is told in both languages', () => {
    expect(checkSpec({ distribution: 'uniform', min: 3, max: 2 })).toEqual([
      { field: 'max', fact: { en: 'the most must be above the least', 'zh-CN': '最大值必须大于最小值' } },
    ])
    expect(checkSpec({ distribution: 'discrete', values: [{ value: 1, share: 0.9 }] })[0].fact.en).toBe(
      'the shares sum to 90 %, not to 100 %',
    )
  })
})

test('the constant is the first distribution, for `draw` knows it as 0', () => {
  expect(distributions[0].name).toBe('constant')
})

/** The support cut where a density may have a corner: at any number of the spec, and at some quantiles. */
function panels(spec: Spec, low: number, high: number): [number, number][] {
  const numbers = JSON.stringify(spec)
    .match(/\d+(\.\d+)?/g)!
    .map(Number)
  const quantiles = [0.001, 0.1, 0.5, 0.9, 0.999, 1 - 1e-6, 1 - 1e-9].map((p) => quantileOf(spec, p))
  const inside = [...numbers, ...quantiles].filter((x) => x > low && x < high)
  const ends = [...new Set([low, ...inside.sort((a, b) => a - b), high])]
  return ends.slice(1).map((end, i) => [ends[i], end])
}

function remembered(of: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>()
  return (x) => known.get(x) ?? known.set(x, of(x)).get(x)!
}
