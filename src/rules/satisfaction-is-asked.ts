import { aroundOf, namesOf, nodesOf } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** At the end it is known whether the customer is satisfied. */
export const satisfactionIsAsked: Rule = {
  name: 'satisfaction-is-asked',
  severity: 'advice',
  texts: {
    label: { en: 'It is known whether the customer is satisfied', 'zh-CN': '知道客户是否满意' },
    what: {
      en: 'No end says whether the customer is satisfied: cases end at {names}.',
      'zh-CN': '没有任何结束说明客户是否满意：工单在{names}结束。',
    },
    remedy: {
      en: 'Ask at the end (回访), and let satisfied and dissatisfied customers come to different ends.',
      'zh-CN': '请在最后做回访，让满意与不满意的客户到达不同的结束。',
    },
    why: {
      en: 'A service ends at the customer’s satisfaction, not at the last signature (终于客户满意: China Telecom Customer Service Management). Who does not ask learns of it by complaint.',
      'zh-CN': '服务终于客户满意，而不是最后一个签字（《中国电信客户服务管理》）。不问，就只能等投诉来了才知道。',
    },
  },
  check(blueprint, report) {
    const ends = nodesOf(blueprint, 'end').filter((end) => aroundOf(blueprint, end) === undefined)
    if (ends.length === 0 || ends.some((end) => end.outcome === 'satisfied' || end.outcome === 'dissatisfied')) return
    const ids = ends.map((end) => end.id)
    report(ids, { names: namesOf(blueprint, ids) })
  },
}
