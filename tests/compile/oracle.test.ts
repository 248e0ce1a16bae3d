import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { blocks } from '../../src/base/index.ts'
import { parse, type Blueprint } from '../../src/blueprint/index.ts'
import { compileNetwork, lifeMachine } from '../../src/compile/index.ts'
import { Row } from '../../src/kernel/recording.ts'
import { check } from '../../src/rules/index.ts'
import { acceptsRandomBlueprints, disagreements } from './disagreements.ts'

describe('the machine and the engine tell the same story', () => {
  test('every case of 300 random blueprints is accepted by XState step by step', () => {
    expect(acceptsRandomBlueprints(300)).toBeGreaterThan(50_000)
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
