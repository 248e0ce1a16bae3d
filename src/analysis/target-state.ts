/** Is a target met? Said only as surely as the interval allows. */
import { halfWidth, type Figure } from './report.ts'

/** `near`: the target lies inside the interval. `unknown`: too few runs to say anything. */
export type TargetState = 'met' | 'near' | 'missed' | 'unknown'

/** Wider than this on either side, and a share says nothing yet. */
const tooWide = 0.1

export function targetState(one: Figure | undefined, target: number | undefined): TargetState {
  const half = one && halfWidth(one)
  if (one?.value === undefined || target === undefined || half === undefined) return 'unknown'
  if ((one.low ?? 0) >= target) return 'met'
  if ((one.high ?? 1) < target) return 'missed'
  return half > tooWide ? 'unknown' : 'near'
}
