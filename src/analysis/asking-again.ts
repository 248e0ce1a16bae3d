/** Customers who call again, and cases that are brought before the next level: how often, about whom, what it costs the front. */
import { all, get, type Blueprint, type Chase, type Identified } from '../blueprint/index.ts'
import { derived } from './derived.ts'
import { figure, type Figure, type Report } from './report.ts'

export interface Chased {
  chase: Identified<Chase>
  /** Calls a day. */
  calls?: Figure
  /** Of those, about what waits at each of its steps, the most first. */
  at: readonly { step: string; calls: Figure }[]
  /** Minutes of work a day at the step that takes the calls; and in money, where an hour there costs something. */
  work?: Figure
  cost?: Figure
}

export function chased(blueprint: Blueprint, report: Report | undefined): Chased[] {
  return all(blueprint, 'chase').map((chase) => {
    const calls = figure(report, 'chases', chase.id)
    const work = derived(
      'chase-work',
      chase.id,
      'minutes',
      [calls, figure(report, 'service.mean', chase.to)],
      (a, b) => a * b,
    )
    const perHour = hourlyCost(blueprint, chase.to)
    return {
      chase,
      calls,
      at: chase.at
        .flatMap((step) => {
          const one = figure(report, 'chases', step)
          return one?.value ? [{ step, calls: one }] : []
        })
        .sort((a, b) => (b.calls.value ?? 0) - (a.calls.value ?? 0)),
      work,
      cost:
        perHour === undefined ? undefined : derived('chase-cost', chase.id, 'money', [work], (a) => (a * perHour) / 60),
    }
  })
}

/** Of the people who do a step; undefined where it is not stated, or differs by who of several takes it. */
function hourlyCost(blueprint: Blueprint, step: string): number | undefined {
  const node = get(blueprint, 'node', step)
  const pools = node?.kind === 'action' ? (node.needs ?? []).flatMap(({ from }) => from) : []
  const rates = new Set(pools.map((pool) => get(blueprint, 'pool', pool)?.cost?.perHour))
  return rates.size === 1 ? [...rates][0] : undefined
}
