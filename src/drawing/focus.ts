/** One class of customers or one channel, and what such cases never come to: all of that steps back. */
import { figure, type Figure, type Report } from '../analysis/report.ts'
import { all, get, nameOf, trafficOf, type Blueprint, type Sort } from '../blueprint/index.ts'

export interface Focus {
  by: 'class' | 'channel'
  id: string
}

/** Everything that one could look at alone: where all are of one sort, there is nothing to choose. */
export const focuses = (blueprint: Blueprint): Focus[] =>
  (['class', 'channel'] as const).flatMap((by) => {
    const found = all(blueprint, by).map(({ id }): Focus => ({ by, id }))
    return found.length > 1 ? found : []
  })

/** What is looked at may be deleted meanwhile. */
export const focusIn = (blueprint: Blueprint, focus: Focus | undefined): Focus | undefined =>
  focus && get(blueprint, focus.by, focus.id) ? focus : undefined

export const focusName = (blueprint: Blueprint, { id }: Focus) => nameOf(blueprint, id)

/** Has the run measured these cases apart? Until it has, figures are of all cases. */
export const isMeasuredAlone = (report: Pick<Report, 'figures'> | undefined, { by, id }: Focus): boolean =>
  figure(report, 'cases', undefined, { [by]: id }) !== undefined

/** The wait or work at a step: of those who are looked at, once the run has measured them apart. */
export const stepFigure = (
  { report, focus }: { report: Pick<Report, 'figures'> | undefined; focus?: Focus | undefined },
  measure: 'wait.mean' | 'wait.p90' | 'service.mean',
  step: string | undefined,
): Figure | undefined =>
  figure(report, measure, step, focus && isMeasuredAlone(report, focus) ? { [focus.by]: focus.id } : undefined)

/** Ids of steps and flows, in the whole document, that no such case comes to. */
export function offTheWay(blueprint: Blueprint, focus: Focus): Set<string> {
  const { sorts } = trafficOf(blueprint)
  const ours = sorts.filter((sort) => isOf(blueprint, focus, sort))
  const passed = (of: readonly Sort[], what: 'visits' | 'taken') =>
    new Set(of.flatMap((sort) => [...sort[what]].flatMap(([id, times]) => (times > 0 ? [id] : []))))
  const [everybody, us] = [passed(sorts, 'visits'), passed(ours, 'visits')]
  const off = new Set([...everybody].filter((id) => !us.has(id)))
  // What no case passes by itself goes with what it stands for: a customer’s wait with its step, evidence with what it shows.
  for (const node of all(blueprint, 'node'))
    if (node.kind === 'wait' && node.for !== undefined && off.has(node.for)) off.add(node.id)
  for (const node of all(blueprint, 'node')) {
    if (node.kind !== 'evidence') continue
    const shows = all(blueprint, 'flow').flatMap(({ from, to }) =>
      from === node.id ? [to] : to === node.id ? [from] : [],
    )
    if (shows.length > 0 && shows.every((id) => off.has(id))) off.add(node.id)
  }
  const [ways, taken] = [passed(sorts, 'taken'), passed(ours, 'taken')]
  for (const { id, kind, from, to } of all(blueprint, 'flow'))
    if (off.has(from) || off.has(to) || (kind === 'sequence' && ways.has(id) && !taken.has(id))) off.add(id)
  return off
}

/** Where no way depends on the channel, its cases are told apart by where they come in only. */
function isOf(blueprint: Blueprint, { by, id }: Focus, { values, at }: Sort): boolean {
  if (values[by] !== undefined) return values[by] === id
  return all(blueprint, 'stream').some(
    ({ at: entry, channels, classes }) => entry === at && ((by === 'class' ? classes : channels)?.[id] ?? 1) > 0,
  )
}
