import { flowKinds, flowsFrom, flowsTo, get, nameOf, nodesOf, roleOf, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Whatever the customer does is met by a step of ours: somebody, or a system, is there. */
export const customerStepHasFrontstage: Rule = {
  name: 'customer-step-has-frontstage',
  severity: 'advice',
  texts: {
    label: { en: 'The customer is met at every step', 'zh-CN': '客户每一步都有前台接应' },
    what: {
      en: 'Nobody of ours meets the customer at “{name}”: no flow joins it with a step of the company.',
      'zh-CN': '“{name}”没有我方接应：没有流向把它与企业的步骤相连。',
    },
    remedy: {
      en: 'Draw the frontstage step below it and join the two, or say by evidence that the customer is alone there.',
      'zh-CN': '请画出下方的前台步骤并相连；若客户独自完成，请用有形展示说明。',
    },
    why: {
      en: 'Under every customer action of a blueprint stands what the company does at that moment (Bitner, Ostrom & Morgan 2008). Where nothing stands, nobody has thought of who is there.',
      'zh-CN':
        '服务蓝图中每个客户行为之下都有企业在那一刻的行为（Bitner、Ostrom 与 Morgan，2008）。下面空着，就说明没人想过由谁接应。',
    },
  },
  check(blueprint, report) {
    for (const action of nodesOf(blueprint, 'action'))
      if (roleOf(blueprint, action) === 'customer' && !isMet(blueprint, action.id))
        report([action.id], { name: nameOf(blueprint, action.id) })
  },
}

const isMet = (blueprint: Blueprint, id: string): boolean =>
  flowKinds.some((kind) => {
    if (kind === 'journey') return false
    const ends = [
      ...flowsFrom(blueprint, id, kind).map((flow) => flow.to),
      ...flowsTo(blueprint, id, kind).map((flow) => flow.from),
    ]
    return ends.some((end) => {
      const node = get(blueprint, 'node', end)
      return node !== undefined && roleOf(blueprint, node) !== 'customer'
    })
  })
