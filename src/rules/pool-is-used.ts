import { all, nameOf, nodesOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** People and systems that are there are needed at some step. */
export const poolIsUsed: Rule = {
  name: 'pool-is-used',
  severity: 'advice',
  texts: {
    label: { en: 'Who is there is needed', 'zh-CN': '资源都有用处' },
    what: { en: 'No step asks for “{name}”.', 'zh-CN': '没有步骤需要“{name}”。' },
    remedy: { en: 'Ask for them where they work, or take them out.', 'zh-CN': '请在其工作的步骤上添加，或删除它。' },
    why: {
      en: 'People whom no step asks for cost their hours and shorten no queue. Mostly a step has been forgotten, and its work looks as if it did itself.',
      'zh-CN': '没有步骤需要的人员只花钱，缩短不了任何队列。多半是某个步骤漏填了人员，看上去像是自动完成的。',
    },
  },
  check(blueprint, report) {
    const needed = new Set(
      nodesOf(blueprint, 'action').flatMap((action) => (action.needs ?? []).flatMap((need) => need.from)),
    )
    for (const { id } of all(blueprint, 'pool')) if (!needed.has(id)) report([id], { name: nameOf(blueprint, id) })
  },
  fix: (_blueprint, { at: [pool] }) => ({
    label: { en: 'Take them out', 'zh-CN': '删除' },
    changes: [{ remove: pool }],
  }),
}
