/** Every distribution there is. A new one is a file and a line here; the constant comes first, see `draw`. */
import type { Distribution } from '../distribution.ts'
import { beta } from './beta.ts'
import { constant } from './constant.ts'
import { discrete } from './discrete.ts'
import { empirical } from './empirical.ts'
import { erlang } from './erlang.ts'
import { exponential } from './exponential.ts'
import { gamma } from './gamma.ts'
import { hyperexponential } from './hyperexponential.ts'
import { lognormal } from './lognormal.ts'
import { mixture } from './mixture.ts'
import { normal } from './normal.ts'
import { pert } from './pert.ts'
import { phaseType } from './phase-type.ts'
import { triangular } from './triangular.ts'
import { uniform } from './uniform.ts'
import { weibull } from './weibull.ts'

export const distributions: readonly Distribution[] = [
  constant,
  exponential,
  uniform,
  triangular,
  pert,
  lognormal,
  normal,
  erlang,
  gamma,
  weibull,
  beta,
  discrete,
  empirical,
  mixture,
  hyperexponential,
  phaseType,
]
