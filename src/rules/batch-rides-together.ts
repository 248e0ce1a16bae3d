import { all, exitKinds, exitsOf, get, namesOf, reachable, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Between a batch and where it is parted, nothing may ask each case for itself: a batch goes one way. */
export const batchRidesTogether: Rule = {
  name: 'batch-rides-together',
  severity: 'blocks',
  texts: {
    label: { en: 'A batch goes one way', 'zh-CN': '一批只走一条路' },
    what: {
      en: 'Inside the batch from {batch}, {names} would send its cases different ways.',
      'zh-CN': '在{batch}集成的一批之内，{names}会让其中的工单走不同的路。',
    },
    remedy: {
      en: 'Part the batch before that step, or let the way not depend on the case.',
      'zh-CN': '请在该步骤之前拆批，或让去向不取决于单个工单。',
    },
    why: {
      en: 'A batch is worked on as one. What holds for one of its cases need not hold for another, so it cannot be sent different ways before it is parted.',
      'zh-CN': '一批作为整体处理。对其中一个工单成立的条件，对另一个未必成立，所以拆批之前不能分路。',
    },
  },
  check(blueprint, report) {
    for (const batch of all(blueprint, 'node')) {
      if (batch.kind !== 'batch' || !reachable(blueprint).has(batch.id)) continue
      const parting = insideOf(blueprint, batch.id).filter((id) => parts(blueprint, id))
      if (parting.length > 0)
        report([batch.id, ...parting], { batch: namesOf(blueprint, [batch.id]), names: namesOf(blueprint, parting) })
    }
  },
}

/** Steps between a batch and the unbatches or ends that it comes to. */
function insideOf(blueprint: Blueprint, batch: string): string[] {
  const found = new Set<string>()
  const waiting = exitsOf(blueprint, batch).map((flow) => flow.to)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = get(blueprint, 'node', id)
    if (!node || node.kind === 'unbatch' || node.kind === 'end' || found.has(id)) continue
    found.add(id)
    for (const on of exitKinds) waiting.push(...exitsOf(blueprint, id, on).map((flow) => flow.to))
  }
  return [...found].sort()
}

function parts(blueprint: Blueprint, id: string): boolean {
  const node = get(blueprint, 'node', id)
  if (node?.kind === 'fork' || node?.kind === 'join') return true
  return exitsOf(blueprint, id).some((flow) => flow.when !== undefined || flow.shares || flow.limit !== undefined)
}
