import { languages, type Texts, type UserText } from '../base/index.ts'
import { all, get, nameOf, namesOf, nodesOf, reach, roleOf, routesOf, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** The customer is asked for the same thing once. */
export const askedOnce: Rule = {
  name: 'asked-once',
  severity: 'advice',
  texts: {
    label: { en: 'The customer is asked once', 'zh-CN': '同样的信息只问客户一次' },
    what: {
      en: 'The customer gives “{item}” several times: at {names}.',
      'zh-CN': '客户要多次提供“{item}”：在{names}。',
    },
    remedy: {
      en: 'Pass on what has been given, on the form of the handoff.',
      'zh-CN': '请把已经提供的信息写在交接单据上传下去。',
    },
    why: {
      en: 'Service that is done twice is effort lost, and the customer sees that the departments do not speak with each other (Value Chain of Service). What one has asked the next should know.',
      'zh-CN':
        '重复服务浪费人力，也让客户看出部门之间互不通气（《服务价值链管理》）。前一环节问过的，后一环节就应该知道。',
    },
    cases: {
      step: {
        what: {
          en: 'On one way the customer comes to “{name}” {count} times, at different steps.',
          'zh-CN': '在同一条路径上，客户要在不同步骤经历“{name}” {count} 次。',
        },
        remedy: {
          en: 'Do it once and pass on the result, or give the steps names that say how they differ.',
          'zh-CN': '请只做一次并把结果传下去；若并非同一件事，请在名称上加以区分。',
        },
      },
    },
  },
  check(blueprint, report) {
    for (const flows of groups(itemsFromCustomer(blueprint), ({ item }) => item)) {
      const receivers = new Set(flows.map((flow) => flow.to))
      const item = Object.fromEntries(languages.map((one) => [one, flows[0].item[one]])) as UserText
      if (receivers.size > 1)
        report([...flows.map((flow) => flow.id)], { item, names: namesOf(blueprint, [...receivers]) })
    }
    const routes = routesOf(blueprint)
    const met = nodesOf(blueprint, 'action').filter((action) => {
      const role = roleOf(blueprint, action)
      return role === 'customer' || role === 'frontstage'
    })
    for (const alike of groups(met, ({ id }) => nameOf(blueprint, id))) {
      const ids = alike.map((action) => action.id)
      const later = ids.find((id) => ids.some((other) => other !== id && reach(routes, [other]).has(id)))
      if (later !== undefined) report(ids, { name: nameOf(blueprint, ids[0]), count: ids.length }, 'step')
    }
  },
}

/** Flows on which the customer gives something that has a name. */
const itemsFromCustomer = (blueprint: Blueprint) =>
  all(blueprint, 'flow').flatMap(({ id, from, to, item }) => {
    const [giver, taker] = [get(blueprint, 'node', from), get(blueprint, 'node', to)]
    const isGiven = giver && taker && roleOf(blueprint, giver) === 'customer' && roleOf(blueprint, taker) !== 'customer'
    return isGiven && item ? [{ id, to, item: { en: item.en ?? '', 'zh-CN': item['zh-CN'] ?? '' } }] : []
  })

/** Those of the same name in every language, where there are several. */
function groups<T>(list: readonly T[], nameFor: (one: T) => Texts): T[][] {
  const found = new Map<string, T[]>()
  for (const one of list) {
    const name = nameFor(one)
    const key = languages.map((language) => name[language].trim().toLowerCase()).join('\n')
    found.set(key, [...(found.get(key) ?? []), one])
  }
  return [...found.values()].filter((alike) => alike.length > 1)
}
