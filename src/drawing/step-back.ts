/** What steps back while a lens looks at something else. */
import { faded, type FlowMark, type Mark, type Seen } from './lens.ts'

/** Steps other than these. */
export const fadeSteps = ({ steps }: Seen, kept: ReadonlySet<string>): Map<string, Mark> =>
  new Map(steps.filter(({ id }) => !kept.has(id)).map(({ id }) => [id, faded]))

/** Flows other than these. */
export const around = ({ flows }: Seen, kept: ReadonlySet<string>): Map<string, FlowMark> =>
  new Map(flows.filter(({ id }) => !kept.has(id)).map(({ id }) => [id, faded]))

/** Flows of which an end is not among these steps. */
export const between = ({ flows }: Seen, steps: ReadonlySet<string>): Map<string, FlowMark> =>
  new Map(flows.filter(({ from, to }) => !steps.has(from) || !steps.has(to)).map(({ id }) => [id, faded]))
