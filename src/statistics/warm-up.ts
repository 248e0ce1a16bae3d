/**
 * Where a steady run stops feeling its empty start, by MSER-5: batches of five observations, and the cut after which
 * the mean of the rest is known best. Not for a series with a rhythm of its own, such as one within a day.
 * @source White, Cobb & Spratt, A Comparison of Five Steady-State Truncation Heuristics, WSC 2000
 */
export type WarmUp =
  /** Observations to leave out, a multiple of five. */
  | { cut: number }
  /** Nothing can be said: fewer than ten batches, or the best cut lies so late that the run is too short. */
  | { reason: 'too-short' }

/** Observations of a batch. */
export const mserBatch = 5
const FEWEST_BATCHES = 10

/** @param series one observation after another, or the average of replications at each place */
export function warmUp(series: ArrayLike<number>): WarmUp {
  const count = Math.floor(series.length / mserBatch)
  if (count < FEWEST_BATCHES) return { reason: 'too-short' }

  // From the back, so that each cut adds one batch to mean and squares (Welford's update).
  const statistics = new Float64Array(count) // [cut in batches]
  let mean = 0
  let squares = 0
  for (let cut = count - 1; cut >= 0; cut--) {
    const kept = count - cut
    const distance = batchMean(series, cut) - mean
    mean += distance / kept
    squares += distance * (batchMean(series, cut) - mean)
    statistics[cut] = squares / (kept * kept)
  }

  // The last few cuts leave so little that they look precise by accident: the second half is never trusted.
  let best = 0
  for (let cut = 1; cut <= count / 2; cut++) if (statistics[cut] < statistics[best]) best = cut
  return best < Math.floor(count / 2) ? { cut: best * mserBatch } : { reason: 'too-short' }
}

function batchMean(series: ArrayLike<number>, batch: number): number {
  let sum = 0
  for (let i = 0; i < mserBatch; i++) sum += series[batch * mserBatch + i]
  return sum / mserBatch
}
