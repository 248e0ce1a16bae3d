import { expect, test } from 'vitest'
import { acceptsRandomBlueprints } from './disagreements.ts'

test('every case of 5,000 random blueprints is accepted by XState step by step', () => {
  expect(acceptsRandomBlueprints(5_000)).toBeGreaterThan(750_000)
})
