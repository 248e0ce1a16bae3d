import { expect, test } from 'vitest'
import type { Figure } from '../../src/analysis/report.ts'
import { targetState } from '../../src/analysis/target-state.ts'

const share = (value: number, low?: number, high?: number): Figure => ({
  ...{ measure: 'attainment', unit: 'share', n: 100, replications: [] },
  ...{ value, low, high },
})

test.each<[string, Figure | undefined, string]>([
  ['the whole interval above', share(0.99, 0.985, 0.995), 'met'],
  ['the whole interval below', share(0.94, 0.92, 0.96), 'missed'],
  ['the target inside', share(0.97, 0.955, 0.985), 'near'],
  ['inside, and far too wide', share(0.9, 0.7, 1), 'unknown'],
  ['one run, no interval', share(0.9), 'unknown'],
  ['no figure', undefined, 'unknown'],
])('against 98 %%: %s', (_, one, state) => expect(targetState(one, 0.98)).toBe(state))

test('without a target nothing can be told', () => expect(targetState(share(1, 1, 1), undefined)).toBe('unknown'))
