/** How a blueprint is run: how often, from which seed. Start, warm-up and length stand in the blueprint's study. */
import { z } from 'zod'
import { id, precision } from '../blueprint/index.ts'

export const plan = z.strictObject({
  /** Exactly so many. */
  replications: z.number().int().min(1).max(10_000).optional(),
  /** As many as it takes to know the leading promise and the cycle time so exactly; `replications` comes first. */
  precision: precision.optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  /** Runs also the scenarios that analyses ask for (one more of each pool); on where absent. */
  asks: z.boolean().optional(),
  /** Waits and work at steps are measured for the cases of one class or channel alone, too. */
  alone: z.strictObject({ by: z.enum(['class', 'channel']), id }).optional(),
  /** How deep it is read: as the blueprint draws it, or all that can be written about it, which is where absent. */
  depth: z.enum(['drawn', 'written']).optional(),
  /** At most so many seconds of computing; then the result is partial. No limit where absent, but in the app. */
  seconds: z.number().positive().optional(),
})
export type Plan = z.infer<typeof plan>
export const defaultPlan = { seed: 1, asks: true } as const
