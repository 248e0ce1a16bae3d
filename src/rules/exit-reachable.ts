import { all, exitReachable as toAnEnd, flowsFrom, namesOf, reachable } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** From every step that cases come to, an end can be reached. */
export const exitReachable: Rule = {
  name: 'exit-reachable',
  severity: 'blocks',
  texts: {
    label: { en: 'Every case can end', 'zh-CN': '每个工单都能结束' },
    what: { en: 'From {names} no end can be reached.', 'zh-CN': '从{names}到不了任何结束。' },
    remedy: {
      en: 'Draw a way out of there to an end, with a share above 0.',
      'zh-CN': '请画一条通向结束、比例大于 0 的去向。',
    },
    why: { en: 'Cases that cannot leave pile up for ever.', 'zh-CN': '出不去的工单会无限堆积。' },
  },
  check(blueprint, report) {
    const stuck = all(blueprint, 'node')
      .map((node) => node.id)
      .filter((id) => reachable(blueprint).has(id) && !toAnEnd(blueprint).has(id))
    // A step without any way on is named by another rule.
    const shown = stuck.filter((id) => flowsFrom(blueprint, id).length > 0)
    if (shown.length > 0) report(stuck, { names: namesOf(blueprint, shown) })
  },
}
