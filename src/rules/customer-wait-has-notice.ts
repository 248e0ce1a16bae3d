import { isKeptInformed, nameOf, nodesOf, roleOf, showing } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Who waits is told how it stands. */
export const customerWaitHasNotice: Rule = {
  name: 'customer-wait-has-notice',
  severity: 'advice',
  texts: {
    label: { en: 'Who waits is told how it stands', 'zh-CN': '等待中的客户知晓进度' },
    what: {
      en: 'At “{name}” the customer waits and hears nothing.',
      'zh-CN': '客户在“{name}”等待，其间得不到任何消息。',
    },
    remedy: {
      en: 'Say who tells the customer what, or show it by evidence.',
      'zh-CN': '请写明由谁告知什么，或补上进度展示。',
    },
    why: {
      en: 'Customers complain that they cannot see how their business stands (the service quality strategy). A wait in the dark feels longer, and who hears nothing calls again.',
      'zh-CN':
        '客户不满的是看不到业务进度（《客户服务质量提升策略》）。蒙在鼓里的等待显得更长，没有消息的客户会来催单。',
    },
  },
  check(blueprint, report) {
    for (const wait of nodesOf(blueprint, 'wait'))
      if (roleOf(blueprint, wait) === 'customer' && !isKeptInformed(blueprint, wait))
        report([wait.id], { name: nameOf(blueprint, wait.id) })
  },
  fix(blueprint, { at: [id] }) {
    const name = nameOf(blueprint, id)
    const message = { en: `Message: ${name.en}`, 'zh-CN': `短信：${name['zh-CN']}` }
    return {
      label: { en: 'Send a message', 'zh-CN': '发短信告知进度' },
      changes: [{ set: id, field: 'notice', to: true }, ...(showing(blueprint, id, message, 'message') ?? [])],
    }
  },
}
