/** Promises that run at a moment, those that are due first at the top: what to look after now. Pure. */
import { nearShare, type RecordedDay } from '../../simulation/day.ts'
import type { Urgency } from './crowd.ts'

export interface Due {
  /** Index into the day's cases. */
  case: number
  /** Id of the clock. */
  clock: string
  dueAt: number
  /** Share of the time allowed, as the promise counts it. */
  used: number
  urgency: Urgency
}

/** Minutes after it is broken in which a promise still stands in the list. */
const shownAfter = 5

/** @returns the next that are due, and how many are broken already */
export function dueAt(day: RecordedDay, moment: number): { next: Due[]; broken: number } {
  const next: Due[] = []
  let broken = 0
  for (const [place, { promises }] of day.cases.entries())
    for (const { clock, startedAt, endedAt = Infinity, nearAt = Infinity, dueAt } of promises) {
      if (dueAt === undefined || startedAt > moment || endedAt <= moment) continue
      if (dueAt <= moment) broken += 1
      if (dueAt < moment - shownAfter) continue
      const urgency = dueAt <= moment ? 'broken' : nearAt <= moment ? 'near' : 'far'
      const used =
        moment < nearAt
          ? (nearShare * (moment - startedAt)) / (nearAt - startedAt)
          : nearShare + ((1 - nearShare) * (moment - nearAt)) / (dueAt - nearAt)
      next.push({ case: place, clock, dueAt, used: Math.min(1, used), urgency })
    }
  return { next: next.sort((a, b) => a.dueAt - b.dueAt), broken }
}
