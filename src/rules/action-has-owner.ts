import { all, departmentOf, get, laneNameOf, nameOf, nodesOf, roleOf } from '../blueprint/index.ts'
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
      en: 'Where nobody answers for a step, its handoffs stay unseen and blame is passed on (推诿扯皮). Each department sees to what is its own; what is nobody’s waits.',
      'zh-CN': '没有责任部门的步骤看不出交接，容易推诿扯皮。各部门只管自己的事，没人管的事就一直等着。',
    },
  },
  check(blueprint, report) {
    for (const action of nodesOf(blueprint, 'action')) {
      const role = roleOf(blueprint, action)
      if (role === undefined || role === 'customer' || departmentOf(blueprint, action)) continue
      report([action.id], { name: nameOf(blueprint, action.id), lane: laneNameOf(blueprint, action.id) })
    }
  },
  fix(blueprint, { at: [id] }) {
    const action = get(blueprint, 'node', id)
    const pools = action?.kind === 'action' ? (action.needs ?? []).flatMap((need) => need.from) : []
    const departments = all(blueprint, 'department').map((one) => one.id)
    const owners = new Set(
      pools.length > 0 ? pools.map((pool) => get(blueprint, 'pool', pool)?.department) : departments,
    )
    const [owner] = owners
    if (owners.size !== 1 || owner === undefined || !departments.includes(owner)) return undefined
    const name = nameOf(blueprint, owner)
    return {
      label: { en: `Give it to “${name.en}”`, 'zh-CN': `归“${name['zh-CN']}”负责` },
      changes: [{ set: id, field: 'department', to: owner }],
    }
  },
}
