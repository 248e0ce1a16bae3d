/** Student's t distribution: how far a mean of a few replications may be from the truth. */
import { betaBelow, exp, log, logGamma, normalQuantile } from '../random/index.ts'

/** Probability that a t variate lies above t; accurate in the tail. */
export function studentAbove(t: number, degrees: number): number {
  const tail = betaBelow(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2
  return t >= 0 ? tail : 1 - tail
}

/**
 * The value below which a t variate lies with probability p, within 1e-10 relative up to 10,000 degrees of freedom.
 * @param p in (0, 1)
 * @param degrees degrees of freedom, ≥ 1
 */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0
  const isLower = p < 0.5
  // All intervals of a report ask for the same few: found once.
  const tail = isLower ? p : 1 - p
  let known = quantiles.get(tail)
  if (!known) quantiles.set(tail, (known = new Map<number, number>()))
  let quantile = known.get(degrees)
  if (quantile === undefined) {
    quantile = upperQuantile(tail, degrees)
    if (quantiles.size * known.size < 10_000) known.set(degrees, quantile)
  }
  return isLower ? -quantile : quantile
}

/** By tail, then by degrees of freedom. */
const quantiles = new Map<number, Map<number, number>>()

/** t such that a share `tail` below one half lies above it. */
function upperQuantile(tail: number, degrees: number): number {
  const constant = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * log(degrees * Math.PI)
  const density = (t: number) => exp(constant - ((degrees + 1) / 2) * log(1 + (t * t) / degrees))
  // The normal quantile lies left of the t quantile, and the distribution is concave from there on: Newton's steps
  // climb to the quantile without ever passing it.
  let t = -normalQuantile(tail)
  for (let i = 0; i < 200; i++) {
    const step = (studentAbove(t, degrees) - tail) / density(t)
    t += step
    if (Math.abs(step) <= 1e-12 * t) break // the steps square their error: this one left none
  }
  return t
}
