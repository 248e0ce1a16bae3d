/** What goes out as a machine is ours: the same configuration, and the same life, step by step. */
import { compileFunction } from 'node:vm'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import * as xstate from 'xstate'
import type { Result } from '../../src/base/index.ts'
import { all, type Blueprint, type BlueprintRecord } from '../../src/blueprint/index.ts'
import { lifeMachine, toMachine } from '../../src/compile/index.ts'
import { machineJson } from '../../src/formats/machine-json.ts'
import { machineTs } from '../../src/formats/machine-ts.ts'
import { document, step } from '../layout/documents.ts'
import { hostile, templates } from './templates.ts'

function written(text: Result<string>): string {
  if (!text.ok) throw new Error(JSON.stringify(text.findings))
  return text.value
}

const source = (blueprint: Blueprint) => written(machineTs.write(blueprint, { language: 'en' }))

type Machine = ReturnType<typeof lifeMachine>

/** The module as somebody would import it. */
function imported(text: string): { machine: Machine; meetings: unknown } {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const exports = {}
  compileFunction(outputText, ['require', 'exports'])(() => xstate, exports)
  return exports as { machine: Machine; meetings: unknown }
}

describe.each(templates)('%s', (_, blueprint) => {
  const ours = toMachine(blueprint)

  test('JSON reads back as our machine, and XState takes it as it is', () => {
    const { meta, ...life } = JSON.parse(written(machineJson.write(blueprint)))
    expect({ life, ...meta }).toEqual(ours)
    expect(Object.keys(xstate.createMachine({ ...life, meta }).root.states)).toEqual(
      Object.keys(ours.life.states ?? {}),
    )
  })

  test('the TypeScript gives an equal machine', () => {
    const { machine, meetings } = imported(source(blueprint))
    const { context: _, ...config } = machine.config as Record<string, unknown>
    expect(config).toEqual(ours.life)
    expect(meetings).toEqual(ours.meetings)
  })

  test('and it lives like ours, whichever way a case goes', () => {
    const { machine } = imported(source(blueprint))
    const own = lifeMachine(ours)
    const starts = all(blueprint, 'node').filter(({ kind }) => kind === 'arrival')
    let steps = 0
    for (let walk = 0; walk < 30; walk += 1) {
      const start = starts[walk % starts.length].id
      const pick = <T>(among: readonly T[]): T => among[Math.floor(Math.random() * among.length)]
      const values = Object.fromEntries(
        Object.entries(ours.words).map(([name, words]) => [
          name,
          words === 'number' ? Math.random() * 600 : pick(words),
        ]),
      )
      const input = { values, start }
      let mine = xstate.initialTransition(own, input)[0]
      let theirs = xstate.initialTransition(machine, input)[0]
      for (let i = 0; i < 40; i += 1) {
        expect([theirs.value, theirs.context, theirs.status]).toEqual([mine.value, mine.context, mine.status])
        const next = xstate.getNextTransitions(mine as never).filter(({ eventType }) => eventType !== '')
        if (next.length === 0) break
        const { eventType, guard } = pick(next)
        const flow = (guard as { params?: { flow?: string } } | undefined)?.params?.flow
        const event = { type: eventType, flow, hits: Math.random() < 0.5 }
        mine = xstate.transition(own, mine, event)[0]
        theirs = xstate.transition(machine, theirs, event)[0]
        steps += 1
      }
    }
    expect(steps).toBeGreaterThan(60)
  })
})

test('whatever a blueprint is called, its name stays in the comment', () => {
  const [, whole] = templates[1]
  for (const name of hostile) {
    const about = { ...whole.records.blueprint, name: { en: name } } as BlueprintRecord
    const blueprint = { ...whole, records: { ...whole.records, blueprint: about } }
    const text = machineTs.write(blueprint, { language: 'en' })
    if (!text.ok) throw new Error(JSON.stringify(text.findings))
    expect(text.value.split(/\r|\n|\u2028|\u2029/)[1]).toBe("import { assign, setup } from 'xstate'")
  }
})

test('a blueprint that cannot run has no machine, and says why', () => {
  const text = machineJson.write(document({ a: step('customer') }))
  expect(text.ok ? [] : text.findings.map(({ rule, severity }) => [rule, severity])).toContainEqual([
    'has-arrival',
    'blocks',
  ])
})
