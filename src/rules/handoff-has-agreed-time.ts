import { handoffs, laneNameOf, nameOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every handoff between departments has an agreed time (OLA). */
export const handoffHasAgreedTime: Rule = {
  name: 'handoff-has-agreed-time',
  severity: 'advice',
  texts: {
    label: { en: 'A handoff has an agreed time', 'zh-CN': '交接有内部服务承诺' },
    what: {
      en: '“{from}” ({fromLane}) hands over to “{to}” ({toLane}) of {department}, but no time is agreed for it.',
      'zh-CN': '“{from}”（{fromLane}）交接给{department}的“{to}”（{toLane}），但没有约定时限。',
    },
    remedy: {
      en: 'Agree within what time “{to}” is done, and enter it at the handoff.',
      'zh-CN': '请与对方约定“{to}”的时限，并填在交接上。',
    },
    why: { en: 'What is not agreed is late for nobody.', 'zh-CN': '没有约定，就无所谓超时。' },
  },
  check(blueprint, report) {
    for (const { flow, to } of handoffs(blueprint)) {
      if (flow.handoff?.agreed) continue
      report([flow.id, flow.from, flow.to], {
        from: nameOf(blueprint, flow.from),
        fromLane: laneNameOf(blueprint, flow.from),
        to: nameOf(blueprint, flow.to),
        toLane: laneNameOf(blueprint, flow.to),
        department: nameOf(blueprint, to.id),
      })
    }
  },
}
