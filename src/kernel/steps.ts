/** A quantity that is constant between changes: capacity, rate, open or closed. Step i holds from times[i] to times[i + 1]. */
export interface Steps {
  /** Float64Array // minutes, ascending, times[0] = 0 */
  times: Float64Array
  values: Float64Array
  /** Float64Array // integral of values from 0 to times[i] */
  sums: Float64Array
}

export function stepsOf(times: readonly number[], values: readonly number[]): Steps {
  const sums = new Float64Array(times.length)
  for (let i = 1; i < times.length; i += 1) sums[i] = sums[i - 1] + values[i - 1] * (times[i] - times[i - 1])
  return { times: Float64Array.from(times), values: Float64Array.from(values), sums }
}

/** @returns the step in force at a time ≥ 0 */
export function stepAt(steps: Steps, time: number): number {
  const { times } = steps
  let low = 0
  let high = times.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (times[middle] <= time) low = middle
    else high = middle - 1
  }
  return low
}

/** Integral of the steps from 0 to a time. */
export function sumAt(steps: Steps, time: number): number {
  const at = stepAt(steps, time)
  return steps.sums[at] + steps.values[at] * (time - steps.times[at])
}

/**
 * When the integral, counted from `from`, has grown by `amount`.
 * @returns Infinity where the steps end at zero before that
 */
export function timeOfSum(steps: Steps, from: number, amount: number): number {
  let at = stepAt(steps, from)
  let now = from
  let left = amount
  for (;;) {
    const value = steps.values[at]
    const end = at + 1 < steps.times.length ? steps.times[at + 1] : Infinity
    // A calendar that is simply open must add exactly `left`, so that an uninterrupted delay ends to the bit where arithmetic says.
    if (value > 0 && (end === Infinity || left <= value * (end - now)))
      return value === 1 ? now + left : now + left / value
    if (end === Infinity) return Infinity
    if (value > 0) left -= value * (end - now)
    now = end
    at += 1
  }
}

/** The first moment at or after a time; Infinity past the last. */
export function nextMoment(moments: Float64Array, time: number): number {
  let low = 0
  let high = moments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (moments[middle] < time) low = middle + 1
    else high = middle
  }
  return low < moments.length ? moments[low] : Infinity
}
