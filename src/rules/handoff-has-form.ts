import { inLanguage, type Plain } from '../base/index.ts'
import { handoffs, laneNameOf, nameOf, type Handoff } from '../blueprint/index.ts'
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
    why: {
      en: 'What is passed on by word of mouth is asked for again, and often of the customer. A contact sheet (业务联系单) starts the work at the back with all that it needs (Puzzles of Service Processes).',
      'zh-CN':
        '口头交接的内容往往要再问一遍，而且常常是问客户。业务联系单把后台所需的信息一次写清（《服务流程之惑》）。',
    },
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
  fix(blueprint, { at: [flow] }) {
    const all = handoffs(blueprint)
    const here = all.find((one) => one.flow.id === flow)
    const formTo = (isLike: (one: Handoff) => boolean) => all.find((one) => one.flow.handoff?.form && isLike(one))
    const like = formTo((one) => one.to.id === here?.to.id) ?? formTo((one) => one.from.id === here?.from.id)
    const form = like?.flow.handoff?.form
    if (!form) return undefined
    return {
      label: {
        en: `Use the form “${inLanguage(form.name, 'en')}”`,
        'zh-CN': `使用单据“${inLanguage(form.name, 'zh-CN')}”`,
      },
      changes: [{ set: flow, field: 'handoff.form', to: form as Plain }],
    }
  },
}
