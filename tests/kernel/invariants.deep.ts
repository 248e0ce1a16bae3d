import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { read, toBlueprint } from '../../src/formats/index.ts'
import { randomBlueprint } from '../compile/random-blueprint.ts'
import { template } from '../workspace/templates.ts'
import { Auditor } from './auditor.ts'
import { run, type TraceOptions } from './tiny.ts'

/** What may never happen and did, in all rows of a run. */
function wrongIn(blueprint: Blueprint, options: TraceOptions): string[] {
  let auditor: Auditor | undefined
  let last = 0
  run(blueprint, options, (block, network) => {
    auditor ??= new Auditor(network)
    auditor.take(block)
    if (block.count > 0) last = block.time[block.count - 1]
  })
  return auditor?.finish(last) ?? ['nothing was run']
}

test.each(['broadband-installation', 'fault-repair', 'complaint-hotline', 'key-account-solution', 'business-hall'])(
  'nothing impossible happens in eight weeks of %s',
  (name) => {
    for (let seed = 1; seed <= 5; seed += 1)
      expect(wrongIn(template(name), { length: 56 * 1440, followUp: 56 * 1440, seed })).toEqual([])
  },
)

test('nothing impossible happens in 5,000 random blueprints', () => {
  fc.assert(
    fc.property(randomBlueprint, fc.integer({ min: 0, max: 2 ** 31 }), (blueprint, seed) => {
      expect(wrongIn(blueprint, { length: 1000, followUp: 2000, seed })).toEqual([])
    }),
    { numRuns: 5_000 },
  )
})

const cases = read(readFileSync(join(import.meta.dirname, '../../simulations/known-answers.json'), 'utf8'))
const sound = cases.ok ? cases.value.filter(({ id }) => !['S32', 'S33'].includes(id)) : []

test.each(sound.map((one) => [one.id, one] as const))('nothing impossible happens in %s', (_, one) => {
  const mapped = toBlueprint(one)
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.findings))
  expect(wrongIn(mapped.value.blueprint, { length: 20_000, followUp: 5_000, seed: 11 })).toEqual([])
})
