import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { template } from './templates.ts'
import { workAtOnce } from './two-windows.ts'

test('a thousand random edits in each of two windows, five times', async () => {
  for (let round = 0; round < 5; round += 1) {
    const seed = Math.floor(Math.random() * 2 ** 32)
    const outcome = await workAtOnce(`round-${round}`, template('fault-repair'), 1000, seed)
    console.log(
      `seed ${seed}: ${outcome.edits} edits, ${outcome.clashes} met a deletion, ${outcome.lost.length} of ${outcome.certain} lost`,
    )
    expect(outcome).toMatchObject({ same: true, lost: [] })
    expect(outcome.certain).toBeGreaterThan(0)
  }
})
