/** What the verdict is about: the promise that is missed most, else the one closest to being missed, else the cycle time. */
import type { Blueprint, Clock, Identified } from '../blueprint/index.ts'
import { figure, figureKey, type Figure, type Report } from './report.ts'
import { leadingClock, levelsOf, type Level } from './targets.ts'

export interface Goal {
  key: string
  figure: Figure
  /** More is better (a share in time) or less (a time). */
  more: boolean
  clock?: Identified<Clock>
  level?: Level
  /** Surely missed: the whole interval lies on the wrong side. `unsure`: the target lies inside the interval. */
  state: 'missed' | 'unsure' | 'kept' | 'no-target'
}

/** Every promise of a clock with how it is kept; cases weigh, so the first is the one that fails most people. */
export function promises(blueprint: Blueprint, report: Report, clock: Identified<Clock>): (Goal & { level: Level })[] {
  return levelsOf(blueprint, clock)
    .flatMap((level) => {
      const by = { row: level.id }
      const one = figure(report, 'attainment', clock.id, by)
      if (one?.value === undefined || one.n === 0) return []
      const goal = {
        key: figureKey('attainment', clock.id, by),
        figure: one,
        more: true,
        clock,
        level,
        state: stateOf(one, level.attainment),
      }
      return [goal]
    })
    .sort((a, b) => failing(b) - failing(a))
}

const failing = ({ figure: { value = 1, n }, level }: { figure: Figure; level: Level }): number => {
  const missing = level.attainment - value
  return missing > 0 ? missing * n : missing
}

function stateOf({ value = 0, low, high }: Figure, target: number): Goal['state'] {
  if (low === undefined || high === undefined) return value < target ? 'unsure' : 'kept'
  return high < target ? 'missed' : low >= target ? 'kept' : value >= target ? 'kept' : 'unsure'
}

export function goalOf(blueprint: Blueprint, report: Report): Goal | undefined {
  const clock = leadingClock(blueprint)
  const [worst] = clock ? promises(blueprint, report, clock) : []
  if (worst) return worst
  const key = 'cycle-time.mean'
  const one = report.figures[key] as Figure | undefined
  return one?.value === undefined ? undefined : { key, figure: one, more: false, state: 'no-target' }
}
