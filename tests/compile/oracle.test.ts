import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocks } from '../../src/base/index.ts'
import { parse, type Blueprint } from '../../src/blueprint/index.ts'
import { Replay, compileNetwork, lifeMachine, machinesOf } from '../../src/compile/index.ts'
import { Row } from '../../src/kernel/recording.ts'
import { Run } from '../../src/kernel/run.ts'
import { check } from '../../src/rules/index.ts'
import { CaseCollector, type RecordedCase } from '../../src/simulation/cases.ts'
import { randomBlueprint } from './random-blueprint.ts'

/**
 * Records the first cases of a blueprint and says what XState refuses of them.
 * @param until run minutes after which a case that waits for ever behind others is followed as far as it went
 */
function disagreements(
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

describe('the machine and the engine tell the same story', () => {
  test('every case of 300 random blueprints is accepted by XState step by step', () => {
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
      { numRuns: 300 },
    )
    expect(rows).toBeGreaterThan(50_000)
  }, 240_000)

  const templates = readdirSync('blueprints').filter((name) => name.endsWith('.json'))
  test.each(templates)('the first 50 cases of %s are accepted', (name) => {
    const blueprint = template(name)
    expect(blocks(check(blueprint))).toBe(false)
    expect(disagreements(blueprint, 50, 1)).toMatchObject({ wrong: [], cases: 50 })
  })

  test.each(templates)('the machine of %s is plain JSON that XState takes back', (name) => {
    const { machine } = compileNetwork(template(name), 10_080)
    const again = JSON.parse(JSON.stringify(machine)) as typeof machine
    expect(again).toEqual(JSON.parse(JSON.stringify(machine)))
    expect(lifeMachine(again).config.states).toBeDefined()
  })

  test('the oracle refuses a recording that was tampered with', () => {
    const blueprint = template('fault-repair.json')
    const swapped = disagreements(blueprint, 20, 1, undefined, (found) => {
      const at = found.rows.findIndex((row) => row.kind === Row.begin)
      found.rows.splice(at, 1)
    })
    expect(swapped.wrong.length).toBeGreaterThan(15)
    const elsewhere = disagreements(blueprint, 20, 1, undefined, (found) => {
      const decision = found.rows.find((row) => row.kind === Row.decide)
      if (decision) decision.detail += 1
    })
    expect(elsewhere.wrong.length).toBeGreaterThan(10)
    const unfinished = disagreements(blueprint, 20, 1, undefined, (found) => {
      const at = found.rows.findIndex((row) => row.kind === Row.gone)
      found.rows.splice(2, at - 2)
    })
    expect(unfinished.wrong.length).toBe(20)
  })
})

function template(name: string): Blueprint {
  const parsed = parse(readFileSync(`blueprints/${name}`, 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}
