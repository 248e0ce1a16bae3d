/** What a replication says: each figure once, and no more than is wanted. */
import { beforeAll, describe, expect, test } from 'vitest'
import { figureKey, isProfile, type Depth, type Sample } from '../../src/analysis/index.ts'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { settingsOf } from '../../src/simulation/index.ts'
import { prepared, Replication } from '../../src/simulation/replication.ts'
import { minutes, tiny } from '../kernel/tiny.ts'
import { template, templateNames } from '../workspace/templates.ts'

function samplesOf(blueprint: Blueprint, depth: Depth = 'written'): Sample[] {
  // The only run says all, also what is measured once.
  const settings = { ...settingsOf(blueprint, { replications: 1 }), depth }
  const run = new Replication(prepared(blueprint, settings), settings, 0)
  let outcome = run.step()
  while (!outcome) outcome = run.step()
  if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome.ending))
  return outcome.samples
}
const keysOf = (samples: readonly Sample[]) => samples.map(({ measure, of, by }) => figureKey(measure, of, by))

const redialling = tiny({
  pools: { agent: 1 },
  arrivals: { in: [0, 1] },
  steps: {
    call: { needs: ['agent'], time: 10, room: 0 },
    again: { kind: 'redial', after: minutes(4) },
    ...{ out: { kind: 'end' }, lost: { kind: 'end', outcome: 'lost' } },
  },
  flows: [
    ['in', 'call'],
    ['call', 'out'],
    ['call', 'again', { on: 'full' }],
    ['again', 'call'],
    ['again', 'lost', { on: 'abandon' }],
  ],
})

describe.each([...templateNames.map((name) => [name, template(name)] as const), ['a redial', redialling] as const])(
  '%s',
  (_, blueprint) => {
    let [written, drawn]: Sample[][] = []
    beforeAll(() => {
      written = samplesOf(blueprint)
      drawn = samplesOf(blueprint, 'drawn')
    })

    test('says no figure twice', () => {
      const keys = keysOf(written)
      expect(new Set(keys).size).toBe(keys.length)
    })

    test('what is compared says the same as what is drawn, without profiles and causes', () => {
      const ofCauses = ({ measure, of }: Sample) => measure === 'stopped.mean' || (measure === 'wait.mean' && !of)
      const profiles = new Set(drawn.filter((one) => isProfile(one.by) || ofCauses(one)))
      expect(profiles.size).toBeGreaterThan(0)
      expect(samplesOf(blueprint, 'compared')).toEqual(drawn.filter((one) => !profiles.has(one)))
    })

    test('what is written about says all that is drawn, and more', () => {
      const known = new Set(keysOf(drawn))
      expect(written.filter((one) => known.has(keysOf([one])[0]))).toEqual(drawn)
    })
  },
)

test('who redials passes the redial once for each try', () => {
  const volume = samplesOf(redialling).find(({ measure, of }) => measure === 'volume' && of === 'again')
  // The second caller finds the line engaged at 1, 5 and 9, and gets through at 13.
  expect(volume).toMatchObject({ value: 3, n: 3 })
})
