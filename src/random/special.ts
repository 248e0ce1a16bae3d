/**
 * Special functions for densities, cumulative distributions and quantiles, built on our own log and exp.
 * Accurate to about 1e-13 relative; for checks, charts and intervals, not for the hot path of a simulation.
 */
import { exp, log } from './elementary.ts'

/** log(1 + x), accurate for small x. */
export function log1p(x: number): number {
  const sum = 1 + x
  return sum === 1 ? x : (log(sum) * x) / (sum - 1)
}

/** log Γ(x) for x > 0, by Stirling's series after moving the argument past 15. */
export function logGamma(x: number): number {
  let product = 1
  while (x < 15) product *= x++
  const inverse = 1 / (x * x)
  const series =
    (1 / 12 -
      inverse *
        (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - (inverse * 691) / 360360))))) /
    x
  return (x - 0.5) * log(x) - x + HALF_LOG_2_PI + series - log(product)
}

/** Γ(x) for x > 0; Infinity above 171. */
export const gamma = (x: number): number => exp(logGamma(x))

/**
 * Share of a gamma variate of shape a (scale 1) that lies below x: the regularised incomplete gamma function P(a, x).
 * @source Press, Teukolsky, Vetterling & Flannery, Numerical Recipes, §6.2
 */
export function gammaBelow(a: number, x: number): number {
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x)
}

/** 1 − P(a, x) without loss where it is small. */
export function gammaAbove(a: number, x: number): number {
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x)
}

function gammaSeries(a: number, x: number): number {
  if (x <= 0) return 0
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) sum += term *= x / (a + n)
  return sum * exp(a * log(x) - x - logGamma(a))
}

function gammaFraction(a: number, x: number): number {
  if (x === Infinity) return 0
  const value = continuedFraction(
    x + 1 - a,
    (n) => n * (a - n),
    (n) => x + 2 * n + 1 - a,
  )
  return exp(a * log(x) - x - logGamma(a)) / value
}

/**
 * Share of a beta variate (a, b) on (0, 1) that lies below x: the regularised incomplete beta function.
 * @source Numerical Recipes, §6.4
 */
export function betaBelow(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast below the mean; above it, the mirror image does.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(b, a, 1 - x)
  const front = exp(a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
  const value = continuedFraction(
    1,
    (n) => {
      const m = n >> 1
      return n % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    },
    () => 1,
  )
  return front / value
}

/** Probability that a standard normal variate lies below x. */
export function normalBelow(x: number): number {
  return x < 0 ? gammaAbove(0.5, 0.5 * x * x) / 2 : (1 + gammaBelow(0.5, 0.5 * x * x)) / 2
}

/**
 * The value below which a standard normal variate lies with probability p: a rough start, then Halley's steps.
 * @returns −Infinity at 0, Infinity at 1
 * @source start: Abramowitz & Stegun, 26.2.23
 */
export function normalQuantile(p: number): number {
  if (!(p > 0)) return p === 0 ? -Infinity : NaN
  if (p > 0.5) return p < 1 ? -normalQuantile(1 - p) : p === 1 ? Infinity : NaN
  if (p === 0.5) return 0
  const t = Math.sqrt(-2 * log(p))
  let x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  for (let step = 0; step < 3; step++) {
    const error = (normalBelow(x) - p) * exp(0.5 * x * x + HALF_LOG_2_PI)
    x -= error / (1 + 0.5 * x * error)
  }
  return x
}

/**
 * The smallest x at which a rising function reaches p, by bisection.
 * @param low where the function is at most p
 * @param high where it is at least p; Infinity if unknown
 */
export function invert(below: (x: number) => number, p: number, low: number, high: number): number {
  if (below(low) >= p) return low
  if (high === Infinity) {
    let step = 1
    while (below(low + step) < p && step < 1e300) step *= 2
    high = low + step
  }
  for (let i = 0; i < 400; i++) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (below(middle) < p) low = middle
    else high = middle
  }
  return high
}

/** first + up(1) / (over(1) + up(2) / (over(2) + …)), by Lentz's method. */
function continuedFraction(first: number, up: (n: number) => number, over: (n: number) => number): number {
  let value = first || TINY
  let c = value
  let d = 0
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = up(n)
    d = 1 / (over(n) + numerator * d || TINY)
    c = over(n) + numerator / c || TINY
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < EPSILON) break
  }
  return value
}

const HALF_LOG_2_PI = 0.918938533204672742
const EPSILON = 1e-16
const TINY = 1e-300
const MOST_TERMS = 100_000
