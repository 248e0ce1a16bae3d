/** How long a receiver may take, as departments agreed it, for each flow of a network. */
import { get, minutesOf } from '../blueprint/index.ts'
import type { OpenTime } from './open-time.ts'
import type { Subject } from './subject.ts'

/** A stop exactly at the limit is in time, and arithmetic may miss it by a hair. */
const hair = 1e-6

export interface AgreedTime {
  /** Minutes; undefined where nothing was agreed. */
  within: number | undefined
  /** Counts only while this is open; natural time where absent. */
  open: OpenTime | undefined
}

/** By the number of the flow. */
export const agreedTimes = ({ blueprint, network, openTimes }: Subject): AgreedTime[] =>
  network.names.flows.map((id) => {
    const { agreed, agreedCalendar } = get(blueprint, 'flow', id)?.handoff ?? {}
    return { within: agreed && minutesOf(blueprint, agreed, agreedCalendar), open: openTimes.of(agreedCalendar) }
  })

/** Kept what was agreed, from the handing over until now; undefined where nothing was agreed. */
export function isKept({ within, open }: AgreedTime, since: number, now: number): boolean | undefined {
  if (within === undefined) return undefined
  return (open ? open.upTo(now) - open.upTo(since) : now - since) <= within + hair
}
