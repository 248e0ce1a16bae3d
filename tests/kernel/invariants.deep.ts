import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, toBlueprint } from '../../src/formats/index.ts'
import { randomBlueprint } from '../compile/random-blueprint.ts'
import { template, templateNames } from '../workspace/templates.ts'
import { audited } from './audited.ts'

test.each(templateNames)('nothing impossible happens in eight weeks of %s', (name) => {
  for (let seed = 1; seed <= 5; seed += 1)
    expect(audited(template(name), { length: 56 * 1440, followUp: 56 * 1440, seed }).wrong).toEqual([])
})

test('nothing impossible happens in 5,000 random blueprints', () => {
  fc.assert(
    fc.property(randomBlueprint, fc.integer({ min: 0, max: 2 ** 31 }), (blueprint, seed) => {
      expect(audited(blueprint, { length: 1000, followUp: 2000, seed }).wrong).toEqual([])
    }),
    { numRuns: 5_000 },
  )
})

const cases = read(readFileSync(join(import.meta.dirname, '../../simulations/known-answers.json'), 'utf8'))
const sound = cases.ok ? cases.value.filter(({ id }) => !['S32', 'S33'].includes(id)) : []

test.each(sound.map((one) => [one.id, one] as const))('nothing impossible happens in %s', (_, one) => {
  const mapped = toBlueprint(one)
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.findings))
  expect(audited(mapped.value.blueprint, { length: 20_000, followUp: 5_000, seed: 11 }).wrong).toEqual([])
})
