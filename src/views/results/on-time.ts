/** The large figure: how much of what was promised is kept; where nothing was promised, how long a case takes. */
import type { Blueprint, Clock, Identified } from '../../blueprint/index.ts'
import { figure, type Figure, type Report } from '../../analysis/report.ts'
import { leadingClock, targetOf } from '../../analysis/targets.ts'
import { byClass } from './by-class.ts'
import { targetState, type TargetState } from '../../analysis/target-state.ts'

export interface OnTime {
  clock: Identified<Clock> | undefined
  figure: Figure | undefined
  target: number | undefined
  state: TargetState
  median: Figure | undefined
  tail: Figure | undefined
}

/** @param customerClass whose cases alone are looked at */
export function onTimeOf(blueprint: Blueprint, report: Report | undefined, customerClass?: string): OnTime {
  if (customerClass !== undefined) return ofClass(blueprint, report, customerClass)
  const clock = leadingClock(blueprint)
  const one = clock ? figure(report, 'attainment', clock.id) : figure(report, 'cycle-time.mean')
  const target = clock && targetOf(blueprint, report, clock)
  return {
    ...{ clock, figure: one, target, state: targetState(one, target) },
    median: figure(report, 'cycle-time.p50'),
    tail: figure(report, 'cycle-time.p90'),
  }
}

function ofClass(blueprint: Blueprint, report: Report | undefined, id: string): OnTime {
  const row = byClass(blueprint, report)?.rows.find((one) => one.id === id)
  const clock = row && leadingClock(blueprint)
  const one = row ? row.figure : figure(report, 'cycle-time.mean', undefined, { class: id })
  return {
    ...{ clock, figure: one, target: row?.target, state: row?.state ?? targetState(one, undefined) },
    median: figure(report, 'cycle-time.p50', undefined, { class: id }),
    tail: figure(report, 'cycle-time.p90', undefined, { class: id }),
  }
}
