import { nameOf, nodesOf, roleOf, showing, shownAt } from '../blueprint/index.ts'
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
      en: 'By what can be seen the customer judges what cannot. Physical evidence (有形展示) belongs to every customer action of a blueprint (Bitner, Ostrom & Morgan 2008).',
      'zh-CN':
        '客户凭看得见的东西判断看不见的服务。服务蓝图中每个客户行为都应有对应的有形展示（Bitner、Ostrom 与 Morgan，2008）。',
    },
  },
  check(blueprint, report) {
    const shown = shownAt(blueprint)
    for (const action of nodesOf(blueprint, 'action'))
      if (roleOf(blueprint, action) === 'customer' && !shown.has(action.id))
        report([action.id], { name: nameOf(blueprint, action.id) })
  },
  fix(blueprint, { at: [id] }) {
    const name = nameOf(blueprint, id)
    const evidence = { en: `Evidence: ${name.en}`, 'zh-CN': `展示：${name['zh-CN']}` }
    const changes = showing(blueprint, id, evidence, 'document')
    return changes && { label: { en: 'Add evidence', 'zh-CN': '补上有形展示' }, changes }
  },
}
