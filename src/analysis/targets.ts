/** What was promised, as the folds and the findings read it: decision tables in minutes, and the clock that leads. */
import { all, type Blueprint, type Clock, type Identified } from '../blueprint/index.ts'

export { levelsOf, type Level } from '../blueprint/index.ts'

/** The clock that the verdict speaks of: the one marked so, else the first promised to the customer, else the first. */
export function leadingClock(blueprint: Blueprint): Identified<Clock> | undefined {
  const clocks = all(blueprint, 'clock')
  return clocks.find((one) => one.leading) ?? clocks.find((one) => one.audience !== 'internal') ?? clocks[0]
}
