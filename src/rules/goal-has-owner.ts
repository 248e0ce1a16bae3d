import { aboutOf, all, nameOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every goal has somebody who answers for it. */
export const goalHasOwner: Rule = {
  name: 'goal-has-owner',
  severity: 'advice',
  texts: {
    label: { en: 'A goal has an owner', 'zh-CN': '指标有责任人' },
    what: { en: 'Nobody answers for the goal “{name}”.', 'zh-CN': '指标“{name}”没有责任人。' },
    remedy: { en: 'Name who does.', 'zh-CN': '请写明责任人。' },
    why: {
      en: 'A plan names a time, an owner and an effect (时间表、责任人、预期效果: the service quality strategy). A goal that is everybody’s is looked after by nobody.',
      'zh-CN': '计划要有时间表、责任人和预期效果（《客户服务质量提升策略》）。人人有份的指标，往往没人管。',
    },
  },
  check(blueprint, report) {
    for (const goal of all(blueprint, 'kpi'))
      if (!goal.owner?.trim()) report([goal.id], { name: nameOf(blueprint, goal.id) })
  },
  fix(blueprint, { at: [id] }) {
    const owner = aboutOf(blueprint)?.owner?.trim()
    return owner
      ? {
          label: { en: `Give it to ${owner}`, 'zh-CN': `由${owner}负责` },
          changes: [{ set: id, field: 'owner', to: owner }],
        }
      : undefined
  },
}
