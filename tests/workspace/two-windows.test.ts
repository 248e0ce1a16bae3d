import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { template } from './templates.ts'
import { workAtOnce } from './two-windows.ts'

test('two windows that work at once lose nothing, and come to the same', async () => {
  const seed = Math.floor(Math.random() * 2 ** 32)
  const outcome = await workAtOnce('at-once', template('fault-repair'), 60, seed)
  console.log(`two windows from seed ${seed}: ${outcome.edits} edits, ${outcome.clashes} met a deletion`)
  expect(outcome).toMatchObject({ same: true, lost: [] })
  expect(outcome.certain).toBeGreaterThan(0)
})
