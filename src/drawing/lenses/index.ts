/** The lenses, in the order in which they are offered; the first is the one that nobody chose. One more is one file and one line here. */
import type { Lens } from '../lens.ts'
import { causes } from './causes.ts'
import { cost } from './cost.ts'
import { customer } from './customer.ts'
import { emotion } from './emotion.ts'
import { fiveGaps } from './five-gaps.ts'
import { handoffs } from './handoffs.ts'
import { provenance } from './provenance.ts'
import { serviceLevels } from './service-levels.ts'
import { waiting } from './waiting.ts'

export const lenses = [
  waiting,
  causes,
  customer,
  handoffs,
  serviceLevels,
  cost,
  emotion,
  fiveGaps,
  provenance,
] as const satisfies readonly Lens[]

export type LensName = (typeof lenses)[number]['name']

export const isLens = (name: string | undefined): name is LensName => lenses.some((lens) => lens.name === name)

export const lensNamed = (name: LensName | undefined): Lens => lenses.find((lens) => lens.name === name) ?? waiting
