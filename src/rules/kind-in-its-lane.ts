import { all, kindOf, laneNameOf, nameOf, roleOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every node stands in a lane that is meant for its kind. */
export const kindInItsLane: Rule = {
  name: 'kind-in-its-lane',
  severity: 'advice',
  texts: {
    label: { en: 'Everything stands in its lane', 'zh-CN': '各就其道' },
    what: {
      en: '“{name}” ({kind}) stands in the lane “{lane}”, which is not meant for it.',
      'zh-CN': '“{name}”（{kind}）放在泳道“{lane}”，这类内容不属于该泳道。',
    },
    remedy: { en: 'Move it to another lane.', 'zh-CN': '请移到合适的泳道。' },
    why: {
      en: 'The lanes say who does what, and what the customer sees of it.',
      'zh-CN': '泳道说明谁做什么、客户看得到什么。',
    },
  },
  check(blueprint, report) {
    for (const node of all(blueprint, 'node')) {
      const role = roleOf(blueprint, node)
      const kind = kindOf(node)
      if (role === undefined || kind.roles.includes(role)) continue
      report([node.id], {
        name: nameOf(blueprint, node.id),
        kind: kind.texts.label,
        lane: laneNameOf(blueprint, node.id),
      })
    }
  },
}
