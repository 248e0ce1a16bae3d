import { expect, test } from 'vitest'
import {
  gammaAbove,
  gammaBelow,
  betaBelow,
  invert,
  log1p,
  logGamma,
  normalBelow,
  normalQuantile,
} from '../../src/random/special.ts'

/** Equal to twelve figures. */
const near = (got: number, wanted: number) =>
  expect(Math.abs(got / wanted - 1), `${got} for ${wanted}`).toBeLessThan(1e-12)

test('log Γ at whole and half numbers', () => {
  let factorial = 1
  for (let n = 2; n <= 20; n++) near(Math.exp(logGamma(n + 1)) / (factorial *= n), 1)
  near(logGamma(0.5), Math.log(Math.PI) / 2)
  expect([logGamma(1), logGamma(2)].every((one) => Math.abs(one) < 1e-14)).toBe(true)
  near(logGamma(100), 359.1342053695754) // Abramowitz & Stegun, table 6.4
})

test('gamma shares: exponential, Erlang, and both tails', () => {
  near(gammaBelow(1, 0.3), 1 - Math.exp(-0.3))
  near(gammaAbove(1, 30), Math.exp(-30))
  near(gammaAbove(3, 5), Math.exp(-5) * (1 + 5 + 12.5))
  expect([gammaBelow(2, 0), gammaBelow(2, Infinity), gammaAbove(2, 0), gammaAbove(2, Infinity)]).toEqual([0, 1, 1, 0])
})

test('beta shares: powers, the binomial law, and symmetry', () => {
  near(betaBelow(3, 1, 0.4), 0.4 ** 3)
  near(betaBelow(1, 4, 0.4), 1 - 0.6 ** 4)
  near(betaBelow(0.5, 0.5, 0.3), (2 / Math.PI) * Math.asin(Math.sqrt(0.3)))
  near(betaBelow(2, 3, 0.3), 6 * 0.3 ** 2 * 0.7 ** 2 + 4 * 0.3 ** 3 * 0.7 + 0.3 ** 4) // at least 2 of 4
  near(betaBelow(7.5, 2.25, 0.8) + betaBelow(2.25, 7.5, 0.2), 1)
})

test('the normal distribution, against published values', () => {
  near(normalBelow(1), 0.841344746068543) // Abramowitz & Stegun, table 26.1
  near(normalBelow(-2), 0.0227501319481792)
  expect(normalBelow(0)).toBe(0.5)
  near(normalQuantile(0.975), 1.959963984540054)
  near(normalQuantile(0.995), 2.575829303548901)
  expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1), normalQuantile(2)]).toEqual([
    -Infinity,
    0,
    Infinity,
    NaN,
  ])
  for (const p of [1e-12, 1e-5, 0.02, 0.3, 0.49999]) near(normalBelow(normalQuantile(p)), p)
})

test('log(1 + x) keeps small numbers', () => {
  expect([log1p(0), log1p(1e-20), log1p(1e-300)]).toEqual([0, 1e-20, 1e-300])
  near(log1p(1e-9), 1e-9 - 5e-19)
  near(log1p(-0.5), -Math.LN2)
})

test('inversion finds the smallest x, inside a step too', () => {
  expect(invert((x) => (x < 3 ? 0.2 : 0.9), 0.5, 0, Infinity)).toBeCloseTo(3, 14)
  expect(invert((x) => (x < 3 ? 0.2 : 0.9), 0.1, 0, 10)).toBe(0)
  expect(invert((x) => x * x, 0.25, 0, 1)).toBeCloseTo(0.5, 14)
})
