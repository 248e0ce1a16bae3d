import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { verdictsOf, wrongVerdicts } from './random-network.ts'

test('20 random networks: every pool with more work than it can do is named, and no other', async () => {
  const seed = randomInt(2 ** 31)
  console.log(`random networks from seed ${seed}`)
  expect(wrongVerdicts(await verdictsOf(seed, 20))).toEqual([])
})
