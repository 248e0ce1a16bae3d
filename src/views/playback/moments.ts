/** Moments of a recorded day that are worth going to. Pure. */
import type { RecordedDay, Stay } from '../../simulation/day.ts'

/** What one may go to. */
export type Goal = 'broken' | 'sent-back' | 'longest'

export interface Moment {
  at: number
  case: number
}

/** When promises were broken while they ran. */
export const brokenIn = ({ cases, days, at }: RecordedDay): Moment[] =>
  inOrder(
    cases.flatMap(({ promises }, place) =>
      promises.flatMap(({ dueAt, endedAt = Infinity }) =>
        dueAt !== undefined && dueAt < endedAt && isOn(days[at], dueAt) ? [{ at: dueAt, case: place }] : [],
      ),
    ),
  )

export const sentBackIn = ({ cases, days, at }: RecordedDay): Moment[] =>
  inOrder(
    cases.flatMap(({ sentBack }, place) =>
      sentBack.flatMap((moment) => (isOn(days[at], moment) ? [{ at: moment, case: place }] : [])),
    ),
  )

/** The last moment of the longest wait for somebody to begin. */
export function longestIn({ stays, days, at }: RecordedDay): Moment[] {
  const { to } = days[at]
  const until = ({ begun, to: left = to }: Stay) => Math.min(begun ?? left, to)
  const longest = stays.reduce<Stay | undefined>(
    (most, stay) => (!most || until(stay) - stay.from > until(most) - most.from ? stay : most),
    undefined,
  )
  return longest && until(longest) > longest.from ? [{ at: until(longest) - 0.01, case: longest.case }] : []
}

export const goals: Record<Goal, (day: RecordedDay) => Moment[]> = {
  broken: brokenIn,
  'sent-back': sentBackIn,
  longest: longestIn,
}

/** When anything changes: somebody comes, begins or is done, or a promise is near or broken. */
export function turnsOf(day: RecordedDay): number[] {
  const on = day.days[day.at]
  const all = [
    ...day.stays.flatMap(({ from, begun, to }) => [from, begun, to]),
    ...day.cases.flatMap(({ promises }) => promises.flatMap(({ nearAt, dueAt }) => [nearAt, dueAt])),
  ].filter((moment): moment is number => moment !== undefined && isOn(on, moment))
  return [...new Set(all)].sort((a, b) => a - b)
}

const isOn = ({ from, to }: { from: number; to: number }, moment: number): boolean => moment >= from && moment < to

const inOrder = (moments: Moment[]): Moment[] => moments.sort((a, b) => a.at - b.at)
