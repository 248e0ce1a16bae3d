/** Least, most likely and most: what people can say about their work without a stopwatch. */
import { problem, time, type Distribution, type Spec } from '../distribution.ts'
import { square } from '../elementary.ts'

export interface Triangular extends Spec {
  distribution: 'triangular'
  min: number
  mode: number
  max: number
}

export const triangular: Distribution<Triangular> = {
  name: 'triangular',
  texts: {
    label: { en: 'Triangular', 'zh-CN': '三角分布' },
    sentence: { en: '{min} to {max}, most often {mode}', 'zh-CN': '{min} 到 {max}，最常见 {mode}' },
  },
  parameters: [
    time('min', 'Least', '最小', 6),
    time('mode', 'Most likely', '最可能', 10),
    time('max', 'Most', '最大', 20),
  ],
  source: 'Law, Simulation Modeling and Analysis, §6.2.2; drawn by inversion',

  check: checkThreePoints,
  mean: ({ min, mode, max }) => (min + mode + max) / 3,
  variance: ({ min, mode, max }) => (square(max - min) + square(mode - min) - (max - min) * (mode - min)) / 18,
  support: ({ min, max }) => [min, max],
  density({ min, mode, max }, x) {
    if (x < min || x > max) return 0
    if (x < mode) return (2 * (x - min)) / ((max - min) * (mode - min))
    return x > mode ? (2 * (max - x)) / ((max - min) * (max - mode)) : 2 / (max - min)
  },
  cumulative({ min, mode, max }, x) {
    if (x <= min) return 0
    if (x >= max) return 1
    return x < mode
      ? square(x - min) / ((max - min) * (mode - min))
      : 1 - square(max - x) / ((max - min) * (max - mode))
  },
  quantile({ min, mode, max }, p) {
    const below = (max - min) * (mode - min)
    const above = (max - min) * (max - mode)
    return p * (max - min) < mode - min ? min + Math.sqrt(p * below) : max - Math.sqrt((1 - p) * above)
  },

  encode: ({ min, mode, max }) => [
    min,
    max,
    (mode - min) / (max - min),
    (max - min) * (mode - min),
    (max - min) * (max - mode),
  ],
  sample(table, at, stream) {
    const u = stream.next()
    return u < table[at + 3]
      ? table[at + 1] + Math.sqrt(u * table[at + 4])
      : table[at + 2] - Math.sqrt((1 - u) * table[at + 5])
  },
}

/** The order of min, mode and max, which PERT shares. */
export function checkThreePoints({ min, mode, max }: { min: number; mode: number; max: number }) {
  const problems = []
  if (min >= max) problems.push(problem('max', 'the most must be above the least', '最大值必须大于最小值'))
  if (mode < min) problems.push(problem('mode', 'the most likely value lies below the least', '最可能值小于最小值'))
  if (mode > max) problems.push(problem('mode', 'the most likely value lies above the most', '最可能值大于最大值'))
  return problems
}
