import { Verb } from '../../kernel/network.ts'
import { Row, type Block } from '../../kernel/recording.ts'
import type { Subject } from '../subject.ts'
import { Phase, type Trail } from '../trail.ts'
import { causes, type Cause } from './cause.ts'
import { passing } from './causes-at.ts'
import type { Meeting } from './meeting.ts'

/** Minutes of one wait, by cause, in the order of causes; at a join one part for each way that has waited, the longest first. */
export type Waited = readonly { cause: Cause; minutes: number }[]

/**
 * The wait that ends at a row, for telling a single case; nothing where none does. Splits must have been followed.
 * @param meeting of the same case, which is given all its rows in their order
 */
export function waitedAt(
  subject: Subject,
  trail: Trail,
  meeting: Meeting,
  { kind, place, value, slot, time }: Block,
  row: number,
): Waited {
  const { split } = trail
  const here = place[row]
  const isWork = subject.poolsOf[here]?.length > 0
  const found: Partial<Record<Cause, number>> = {}
  const part = (minutes: number, rest: Cause, more: Partial<Record<Cause, number>>) => {
    Object.assign(found, more)
    found[rest] = minutes - Object.values(more).reduce((sum, one) => sum + one, 0)
  }
  if (!split) return []
  if (meeting.at[here] > 0) {
    if (kind[row] === Row.absorb) meeting.come(slot[row], here, time[row])
    if (kind[row] !== Row.join) return []
    meeting.meet(slot[row], here, time[row])
    return told(meeting.since.map((since) => ['synchronisation', time[row] - since]))
  }
  const closed = { 'off-shift': split.offShift[row] }
  if (isWork && kind[row] === Row.resume) part(value[row], 'suspended', closed)
  else if (isWork && kind[row] === Row.expire && trail.phase[row] !== Phase.waiting)
    part(split.stopped[row], 'suspended', closed)
  else if (isWork && (kind[row] === Row.begin || kind[row] === Row.abandon || kind[row] === Row.expire))
    part(value[row], 'contention', { ...closed, priority: split.priority[row] })
  else if (kind[row] === Row.finish && !isWork) {
    const own = passing(subject, here)
    if (own !== undefined) part(value[row], own, { ...closed, batching: split.batching[row] })
    else if (subject.network.places.verb[here] === Verb.gather) found.batching = value[row]
  }
  return told(causes.map((cause) => [cause, found[cause] ?? 0]))
}

const told = (parts: readonly (readonly [Cause, number])[]): Waited =>
  parts.flatMap(([cause, minutes]) => (minutes > 1e-9 ? [{ cause, minutes }] : []))
