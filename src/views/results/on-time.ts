/** The large figure: how much of what was promised is kept; where nothing was promised, how long a case takes. */
import type { Blueprint, Clock, Identified } from '../../blueprint/index.ts'
import { figure, type Figure, type Report } from '../../analysis/report.ts'
import { leadingClock, targetOf } from '../../analysis/targets.ts'
import { targetState, type TargetState } from '../../analysis/target-state.ts'

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
  const target = clock && targetOf(blueprint, report, clock)
  return {
    ...{ clock, figure: one, target, state: targetState(one, target) },
    median: figure(report, 'cycle-time.p50'),
    tail: figure(report, 'cycle-time.p90'),
  }
}
