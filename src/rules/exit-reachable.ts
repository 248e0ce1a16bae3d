import {
  all,
  exitReachable as toAnEnd,
  flowsFrom,
  namesOf,
  reach,
  routesOf,
  type Blueprint,
} from '../blueprint/index.ts'
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
    why: {
      en: 'Cases that cannot leave pile up for ever. Behind each of them a customer hears nothing.',
      'zh-CN': '出不去的工单会无限堆积。每一件背后都有一位得不到答复的客户。',
    },
  },
  check(blueprint, report) {
    const come = comeTo(blueprint)
    const stuck = all(blueprint, 'node')
      .map((node) => node.id)
      .filter((id) => come.has(id) && !toAnEnd(blueprint).has(id))
    // A step without any way on is named by another rule.
    const shown = stuck.filter((id) => flowsFrom(blueprint, id).length > 0)
    if (shown.length > 0) report(stuck, { names: namesOf(blueprint, shown) })
  },
}

/** Steps to which cases come that should leave again; a closed population circulates for ever. */
function comeTo(blueprint: Blueprint): Set<string> {
  const streams = all(blueprint, 'stream')
  const closed = (id: string) => {
    const here = streams.filter((stream) => stream.at === id)
    return here.length > 0 && here.every((stream) => stream.arrivals.kind === 'population')
  }
  const routes = routesOf(blueprint)
  return reach(
    routes,
    routes.starts.filter((id) => !closed(id)),
  )
}
