/** What was promised, as the folds and the findings read it: decision tables in minutes, and the clock that leads. */
import { all, levelsOf, type Blueprint, type Clock, type Identified } from '../blueprint/index.ts'
import { figure, type Report } from './report.ts'

export { levelsOf, type Level } from '../blueprint/index.ts'

/** The clock that the verdict speaks of: the one marked so, else the first promised to the customer, else the first. */
export function leadingClock(blueprint: Blueprint): Identified<Clock> | undefined {
  const clocks = all(blueprint, 'clock')
  return clocks.find((one) => one.leading) ?? clocks.find((one) => one.audience !== 'internal') ?? clocks[0]
}

/** What was promised over all rows of a clock's table, each weighing as many cases as it has. */
export function targetOf(
  blueprint: Blueprint,
  report: Report | undefined,
  clock: Identified<Clock>,
): number | undefined {
  const levels = levelsOf(blueprint, clock)
  const [first] = levels
  if (levels.every((level) => level.attainment === first.attainment)) return first?.attainment
  const weights = levels.map((level) => figure(report, 'attainment', clock.id, { row: level.id })?.n ?? 0)
  const all = weights.reduce((a, b) => a + b, 0)
  return all === 0 ? undefined : levels.reduce((sum, level, at) => sum + level.attainment * weights[at], 0) / all
}
