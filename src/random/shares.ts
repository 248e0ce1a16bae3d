/** Choice by shares: what is met with which probability, as lists of numbers from 0 to 1. */
import { problem, type Problem } from './distribution.ts'

/** A finding unless the shares of a list sum to 1, within a billionth. */
export function checkShares(field: string, shares: readonly number[]): Problem[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  if (Math.abs(sum - 1) <= 1e-9) return []
  const percent = Number((sum * 100).toPrecision(6))
  return [problem(field, `the shares sum to ${percent} %, not to 100 %`, `占比之和为 ${percent} %，应为 100 %`)]
}

/** Running sums of shares; the last one is above 1, so that a draw always falls below it. */
export function runningShares(shares: readonly number[]): number[] {
  let sum = 0
  return shares.map((share, i) => (i === shares.length - 1 ? 2 : (sum += share)))
}

/**
 * Which of n choices a draw falls on.
 * @param table running shares stand at `from` to `from + n − 1`
 * @param u in (0, 1); a larger one never gives an earlier choice
 */
export function chosen(table: Float64Array, from: number, n: number, u: number): number {
  let low = 0
  let high = n - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (u < table[from + middle]) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The same shares in proportion, to four places, so that they sum to 1: the largest takes what rounding leaves.
 * Even ones where all are 0.
 */
export function scaledToOne(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  const scaled = shares.map((share) => Math.round((sum > 0 ? share / sum : 1 / shares.length) * 1e4) / 1e4)
  const largest = scaled.indexOf(Math.max(...scaled))
  const others = scaled.reduce((total, share, at) => (at === largest ? total : total + share), 0)
  return scaled.map((share, at) => (at === largest ? Math.round((1 - others) * 1e4) / 1e4 : share))
}
