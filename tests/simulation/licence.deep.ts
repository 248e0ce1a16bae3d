import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { verdictsOf, wrongVerdicts } from './random-network.ts'

test('200 random networks, ρ from 0.5 to 1.3: every pool with more work than it can do is named, and no other', async () => {
  const seed = randomInt(2 ** 31)
  console.log(`random networks from seed ${seed}`)
  const verdicts = await verdictsOf(seed, 200)
  expect(wrongVerdicts(verdicts)).toEqual([])
  expect(verdicts.filter((one) => one.expected.length > 0).length).toBeGreaterThan(50)
  expect(verdicts.filter((one) => one.expected.length === 0).length).toBeGreaterThan(50)
})
