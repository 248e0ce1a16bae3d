import { duration, languages } from '../base/index.ts'
import { handoffs, laneNameOf, minutesOf, nameOf } from '../blueprint/index.ts'
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
    why: {
      en: 'What is not agreed is late for nobody. Departments owe each other what together they promise to the customer: internal service standards stand beside the external ones (China Telecom Customer Service Management).',
      'zh-CN':
        '没有约定，就无所谓超时。对客户的承诺要靠部门之间的承诺来兑现：对外标准之外，还要有内部服务标准（《中国电信客户服务管理》）。',
    },
    cases: {
      third: {
        severity: 'defect',
        what: {
          en: '“{from}” ({fromLane}) hands over to “{to}” ({toLane}) of {department}, another company, but its contract time is not stated.',
          'zh-CN': '“{from}”（{fromLane}）交接给第三方{department}的“{to}”（{toLane}），但没有写明合同时限。',
        },
        remedy: {
          en: 'Enter the time that the contract gives them for “{to}”.',
          'zh-CN': '请在交接上填写合同约定的“{to}”时限。',
        },
      },
    },
  },
  check(blueprint, report) {
    for (const { flow, to } of handoffs(blueprint)) {
      if (flow.handoff?.agreed) continue
      const facts = {
        from: nameOf(blueprint, flow.from),
        fromLane: laneNameOf(blueprint, flow.from),
        to: nameOf(blueprint, flow.to),
        toLane: laneNameOf(blueprint, flow.to),
        department: nameOf(blueprint, to.id),
      }
      report([flow.id, flow.from, flow.to], facts, to.party === 'third' ? 'third' : undefined)
    }
  },
  fix(blueprint, { at: [flow] }) {
    const all = handoffs(blueprint)
    const receiver = all.find((one) => one.flow.id === flow)?.to.id
    const like = all.find((one) => one.to.id === receiver && one.flow.handoff?.agreed)?.flow.handoff
    if (!like?.agreed) return undefined
    const { agreed, agreedCalendar } = like
    const [en, zh] = languages.map((one) => duration(minutesOf(blueprint, agreed, agreedCalendar), one))
    return {
      label: { en: `Agree on ${en}, as elsewhere`, 'zh-CN': `按其他交接约定 ${zh}` },
      changes: [
        { set: flow, field: 'handoff.agreed', to: agreed },
        ...(agreedCalendar === undefined ? [] : [{ set: flow, field: 'handoff.agreedCalendar', to: agreedCalendar }]),
      ],
    }
  },
}
