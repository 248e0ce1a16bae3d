/** A gap of quality is missed or closed only where the run can tell. */
import { expect, test } from 'vitest'
import { gapStatus } from '../../../src/views/inspector/figures.ts'

test.each([
  [{ short: 2, halfWidth: 1 }, 'missed'],
  [{ short: 0.5, halfWidth: 1 }, 'near'],
  [{ short: -0.5, halfWidth: 1 }, 'near'],
  [{ short: -1, halfWidth: 1 }, 'met'],
  [{ short: 0.1 }, 'missed'],
  [{ short: 0 }, 'met'],
  [{}, 'unknown'],
] as const)('%j is %s', (gap, status) => {
  expect(gapStatus(gap)).toBe(status)
})
