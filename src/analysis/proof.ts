/** What the answered asks prove about a goal: the best that one hire does, and the most that any hiring could. */
import type { Answer } from './asks.ts'
import type { Difference } from './difference.ts'
import type { Goal } from './goal.ts'
import type { Report } from './report.ts'

export interface Proven {
  answer: Answer
  difference: Difference
}

function effectOn(goal: Goal, answer: Answer): Proven | undefined {
  const difference = answer.differences.find((one) => one.key === goal.key)
  return difference && { answer, difference }
}

const gainOf = (goal: Goal, { difference }: Proven): number => (goal.more ? difference.value : -difference.value)

/** Certain gains, the best first. Of people on days off, the fewest that reach the target stand for all. */
export function gains(goal: Goal, answers: readonly Answer[]): Proven[] {
  const certain = answers
    .filter(({ ask }) => ask.kind === 'one-more' || ask.kind === 'days-off')
    .flatMap((answer) => effectOn(goal, answer) ?? [])
    .filter((one) => one.difference.evidence === 'enough' && gainOf(goal, one) > 0)
  const target = goal.level?.attainment
  const reaching = certain
    .filter(
      ({ answer, difference }) => answer.ask.kind === 'days-off' && target !== undefined && difference.after >= target,
    )
    .sort((a, b) => (a.answer.ask.heads ?? 0) - (b.answer.ask.heads ?? 0))
  const isSpare = ({ answer: { ask } }: Proven) =>
    ask.kind === 'days-off' &&
    reaching.some(({ answer }) => answer.ask.pool === ask.pool && (answer.ask.heads ?? 0) < (ask.heads ?? 0))
  return certain.filter((one) => !isSpare(one)).sort((a, b) => gainOf(goal, b) - gainOf(goal, a))
}

/** One person more in hours that exist is the simpler change: a new day of work must do clearly better. */
const clearlyBetter = 1.25

/**
 * The gain that the verdict speaks of. What lies within the interval of the best is as good as the best.
 * @param fits tells which of equals answers the problem as it was told: people who are there when cases wait
 */
export function bestGain(
  goal: Goal,
  answers: readonly Answer[],
  fits: (answer: Answer) => boolean,
): Proven | undefined {
  const list = gains(goal, answers)
  const best = list[0] as Proven | undefined
  const simple = list.filter(({ answer }) => answer.ask.kind === 'one-more')
  const first = simple[0] as Proven | undefined
  if (!best || !first || gainOf(goal, first) * clearlyBetter < gainOf(goal, best)) return best
  const { low, high } = first.difference
  const blur = low === undefined || high === undefined ? 0 : (high - low) / 2
  return simple.find((one) => fits(one.answer) && gainOf(goal, one) >= gainOf(goal, first) - blur) ?? first
}

/** What is left of a goal's misses when nobody ever queues: in today's hours, or day and night. */
export function limitOf(goal: Goal, answers: readonly Answer[], kind: 'no-queue' | 'always-open'): Proven | undefined {
  const answer = answers.find(({ ask }) => ask.kind === kind)
  return answer && effectOn(goal, answer)
}

/** Even with nobody ever in a queue the target is out of reach, for sure. */
export function isBeyondHiring(goal: Goal, answers: readonly Answer[]): Proven | undefined {
  const limit = limitOf(goal, answers, 'always-open') ?? limitOf(goal, answers, 'no-queue')
  const after = limit?.answer.figures[goal.key]
  const target = goal.level?.attainment
  return limit && target !== undefined && after?.high !== undefined && after.high < target ? limit : undefined
}

/** The asks as a report keeps them: with what they change of the whole, and without their own figures. */
export const answersOf = ({ proofs = [] }: Report): Answer[] =>
  proofs.map(({ replications, differences, ...ask }) => ({ ask, replications, differences, figures: {} }))
