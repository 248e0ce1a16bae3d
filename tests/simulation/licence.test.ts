import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { verdictsOf, wrongVerdicts } from './random-network.ts'

// Eight seconds of computing, longer where other tests have the cores.
test(
  '20 random networks: every pool with more work than it can do is named, and no other',
  { timeout: 60_000 },
  async () => {
    const seed = randomInt(2 ** 31)
    console.log(`random networks from seed ${seed}`)
    expect(wrongVerdicts(await verdictsOf(seed, 20))).toEqual([])
  },
)
