import { handoffs, laneNameOf, nameOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every handoff between departments is acknowledged by the receiver. */
export const handoffIsAcknowledged: Rule = {
  name: 'handoff-is-acknowledged',
  severity: 'advice',
  texts: {
    label: { en: 'A handoff is acknowledged', 'zh-CN': '交接有签收' },
    what: {
      en: '“{from}” ({fromLane}) hands over to “{to}” ({toLane}) of {department}, but its receipt is not acknowledged.',
      'zh-CN': '“{from}”（{fromLane}）交接给{department}的“{to}”（{toLane}），但没有签收。',
    },
    remedy: {
      en: 'Let the receiver acknowledge it, and say so at the handoff.',
      'zh-CN': '请由接收方签收，并在交接上注明。',
    },
    why: {
      en: 'Without an acknowledgement a case can lie between two departments and neither knows. The giver thinks it done, the receiver has not seen it.',
      'zh-CN': '没有签收，工单可能停在两个部门之间而双方都不知道。交出方以为已经办了，接收方还没看到。',
    },
  },
  check(blueprint, report) {
    for (const { flow, to } of handoffs(blueprint)) {
      if (flow.handoff?.acknowledged) continue
      report([flow.id, flow.from, flow.to], {
        from: nameOf(blueprint, flow.from),
        fromLane: laneNameOf(blueprint, flow.from),
        to: nameOf(blueprint, flow.to),
        toLane: laneNameOf(blueprint, flow.to),
        department: nameOf(blueprint, to.id),
      })
    }
  },
  fix: (_blueprint, { at: [flow] }) => ({
    label: { en: 'Have it acknowledged', 'zh-CN': '改为需签收' },
    changes: [{ set: flow, field: 'handoff.acknowledged', to: true }],
  }),
}
