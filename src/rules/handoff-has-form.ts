import { handoffs, laneNameOf, nameOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every handoff between departments has a form. */
export const handoffHasForm: Rule = {
  name: 'handoff-has-form',
  severity: 'advice',
  texts: {
    label: { en: 'A handoff has a form', 'zh-CN': '交接有单据' },
    what: {
      en: '“{from}” ({fromLane}) hands over to “{to}” ({toLane}) of {department}, but nothing says in which form.',
      'zh-CN': '“{from}”（{fromLane}）交接给{department}的“{to}”（{toLane}），但没有写明用什么单据。',
    },
    remedy: { en: 'Name the form that is passed on, and its fields.', 'zh-CN': '请写明传递的单据及其栏目。' },
    why: { en: 'What is passed on by word of mouth is asked for again.', 'zh-CN': '口头交接的内容往往要再问一遍。' },
  },
  check(blueprint, report) {
    for (const { flow, to } of handoffs(blueprint)) {
      if (flow.handoff?.form) continue
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
