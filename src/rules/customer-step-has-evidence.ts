import { all, get, nameOf, nodesOf, roleOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every action of the customer has something that the customer sees, hears or touches. */
export const customerStepHasEvidence: Rule = {
  name: 'customer-step-has-evidence',
  severity: 'advice',
  texts: {
    label: { en: 'The customer sees something at every step', 'zh-CN': '客户每一步都有有形展示' },
    what: {
      en: '“{name}” has no evidence: nothing says what the customer sees there.',
      'zh-CN': '“{name}”没有有形展示：看不出客户在这里看到什么。',
    },
    remedy: { en: 'Add evidence above it and link the two.', 'zh-CN': '请在其上方添加有形展示并连线。' },
    why: {
      en: 'By what can be seen the customer judges what cannot.',
      'zh-CN': '客户凭看得见的东西判断看不见的服务。',
    },
  },
  check(blueprint, report) {
    const shown = new Set<string>()
    for (const flow of all(blueprint, 'flow')) {
      if (get(blueprint, 'node', flow.from)?.kind === 'evidence') shown.add(flow.to)
      if (get(blueprint, 'node', flow.to)?.kind === 'evidence') shown.add(flow.from)
    }
    for (const action of nodesOf(blueprint, 'action'))
      if (roleOf(blueprint, action) === 'customer' && !shown.has(action.id))
        report([action.id], { name: nameOf(blueprint, action.id) })
  },
}
