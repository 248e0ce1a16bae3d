import { all, jobMinutes, meanMinutes, minutesOf, nameOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** The work alone takes no longer than the customer tolerates. */
export const workFitsTolerance: Rule = {
  name: 'work-fits-tolerance',
  severity: 'defect',
  texts: {
    label: { en: 'Work takes no longer than is tolerated', 'zh-CN': '处理时间不超过可接受时间' },
    what: {
      en: '“{name}” takes {mean} on average without any waiting; the customer tolerates {tolerance}.',
      'zh-CN': '“{name}”不算等待平均就要 {mean}，而客户可接受的时间是 {tolerance}。',
    },
    remedy: {
      en: 'Shorten or divide the work, or find out what the customer really tolerates.',
      'zh-CN': '请缩短或拆分处理过程，或核实客户真正可接受的时间。',
    },
    why: {
      en: 'Beyond the tolerable time the customer marks quality down, however well the work is done (Shostack 1984). No number of people mends a step that is too long by itself.',
      'zh-CN': '超过可接受时间，做得再好客户也会降低评价（Shostack，1984）。步骤本身太长，加多少人都没用。',
    },
  },
  check(blueprint, report) {
    for (const node of all(blueprint, 'node')) {
      if ((node.kind !== 'action' && node.kind !== 'delay') || !node.tolerance) continue
      const mean =
        node.kind === 'action'
          ? jobMinutes(blueprint, node, {})
          : (node.stages ?? []).reduce((sum, stage) => sum + meanMinutes(blueprint, stage.time, node.calendar), 0)
      const tolerance = minutesOf(blueprint, node.tolerance)
      if (mean <= tolerance) continue
      const name = nameOf(blueprint, node.id)
      report([node.id], { name, mean: { minutes: mean }, tolerance: { minutes: tolerance } })
    }
  },
}
