/** Keyed random streams and distributions: everything by chance in a simulation comes from here. */
export type { Atom, Distribution, Family, Parameter, Problem, Range, Spec } from './distribution.ts'
export { distributions } from './distributions/index.ts'
export { exp, log, pow } from './elementary.ts'
export {
  atomsOf,
  checkSpec,
  cumulativeOf,
  defaultSpec,
  densityOf,
  distributionOf,
  isDistribution,
  meanOf,
  quantileOf,
  scale,
  supportOf,
  varianceOf,
} from './family.ts'
export { scaledToOne } from './shares.ts'
export { betaBelow, gammaBelow, invert, logGamma, normalBelow, normalQuantile } from './special.ts'
export { Stream, streamKeys } from './stream.ts'
export { DistributionTable, draw } from './table.ts'
