import type { Spec } from '../../src/random/index.ts'

/** Specs to hold to theory, beside every distribution's default: ordinary ones, and the ends of their ranges. */
export const specs: readonly Spec[] = [
  { distribution: 'constant', value: 0 },
  { distribution: 'exponential', mean: 0.25 },
  { distribution: 'uniform', min: 0, max: 3 },
  { distribution: 'triangular', min: 0, mode: 0, max: 4 },
  { distribution: 'triangular', min: 2, mode: 4, max: 4 },
  { distribution: 'pert', min: 2, mode: 2, max: 9 },
  { distribution: 'pert', min: 0, mode: 7, max: 8 },
  { distribution: 'lognormal', mean: 3, cv: 0.1 },
  { distribution: 'lognormal', mean: 240, cv: 1 },
  { distribution: 'normal', mean: 2, sd: 2 },
  { distribution: 'normal', mean: 0, sd: 5 },
  { distribution: 'erlang', k: 1, mean: 4 },
  { distribution: 'erlang', k: 20, mean: 4 },
  { distribution: 'gamma', mean: 8, shape: 0.5 },
  { distribution: 'gamma', mean: 8, shape: 40.5 },
  { distribution: 'weibull', shape: 0.8, scale: 6 },
  { distribution: 'weibull', shape: 4, scale: 6 },
  { distribution: 'beta', min: 0, max: 1, a: 0.5, b: 0.5 },
  { distribution: 'beta', min: 1, max: 5, a: 0.7, b: 3 },
  { distribution: 'beta', min: 1, max: 5, a: 8, b: 1 },
  {
    distribution: 'discrete',
    values: [
      { value: 3, share: 0.2 },
      { value: 1, share: 0.5 },
      { value: 2, share: 0 },
      { value: 9, share: 0.3 },
    ],
  },
  { distribution: 'empirical', values: [5] },
  { distribution: 'empirical', values: [5, 1, 1, 30, 2.5] },
  {
    distribution: 'mixture',
    parts: [
      { share: 0.3, of: { distribution: 'constant', value: 0 } },
      { share: 0.5, of: { distribution: 'uniform', min: 2, max: 4 } },
      {
        share: 0.2,
        of: { distribution: 'mixture', parts: [{ share: 1, of: { distribution: 'erlang', k: 3, mean: 12 } }] },
      },
    ],
  },
  {
    distribution: 'hyperexponential',
    parts: [
      { share: 0.5, mean: 1 },
      { share: 0, mean: 7 },
      { share: 0.5, mean: 3 },
    ],
  },
  { distribution: 'phase-type', first: [1], phases: [{ mean: 2, next: [{ to: 0, share: 0.5 }] }] },
  {
    distribution: 'phase-type',
    first: [0.5, 0.5, 0],
    phases: [
      {
        mean: 1,
        next: [
          { to: 1, share: 0.5 },
          { to: 2, share: 0.5 },
        ],
      },
      { mean: 4, next: [{ to: 0, share: 0.25 }] },
      { mean: 0.5, next: [] },
    ],
  },
]

/** Allowed, but wild: only that every draw is a finite number ≥ 0 is asked of them. */
export const wildSpecs: readonly Spec[] = [
  { distribution: 'gamma', mean: 1, shape: 0.01 },
  { distribution: 'gamma', mean: 1, shape: 1e6 },
  { distribution: 'beta', min: 0, max: 1, a: 0.01, b: 0.01 },
  { distribution: 'beta', min: 0, max: 1, a: 1e6, b: 0.01 },
  { distribution: 'weibull', shape: 0.05, scale: 1 },
  { distribution: 'weibull', shape: 1000, scale: 1 },
  { distribution: 'lognormal', mean: 1, cv: 100 },
  { distribution: 'lognormal', mean: 1, cv: 1e-9 },
  { distribution: 'normal', mean: 0, sd: 1e-9 },
  { distribution: 'exponential', mean: 1e-12 },
]
