/** Where to look first: the steps at which the most time is waited, and then those that findings name. */
import { figure } from '../../analysis/report.ts'
import type { Finding } from '../../base/index.ts'
import { heatOf, type Drawing, type Reading } from '../../drawing/index.ts'

/** Ids of steps in the picture, the hottest first, each once. */
export function hotSpots(
  { steps }: Pick<Drawing, 'steps'>,
  { report, scale }: Pick<Reading, 'report' | 'scale'>,
  findings: readonly Finding[],
): string[] {
  // Waiting in all: how long a case waits, by how many do.
  const waits = steps.flatMap(({ id, kind }) => {
    const wait = figure(report, 'wait.mean', id)?.value ?? 0
    const isHot = kind === 'action' && heatOf(wait, scale) >= 3
    return isHot ? [{ id, minutes: wait * (figure(report, 'volume', id)?.value ?? 1) }] : []
  })
  const named = [...(report?.findings ?? []), ...findings].flatMap(({ at }) => at)
  const drawn = new Set(steps.map(({ id }) => id))
  return [
    ...new Set([
      ...waits.toSorted((a, b) => b.minutes - a.minutes).map(({ id }) => id),
      ...named.filter((id) => drawn.has(id)),
    ]),
  ]
}

/** The one after this, and after the last the first. */
export const nextSpot = (spots: readonly string[], from: string | undefined): string | undefined =>
  spots[(spots.indexOf(from ?? '') + 1) % spots.length]
