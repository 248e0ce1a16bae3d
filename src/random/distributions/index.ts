/** Every distribution there is. A new one is a file and a line here; those drawn most often come first. */
import type { Distribution } from '../distribution.ts'
import { constant } from './constant.ts'
import { exponential } from './exponential.ts'
import { lognormal } from './lognormal.ts'
import { triangular } from './triangular.ts'
import { uniform } from './uniform.ts'

export const distributions: readonly Distribution[] = [constant, exponential, uniform, triangular, lognormal]
