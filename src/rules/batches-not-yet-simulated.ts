import { all, nameOf, reachable } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Batches are drawn, but cannot run yet. */
export const batchesNotYetSimulated: Rule = {
  name: 'batches-not-yet-simulated',
  severity: 'blocks',
  texts: {
    label: { en: 'No batches on the way', 'zh-CN': '路径上没有集批' },
    what: {
      en: '“{name}” collects cases or parts them again; that can be drawn, but not simulated yet.',
      'zh-CN': '“{name}”是集批或拆批；目前可以画，但还不能仿真。',
    },
    remedy: {
      en: 'Put a delay in its place, or give the handoff fixed times at which it is carried over.',
      'zh-CN': '请先用延时代替，或在交接上填写定时批转的时刻。',
    },
    why: {
      en: 'Figures that leave the waiting for a batch out would look better than they are.',
      'zh-CN': '略去集批等待的结果会好于实际。',
    },
  },
  check(blueprint, report) {
    for (const node of all(blueprint, 'node'))
      if ((node.kind === 'batch' || node.kind === 'unbatch') && reachable(blueprint).has(node.id))
        report([node.id], { name: nameOf(blueprint, node.id) })
  },
}
