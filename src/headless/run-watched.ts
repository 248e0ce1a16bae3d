/** A run at a terminal: how far it is stands on standard error while somebody looks there. */
import type { Result } from '../base/index.ts'
import type { Report } from '../analysis/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import { breath, simulate as run, stopwatch, type Crew, type Plan } from '../simulation/index.ts'
import type { Terminal } from './command.ts'

/** Milliseconds between two looks at how far it is. */
const betweenReports = 500

/** @param name of the scenario, where there are several */
export async function runWatched(
  crew: Crew,
  terminal: Terminal,
  blueprint: Blueprint,
  plan: Plan,
  name: string,
): Promise<Result<Report>> {
  const show = (text: string) => {
    if (terminal.isWatched) terminal.err(`\r\u001b[K${text}`)
  }
  const label = name === '' ? '' : `${name}: `
  show(`${label}…`)
  const awake = stopwatch()
  let shown = -betweenReports
  const result = await run(blueprint, plan, {
    ...{ crew, awake, yield: breath },
    isLooking: () => terminal.isWatched && awake() - shown > betweenReports && ((shown = awake()), true),
    progress: ({ replications: { done, wanted } }) => show(`${label}${done} / ${wanted}`),
  })
  show('')
  return result
}
