import { expect, test } from 'vitest'
import { inject } from './injection.ts'
import { payloads } from './payloads.ts'

test(`${payloads.length} payloads: what stands in a text field comes back as it was and is nothing but words in every file`, async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(500)
  const { places, wrong } = await inject(0)
  expect(wrong).toEqual([])
  expect(places).toBeGreaterThan(100)
  expect((globalThis as { __ran?: unknown }).__ran).toBeUndefined()
})
