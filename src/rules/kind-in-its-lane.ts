import { all, get, kindOf, laneNameOf, nameOf, roleOf } from '../blueprint/index.ts'
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
      en: 'The lanes say who does what, and on which side of the line of visibility. Something in the wrong lane tells a wrong story about what the customer sees (Bitner, Ostrom & Morgan 2008).',
      'zh-CN':
        '泳道说明谁做什么，以及在可视分界线的哪一侧。放错泳道，客户看得到什么就说错了（Bitner、Ostrom 与 Morgan，2008）。',
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
  fix(blueprint, { at: [id] }) {
    const node = get(blueprint, 'node', id)
    const lane = node && all(blueprint, 'lane').find((one) => kindOf(node).roles.includes(one.role))
    if (!lane) return undefined
    const name = nameOf(blueprint, lane.id)
    return {
      label: { en: `Move it to “${name.en}”`, 'zh-CN': `移到“${name['zh-CN']}”` },
      changes: [{ set: id, field: 'lane', to: lane.id }],
    }
  },
}
