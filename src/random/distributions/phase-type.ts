/** A walk through memoryless phases, with branches and loops, until it leaves: any duration can be matched by one. */
import { problem, share, time, type Distribution, type Problem, type Spec } from '../distribution.ts'
import { exp } from '../elementary.ts'
import { checkShares, chosen, runningShares } from '../shares.ts'
import { invert } from '../special.ts'
import { standardExponential } from '../variates.ts'

export interface PhaseType extends Spec {
  distribution: 'phase-type'
  /** where the walk begins: a share for each phase */
  first: number[]
  /** how long a phase lasts and where the walk goes next, phases counted from 0; what is left of the shares leaves */
  phases: { mean: number; next: { to: number; share: number }[] }[]
}

export const phaseType: Distribution<PhaseType> = {
  name: 'phase-type',
  texts: {
    label: { en: 'Phases', 'zh-CN': '位相型分布' },
    sentence: { en: 'through phases: {phases}', 'zh-CN': '依次经历：{phases}' },
  },
  parameters: [
    {
      kind: 'list',
      name: 'first',
      texts: { en: 'Share that begins in each phase', 'zh-CN': '各阶段的起始占比' },
      default: [1, 0],
      entry: 'share',
    },
    {
      kind: 'table',
      name: 'phases',
      texts: { en: 'Phases', 'zh-CN': '阶段' },
      default: [
        { mean: 5, next: [{ to: 1, share: 0.4 }] },
        { mean: 15, next: [] },
      ],
      fields: [
        time('mean', 'Mean', '均值', 10, { above: 0 }),
        {
          kind: 'table',
          name: 'next',
          texts: { en: 'Goes on to', 'zh-CN': '转入' },
          default: [],
          mayBeEmpty: true,
          fields: [
            {
              kind: 'whole',
              name: 'to',
              texts: { en: 'Phase, counted from 0', 'zh-CN': '阶段（从 0 起）' },
              default: 0,
              range: { least: 0 },
            },
            share(1),
          ],
        },
      ],
    },
  ],
  source: 'Neuts, Matrix-Geometric Solutions in Stochastic Models, ch. 2; drawn by walking',

  check: checkWalk,
  mean: (spec) => atFirst(spec, means(spec)),
  variance(spec) {
    const squares = meanSquares(spec, means(spec))
    const mean = atFirst(spec, means(spec))
    return atFirst(spec, squares) - mean * mean
  },
  support: () => [0, Infinity],
  density: (spec, x) =>
    x < 0
      ? 0
      : stillThere(spec, x).reduce((sum, there, i) => sum + (there * leaving(spec, i)) / spec.phases[i].mean, 0),
  cumulative: (spec, x) => (x <= 0 ? 0 : 1 - stillThere(spec, x).reduce((sum, there) => sum + there, 0)),
  quantile: (spec, p, family) => invert((x) => phaseType.cumulative(spec, x, family), p, 0, Infinity),

  // [code, n, running share of beginnings × n, (mean, running share of next × n, leave) × n]
  encode(spec) {
    const rows = movement(spec).map((row, i) => [spec.phases[i].mean, ...runningShares([...row, leaving(spec, i)])])
    return [spec.phases.length, ...runningShares(spec.first), ...rows.flat()]
  },
  sample(table, at, stream) {
    const n = table[at + 1]
    const rows = at + 2 + n
    let phase = chosen(table, at + 2, n, stream.next())
    let total = 0
    while (phase < n) {
      const row = rows + phase * (n + 2)
      total += table[row] * standardExponential(stream)
      phase = chosen(table, row + 1, n + 1, stream.next())
    }
    return total
  },
}

function checkWalk(spec: PhaseType): Problem[] {
  const { first, phases } = spec
  if (first.length !== phases.length) {
    return [
      problem(
        'first',
        `needs one share for each of the ${phases.length} phases`,
        `需为 ${phases.length} 个阶段各给一个占比`,
      ),
    ]
  }
  const problems = checkShares('first', first)
  phases.forEach(({ next }, i) => {
    const field = `phases.${i}.next`
    if (next.some(({ to }) => to >= phases.length))
      problems.push(problem(field, 'goes on to a phase that does not exist', '转入了不存在的阶段'))
    if (next.reduce((sum, { share }) => sum + share, 0) > 1 + 1e-9)
      problems.push(problem(field, 'the shares sum to more than 100 %', '占比之和超过 100 %'))
  })
  if (problems.length > 0) return problems

  // Ends are found backwards: a phase has one if it leaves, or goes on to a phase that has one.
  const hasEnd = phases.map((_, i) => leaving(spec, i) > 1e-9)
  for (let round = 0; round < phases.length; round++) {
    phases.forEach(({ next }, i) => (hasEnd[i] ||= next.some(({ to, share }) => share > 0 && hasEnd[to])))
  }
  const endless = hasEnd.indexOf(false)
  return endless < 0
    ? []
    : [problem(`phases.${endless}.next`, 'never leaves: give some share to leaving', '永不离开：请留出离开的占比')]
}

/** Shares of going from phase to phase: number[][] // [from][to] */
function movement({ phases }: PhaseType): number[][] {
  return phases.map(({ next }) => {
    const row = phases.map(() => 0)
    for (const { to, share } of next) row[to] += share
    return row
  })
}

const leaving = ({ phases }: PhaseType, i: number): number =>
  Math.max(0, 1 - phases[i].next.reduce((sum, { share }) => sum + share, 0))

/** Average of a value per phase over where walks begin. */
const atFirst = ({ first }: PhaseType, values: number[]): number =>
  first.reduce((sum, share, i) => sum + share * values[i], 0)

/** Mean time from entering each phase until the walk leaves. */
const means = (spec: PhaseType): number[] =>
  accumulate(
    movement(spec),
    spec.phases.map(({ mean }) => mean),
  )

/** Mean square of the same: a phase of mean m, then the rest R, gives 2m² + 2m E R + E R². */
function meanSquares(spec: PhaseType, totals: number[]): number[] {
  const gains = movement(spec).map((row, i) => {
    const { mean } = spec.phases[i]
    return 2 * mean * (mean + row.reduce((sum, share, to) => sum + share * totals[to], 0))
  })
  return accumulate(movement(spec), gains)
}

/** Solves x = gains + moves · x by elimination; no pivoting is needed, for the diagonal of 1 − moves dominates. */
function accumulate(moves: number[][], gains: number[]): number[] {
  const n = gains.length
  const rows = moves.map((row, i) => [...row.map((share, to) => (to === i ? 1 : 0) - share), gains[i]])
  for (let pivot = 0; pivot < n; pivot++) {
    for (let i = 0; i < n; i++) {
      const factor = rows[i][pivot] / rows[pivot][pivot]
      if (i !== pivot && factor !== 0) for (let j = pivot; j <= n; j++) rows[i][j] -= factor * rows[pivot][j]
    }
  }
  return rows.map((row, i) => row[n] / row[i])
}

/**
 * Probability of being in each phase at time x: first · exp(Q x).
 * A short step is summed as a series without cancellation (uniformisation) and then squared until it reaches x.
 */
function stillThere(spec: PhaseType, x: number): number[] {
  if (x === Infinity) return spec.phases.map(() => 0)
  const fastest = Math.min(...spec.phases.map(({ mean }) => mean))
  let events = x / fastest
  let doublings = 0
  for (; events > 1; doublings++) events /= 2

  const jump = movement(spec).map((row, i) => {
    const pace = fastest / spec.phases[i].mean
    return row.map((share, to) => share * pace + (to === i ? 1 - pace : 0))
  })
  let term = jump.map((row, i) => row.map((_, to) => (to === i ? exp(-events) : 0)))
  let step = term
  for (let k = 1; k <= 20; k++) {
    term = times(term, jump).map((row) => row.map((value) => (value * events) / k))
    step = step.map((row, i) => row.map((value, to) => value + term[i][to]))
  }
  for (let i = 0; i < doublings; i++) step = times(step, step)
  return times([spec.first], step)[0]
}

const times = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => b[0].map((_, to) => row.reduce((sum, value, k) => sum + value * b[k][to], 0)))
