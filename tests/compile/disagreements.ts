/** The oracle: what the engine has recorded, taken step by step through XState. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { Replay, compileNetwork, machinesOf } from '../../src/compile/index.ts'
import { Row } from '../../src/kernel/recording.ts'
import { Run } from '../../src/kernel/run.ts'
import { check } from '../../src/rules/index.ts'
import { CaseCollector, type RecordedCase } from '../../src/simulation/cases.ts'
import { randomBlueprint } from './random-blueprint.ts'

/**
 * Records the first cases of a blueprint and says what XState refuses of them.
 * @param until run minutes after which a case that waits for ever behind others is followed as far as it went
 */
export function disagreements(
  blueprint: Blueprint,
  cases: number,
  seed: number,
  until = 500_000,
  spoil?: (found: RecordedCase) => void,
) {
  const span = { warmupMinutes: 0, lengthMinutes: 100_000, followUpMinutes: 400_000 }
  const { machine, network } = compileNetwork(blueprint, 500_000)
  const machines = machinesOf(machine, network)
  const run = new Run(network, { seed, replication: 0, ...span })
  const collector = new CaseCollector(network, (serial) => serial < cases)
  for (let more = true; more && !(collector.cases.length === cases && collector.settled);) {
    more = run.step(500)
    collector.take(run.block)
    if (run.now > until) break
  }
  const wrong: string[] = []
  let rows = 0
  for (const found of collector.cases) {
    spoil?.(found)
    const replay = new Replay(machines, found.values, found.place)
    for (const row of found.rows) {
      rows += 1
      const problem = replay.accept(row)
      if (problem === undefined) continue
      const path = found.rows
        .slice(0, found.rows.indexOf(row) + 1)
        .map((one) => `${nameOf(one.kind)} ${network.names.places[one.place] ?? ''}`)
      wrong.push(`case ${found.serial}: ${problem}; ${path.join(', ')}`)
      break
    }
  }
  return { wrong, rows, cases: collector.cases.length }
}

const nameOf = (kind: number): string => Object.entries(Row).find(([, value]) => value === kind)?.[0] ?? String(kind)

/** @returns the rows that were compared */
export function acceptsRandomBlueprints(count: number): number {
  let rows = 0
  fc.assert(
    fc.property(randomBlueprint, fc.integer({ min: 0, max: 2 ** 31 }), (blueprint, seed) => {
      const stopping = check(blueprint).filter((finding) => finding.severity === 'blocks')
      expect(stopping.map((finding) => finding.rule)).toEqual([])
      const found = disagreements(blueprint, 25, seed, 3_000)
      rows += found.rows
      expect(found.wrong).toEqual([])
      expect(found.cases).toBe(25)
    }),
    { numRuns: count },
  )
  return rows
}
