import { departmentOf, laneNameOf, nameOf, nodesOf, roleOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every action of ours has a department that answers for it. */
export const actionHasOwner: Rule = {
  name: 'action-has-owner',
  severity: 'advice',
  texts: {
    label: { en: 'Every action has an owner', 'zh-CN': '每个行为都有责任部门' },
    what: { en: 'No department owns “{name}” ({lane}).', 'zh-CN': '“{name}”（{lane}）没有责任部门。' },
    remedy: { en: 'Give “{name}” or its lane a department.', 'zh-CN': '请为“{name}”或其泳道指定部门。' },
    why: {
      en: 'Where nobody answers for a step, handoffs stay unseen and blame is passed on.',
      'zh-CN': '没有责任部门的步骤看不出交接，容易推诿扯皮。',
    },
  },
  check(blueprint, report) {
    for (const action of nodesOf(blueprint, 'action')) {
      const role = roleOf(blueprint, action)
      if (role === undefined || role === 'customer' || departmentOf(blueprint, action)) continue
      report([action.id], { name: nameOf(blueprint, action.id), lane: laneNameOf(blueprint, action.id) })
    }
  },
}
