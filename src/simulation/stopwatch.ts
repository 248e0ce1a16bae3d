/**
 * Milliseconds awake: time between two looks counts, but a second at most. What sleeps (a tab put aside, a closed
 * laptop) does not look, and its sleep is nobody's computing time.
 */
export function stopwatch(now: () => number = () => performance.now()): () => number {
  let [last, sum] = [now(), 0]
  return () => {
    const moment = now()
    sum += Math.min(moment - last, 1000)
    last = moment
    return sum
  }
}
