/** What one model costs: nanoseconds of processor time for each event. */
import { check } from '../../src/rules/index.ts'
import { compileNetwork } from '../../src/compile/index.ts'
import { portion } from '../../src/kernel/recording.ts'
import { Run } from '../../src/kernel/run.ts'
import { figure, type Report } from '../../src/analysis/index.ts'
import { runSpan, simulate } from '../../src/simulation/index.ts'
import type { Blueprint } from '../../src/blueprint/index.ts'
import type { Model } from './models.ts'

export interface Cost {
  nsPerEvent: number
  report: Report
}

/**
 * The whole path, from the blueprint to the report; what it says is held to theory.
 * @param depth `drawn`: what the app runs after each edit; `written`: all that pages and files say, too
 */
export async function wholePath(
  model: Model,
  cases: number,
  seed: number,
  { replications = 1, depth = 'drawn' }: { replications?: number; depth?: 'drawn' | 'written' } = {},
): Promise<Cost> {
  const blueprint = model.blueprint(cases)
  const start = process.cpuUsage()
  const result = await simulate(blueprint, { replications, seed, asks: false, depth })
  const spent = spentSince(start)
  if (!result.ok) throw new Error(`${model.id} is refused: ${JSON.stringify(result.findings)}`)
  return { nsPerEvent: spent / (eventsOf(model, cases) * replications), report: result.value }
}

/** The kernel alone: rows are written and nobody reads them. */
export function kernelAlone(model: Model, cases: number, seed: number): number {
  const blueprint = model.blueprint(cases)
  if (check(blueprint).some((finding) => finding.severity === 'blocks')) throw new Error(`${model.id} cannot run`)
  const span = runSpan(blueprint)
  const { network } = compileNetwork(blueprint, span.horizonMinutes)
  const start = process.cpuUsage()
  const run = new Run(network, { seed, replication: 0, ...span })
  while (run.step(portion));
  return spentSince(start) / eventsOf(model, cases)
}

/** One case comes a minute, during the warm-up (a tenth) too. */
export const eventsOf = ({ eventsPerCase }: Model, cases: number): number => eventsPerCase * cases * 1.1

function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) * 1000
}

export interface Held {
  measure: string
  expected: number
  value: number
  halfWidth: number
  holds: boolean
}

/** The means of several replications beside what is known: within their 99.9 % interval, and that is narrow. */
export function heldToTheory(model: Model, blueprint: Blueprint, report: Report): Held[] {
  const actions = Object.entries(blueprint.records).flatMap(([id, one]) =>
    one.type === 'node' && one.kind === 'action' ? [id] : [],
  )
  const waits = report.figures['cycle-time.mean'].replications.map((_, at) => {
    const each = actions.map((id) => ({ wait: figure(report, 'wait.mean', id), volume: figure(report, 'volume', id) }))
    const all = each.reduce((sum, { volume }) => sum + (volume?.replications[at] ?? 0), 0)
    return each.reduce(
      (sum, { wait, volume }) => sum + ((wait?.replications[at] ?? 0) * (volume?.replications[at] ?? 0)) / all,
      0,
    )
  })
  const cycles = report.figures['cycle-time.mean'].replications.map((value) => value ?? 0)
  return [held('wait', model.wait, waits), held('cycle', model.cycle, cycles)]
}

/** 99.9 % of Student's t with 19 degrees of freedom. */
const wide = 3.883

function held(measure: string, expected: number, values: readonly number[]): Held {
  const value = values.reduce((a, b) => a + b, 0) / values.length
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (values.length - 1)
  const halfWidth = wide * Math.sqrt(variance / values.length)
  const holds = Math.abs(value - expected) <= halfWidth + 5e-4 * expected && halfWidth < 0.06 * expected
  return { measure, expected, value, halfWidth, holds }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
