/** Brings back what met a deletion in another window: that act is taken back, a field only where nobody wrote since. */
import { applyDiff, type Diff, type Records } from '../../base/index.ts'
import type { Blueprint } from '../../blueprint/index.ts'
import { command } from '../command.ts'

export const bringBack = command<{ diff: Diff }>({
  name: 'bring-back',
  label: { en: 'Bring back', 'zh-CN': '恢复' },
  can: () => true,
  run: (blueprint, { diff }) => ({
    ...blueprint,
    records: applyDiff(blueprint.records as Records, diff) as Blueprint['records'],
  }),
})
