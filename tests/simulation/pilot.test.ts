import { expect, test } from 'vitest'
import { settingsOf } from '../../src/simulation/index.ts'
import { withWarmup } from '../../src/simulation/pilot.ts'
import { simulate } from '../../src/simulation/index.ts'
import { freshSeed } from '../random/luck.ts'
import { queueOf } from './queue.ts'

const seed = freshSeed() % 1e9
const found = async (blueprint = queueOf({ warmupDays: null }), plan = { seed }) => {
  const settings = await withWarmup(blueprint, settingsOf(blueprint, plan), {})
  if (!settings) throw new Error('it was stopped')
  return settings
}

test(`an M/M/1 that begins empty gets a warm-up of hours to days, never half of the run (seed ${seed})`, async () => {
  const { warmup, warmupMinutes, horizonMinutes, lengthMinutes, followUpMinutes } = await found()
  expect(warmup).toBe('found')
  expect(warmupMinutes).toBeLessThan(lengthMinutes / 2)
  expect(horizonMinutes).toBe(warmupMinutes + lengthMinutes + followUpMinutes)
})

test('a hundred people who fill up slowly are waited for', async () => {
  // Nobody queues; the number inside goes to 100 like 100 (1 − e^(−t / 10 d)): after a day it is a tenth of the way.
  const slow = queueOf({ gap: 144, work: 14_400, servers: 1000, days: 200, warmupDays: null })
  const { warmup, warmupMinutes } = await found(slow)
  expect(warmup, `seed ${seed}`).toBe('found')
  expect(warmupMinutes).toBeGreaterThan(10 * 1440)
  // Where the cut falls is a matter of luck: between 20 and 105 days in 150 seeds. Past half of the span it looks on.
  expect(warmupMinutes).toBeLessThan(200 * 1440)
})

test('what never settles has no warm-up to be found', async () => {
  const { warmup, warmupMinutes, lengthMinutes } = await found(queueOf({ work: 13, days: 5, warmupDays: null }))
  expect([warmup, warmupMinutes]).toEqual(['not-found', lengthMinutes])
})

test('a warm-up that is given is not looked for, and the report says where it comes from', async () => {
  expect(await found(queueOf({ warmupDays: 3 }))).toMatchObject({ warmup: 'given', warmupMinutes: 3 * 1440 })
  const result = await simulate(queueOf({ days: 5, warmupDays: null }), { replications: 2, asks: false, seed })
  expect(result.ok && result.value).toMatchObject({ study: 'steady', warmup: 'found' })
})
