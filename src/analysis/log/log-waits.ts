/**
 * Waiting in an event log, split by its causes: each piece of work waits from the end of the one before it in its case.
 * Batching until the last of those done together had come; then, by the hours and the other work of whoever did it,
 * off shift, priority (on what came later), contention (on what came earlier); the rest is other.
 * @source Lashkevich et al., Why am I waiting? Data-driven analysis of waiting times in business processes, CAiSE 2023
 */
import type { Cause } from '../causes/cause.ts'
import type { LogEvent, WeeklyHours } from './event-log.ts'

export interface LogWait {
  event: LogEvent
  /** The piece of work before it in its case. */
  before: LogEvent
  minutes: number
  parts: Partial<Record<Cause, number>>
}

export interface LogOptions {
  /** By resource; whose hours are not known is never off shift. */
  hours?: ReadonlyMap<string, WeeklyHours>
  /** So many done one after the other or at once, without a pause, are a batch; none are where absent. */
  batchSize?: number
}

interface Entry {
  event: LogEvent
  before: LogEvent | undefined
  /** Since when it could have been done: from the end of the one before; the first of a case as it starts. */
  enabled: number
  /** The last of its batch came then. */
  ready: number
}

/** One for each piece of work but the first of each case, in the order of the log's cases. */
export function logWaits(events: readonly LogEvent[], { hours, batchSize }: LogOptions = {}): LogWait[] {
  const entries = entriesOf(events)
  const byResource = groups(entries, ({ event }) => event.resource)
  if (batchSize !== undefined)
    for (const own of groups(entries, ({ event }) => JSON.stringify([event.resource, event.activity])).values())
      markBatches(own, batchSize)
  for (const own of byResource.values()) own.sort((a, b) => a.event.start - b.event.start)
  return entries.flatMap((entry) => {
    const { event, before } = entry
    if (!before) return []
    const others = event.resource === '' ? [] : (byResource.get(event.resource) ?? [])
    const parts = partsOf(entry, others, hours?.get(event.resource))
    return [{ event, before, minutes: event.start - entry.enabled, parts }]
  })
}

/** Before a piece of work stands what has ended last before its start; what overlaps it ran beside it. */
function entriesOf(events: readonly LogEvent[]): Entry[] {
  return [...groups(events, (event) => event.case).values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.start - b.start || a.end - b.end)
    return inOrder.map((event, at) => {
      let before: LogEvent | undefined
      for (const other of inOrder.slice(0, at))
        if (other.end <= event.start && other.end >= (before?.end ?? -Infinity)) before = other
      const enabled = before?.end ?? event.start
      return { event, before, enabled, ready: enabled }
    })
  })
}

function groups<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of list) {
    const own = found.get(keyOf(one))
    if (own) own.push(one)
    else found.set(keyOf(one), [one])
  }
  return found
}

/** Of one activity by one resource: what follows without a pause and had come before the first began. */
function markBatches(own: readonly Entry[], least: number): void {
  let batch: Entry[] = []
  let end = -Infinity
  const close = () => {
    if (batch.length >= least) {
      const ready = Math.max(...batch.map(({ enabled }) => enabled))
      for (const entry of batch) entry.ready = ready
    }
    batch = []
  }
  for (const entry of own.toSorted((a, b) => a.event.start - b.event.start || a.event.end - b.event.end)) {
    const { event, before, enabled } = entry
    const goesOn = batch.length > 0 && event.start <= end && before && enabled <= batch[0].event.start
    if (!goesOn) close()
    end = batch.length === 0 ? event.end : Math.max(end, event.end)
    batch.push(entry)
  }
  close()
}

/** @param others all work of the same resource, in the order of its beginning */
function partsOf(entry: Entry, others: readonly Entry[], week: WeeklyHours | undefined): LogWait['parts'] {
  const { event, enabled } = entry
  const from = Math.min(Math.max(entry.ready, enabled), event.start)
  const beside = others.filter((other) => other !== entry && other.event.end > from && other.event.start < event.start)
  const open = week && openBetween(week, from, event.start)
  const cuts = [
    ...[from, event.start],
    ...beside.flatMap((other) => [other.event.start, other.event.end]),
    ...(open ?? []).flat(),
  ]
  const moments = [...new Set(cuts)].filter((at) => at >= from && at <= event.start).sort((a, b) => a - b)
  const parts: LogWait['parts'] = {}
  const add = (cause: Cause, minutes: number) => {
    if (minutes > 0) parts[cause] = (parts[cause] ?? 0) + minutes
  }
  add('batching', from - enabled)
  for (let at = 1; at < moments.length; at += 1) {
    const [begin, end] = [moments[at - 1], moments[at]]
    const works = beside.filter((other) => other.event.start <= begin && other.event.end >= end)
    if (open && !open.some(([opens, closes]) => opens <= begin && closes >= end)) add('off-shift', end - begin)
    else if (works.some((other) => other.enabled > enabled)) add('priority', end - begin)
    else add(works.length > 0 ? 'contention' : 'other', end - begin)
  }
  return parts
}

const minutesPerDay = 1440

/** Sorted, disjoint where the week's spans are. */
function openBetween(week: WeeklyHours, from: number, to: number): [number, number][] {
  const found: [number, number][] = []
  for (let day = Math.floor(from / minutesPerDay); day * minutesPerDay < to; day += 1) {
    // 1970-01-01 was a Thursday.
    for (const [opens, closes] of week[(((day + 3) % 7) + 7) % 7] ?? []) {
      const span = [Math.max(from, day * minutesPerDay + opens), Math.min(to, day * minutesPerDay + closes)] as const
      if (span[1] > span[0]) found.push([...span])
    }
  }
  return found
}

/** Waits with the same key put together: how often, and minutes by cause. */
export function sumWaits(
  waits: readonly LogWait[],
  keyOf: (wait: LogWait) => string,
): Map<string, { waits: LogWait[]; minutes: number; parts: LogWait['parts'] }> {
  return new Map(
    [...groups(waits, keyOf)].map(([key, own]) => {
      const parts: LogWait['parts'] = {}
      for (const { parts: some } of own)
        for (const [cause, minutes] of Object.entries(some) as [Cause, number][])
          parts[cause] = (parts[cause] ?? 0) + minutes
      return [key, { waits: own, minutes: own.reduce((sum, { minutes }) => sum + minutes, 0), parts }]
    }),
  )
}
