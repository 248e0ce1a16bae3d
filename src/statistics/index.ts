/** What may be said about numbers that vary, and how surely. */
export {
  isInterval,
  meanInterval,
  quantileInterval,
  ratioInterval,
  wilsonInterval,
  type Estimate,
  type Interval,
  type NoInterval,
} from './interval.ts'
export { compare, type Comparison } from './paired.ts'
export { EXACT_LIMIT, Quantiles, RELATIVE_BOUND } from './quantiles.ts'
export { decide, stoppingRule, type Decision, type StoppingRule } from './stopping.ts'
export { studentAbove, studentQuantile } from './student.ts'
export { TimeWeighted } from './time-weighted.ts'
export { mserBatch, warmUp, type WarmUp } from './warm-up.ts'
export { Welford } from './welford.ts'
