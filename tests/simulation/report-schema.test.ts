import { expect, test } from 'vitest'
import { simulate } from '../../src/simulation/index.ts'
import { report } from '../../src/simulation/report-schema.ts'
import { queueOf } from './queue.ts'

test('a report is what its schema says, with verdict and proofs', async () => {
  const result = await simulate(queueOf({ days: 3, warmupDays: 1 }), { replications: 5 })
  expect(result.ok).toBe(true)
  if (!result.ok) return
  const asRead = JSON.parse(JSON.stringify(result.value))
  expect(report.safeParse(asRead).error?.issues).toBeUndefined()
  expect(asRead.proofs.length).toBeGreaterThan(0)
})
