import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { say } from '../../src/base/index.ts'
import { parse } from '../../src/blueprint/index.ts'
import { blueprintOf, changesOf, isExperiment, parseExperiment } from '../../src/simulation/index.ts'

const written = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...{ format: 'throughline-experiment', schemaVersion: 1, id: 'x', name: { en: 'X' }, blueprint: 'queue' },
    scenarios: [
      { name: 'as-is', changes: [] },
      { name: 'two', changes: [{ set: 'clerks', field: 'capacity', to: 2 }] },
      { name: 'two-fast', inherits: 'two', changes: [{ set: 'clerks', field: 'speed', to: 1.5 }] },
    ],
    plan: { replications: 5 },
    ...more,
  })
const experimentOf = (more?: Record<string, unknown>) => {
  const parsed = parseExperiment(written(more))
  if (!parsed.ok) throw new Error(parsed.findings.map((one) => say(one, 'en')).join())
  return parsed.value
}

test('an experiment is known by its format', () => {
  expect(isExperiment(written())).toBe(true)
  expect(isExperiment('{"format":"throughline-blueprint"}')).toBe(false)
  expect(isExperiment('null')).toBe(false)
  expect(isExperiment('not json')).toBe(false)
})

test('what a scenario inherits is laid on first', () => {
  const changes = changesOf(experimentOf().scenarios, 'two-fast')
  expect(changes.ok && changes.value.map((one) => ('field' in one ? one.field : ''))).toEqual(['capacity', 'speed'])
})

test('an unknown scenario and a circle are refused with what is known', () => {
  const unknown = changesOf(experimentOf().scenarios, 'three')
  expect(say(unknown.findings[0], 'en')).toBe('There is no scenario “three”. Choose one of: as-is, two, two-fast.')
  const circle = [
    { name: 'a', inherits: 'b', changes: [] },
    { name: 'b', inherits: 'a', changes: [] },
  ]
  expect(say(changesOf(circle, 'a').findings[0], 'en')).toContain('a → b → a')
})

test.each([
  ['{', 'This is not an experiment that can be read'],
  [written({ scenarios: 'none' }), 'scenarios'],
  [written({ plan: { replications: 0 } }), 'plan/replications'],
  [written({ surprise: 1 }), 'surprise'],
])('%s is refused', (source, words) => {
  const parsed = parseExperiment(source)
  expect(parsed.ok).toBe(false)
  expect(say(parsed.findings[0], 'en')).toContain(words)
})

describe('the shipped experiments', () => {
  const root = join(import.meta.dirname, '../..')
  const files = readdirSync(join(root, 'simulations')).filter((name) =>
    isExperiment(readFileSync(join(root, 'simulations', name), 'utf8')),
  )
  test.each(files)('%s: every scenario fits its blueprint', (name) => {
    const parsed = parseExperiment(readFileSync(join(root, 'simulations', name), 'utf8'))
    if (!parsed.ok) throw new Error(parsed.findings.map((one) => say(one, 'en')).join())
    const blueprint = parse(readFileSync(join(root, 'blueprints', `${parsed.value.blueprint}.json`), 'utf8'))
    if (!blueprint.ok) throw new Error(parsed.value.blueprint)
    for (const one of parsed.value.scenarios) {
      const changed = blueprintOf(blueprint.value, parsed.value.scenarios, one.name)
      expect(changed.findings.map((finding) => say(finding, 'en'))).toEqual([])
    }
  })
})
