/** The large figure: how much of what was promised is kept; where nothing was promised, how long a case takes. */
import type { Blueprint, Clock, Identified } from '../../blueprint/index.ts'
import { figure, type Figure, type Report } from '../../analysis/report.ts'
import { leadingClock, levelsOf } from '../../analysis/targets.ts'
import { targetState, type TargetState } from './target-state.ts'

export interface OnTime {
  clock: Identified<Clock> | undefined
  figure: Figure | undefined
  target: number | undefined
  state: TargetState
  median: Figure | undefined
  tail: Figure | undefined
}

export function onTimeOf(blueprint: Blueprint, report: Report | undefined): OnTime {
  const clock = leadingClock(blueprint)
  const one = clock ? figure(report, 'attainment', clock.id) : figure(report, 'cycle-time.mean')
  const target = clock && targetOfAll(blueprint, report, clock)
  return {
    ...{ clock, figure: one, target, state: targetState(one, target) },
    median: figure(report, 'cycle-time.p50'),
    tail: figure(report, 'cycle-time.p90'),
  }
}

/** What was promised over all rows of the table, each weighing as many cases as it has. */
function targetOfAll(blueprint: Blueprint, report: Report | undefined, clock: Identified<Clock>): number | undefined {
  const levels = levelsOf(blueprint, clock)
  const [first] = levels
  if (levels.every((level) => level.attainment === first.attainment)) return first?.attainment
  const weights = levels.map((level) => figure(report, 'attainment', clock.id, { row: level.id })?.n ?? 0)
  const all = weights.reduce((a, b) => a + b, 0)
  return all === 0 ? undefined : levels.reduce((sum, level, at) => sum + level.attainment * weights[at], 0) / all
}
