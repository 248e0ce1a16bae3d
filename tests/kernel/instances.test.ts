import { expect, test } from 'vitest'
import { Instances } from '../../src/kernel/instances.ts'

test('an instance that is closed again after it was kept for one inside gives its number to one fork only (K15)', () => {
  const instances = new Instances()
  const outer = instances.open(-1, 2)
  const kept = instances.open(outer, 2)
  const inside = instances.open(kept, 2)
  // Its join has gone on with all, while a late token still runs inside.
  instances.close(kept)
  // The outer join stops that token: from the inside outwards.
  instances.close(inside)
  instances.close(kept)
  instances.close(outer)
  const again = [instances.open(-1, 2), instances.open(-1, 2), instances.open(-1, 2), instances.open(-1, 2)]
  expect(new Set(again).size).toBe(4)
})
