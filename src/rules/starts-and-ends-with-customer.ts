import { all, aroundOf, laneNameOf, nameOf, roleOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A service starts at the customer's need and ends with the customer 始于客户需求，终于客户满意. */
export const startsAndEndsWithCustomer: Rule = {
  name: 'starts-and-ends-with-customer',
  severity: 'defect',
  texts: {
    label: { en: 'It starts and ends with the customer', 'zh-CN': '始于客户需求，终于客户满意' },
    what: {
      en: 'Cases end at “{name}” in the lane “{lane}”, not with the customer.',
      'zh-CN': '工单在泳道“{lane}”的“{name}”结束，而不是在客户那里。',
    },
    remedy: { en: 'Lead the way back to the customer, and end it there.', 'zh-CN': '请让流程回到客户，并在那里结束。' },
    why: {
      en: 'A service starts at the customer’s need and ends at the customer’s satisfaction (始于客户需求，终于客户满意: China Telecom Customer Service Management). What the customer began is closed only when the customer knows the result.',
      'zh-CN': '始于客户需求，终于客户满意（《中国电信客户服务管理》）。客户发起的事，只有客户知道结果才算闭环。',
    },
    cases: {
      start: {
        what: {
          en: 'Cases begin at “{name}” in the lane “{lane}”, not with the customer.',
          'zh-CN': '工单从泳道“{lane}”的“{name}”开始，而不是从客户那里。',
        },
        remedy: { en: 'Move the arrival to the customer’s lane.', 'zh-CN': '请把到达移到客户泳道。' },
      },
    },
  },
  check(blueprint, report) {
    for (const node of all(blueprint, 'node')) {
      if (node.kind !== 'arrival' && node.kind !== 'end') continue
      // The way out of a sub-blueprint is no end, and side errands such as a chasing call end where they end.
      if (node.kind === 'end' && (aroundOf(blueprint, node) !== undefined || node.counts === false)) continue
      const role = roleOf(blueprint, node)
      if (role === undefined || role === 'customer') continue
      const facts = { name: nameOf(blueprint, node.id), lane: laneNameOf(blueprint, node.id) }
      report([node.id], facts, node.kind === 'arrival' ? 'start' : undefined)
    }
  },
  fix(blueprint, { at: [id] }) {
    const lane = all(blueprint, 'lane').find((one) => one.role === 'customer')
    return (
      lane && {
        label: { en: 'Move it to the customer', 'zh-CN': '移到客户泳道' },
        changes: [{ set: id, field: 'lane', to: lane.id }],
      }
    )
  },
}
