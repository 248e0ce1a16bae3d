/** How a blueprint is run: how often, from which seed. Start, warm-up and length stand in the blueprint's study. */
import { z } from 'zod'

export const plan = z.strictObject({
  replications: z.number().int().min(1).max(10_000).optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  /** Runs also the scenarios that analyses ask for (one more of each pool); on where absent. */
  asks: z.boolean().optional(),
})
export type Plan = z.infer<typeof plan>
export const defaultPlan = { replications: 20, seed: 1, asks: true } as const
