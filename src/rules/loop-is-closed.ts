import { all, get, nameOf, reach, roleOf, routesOf, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Whatever the customer raises comes back to the customer: customer → company → customer 闭环管理. */
export const loopIsClosed: Rule = {
  name: 'loop-is-closed',
  severity: 'defect',
  texts: {
    label: { en: 'What the customer raises comes back', 'zh-CN': '客户提出的事项形成闭环' },
    what: {
      en: 'What the customer raises at “{from}” goes to “{to}” and never comes back to the customer.',
      'zh-CN': '客户在“{from}”提出的事项转到“{to}”之后，再也没有回到客户。',
    },
    remedy: {
      en: 'Lead a way from there back to the customer, with the answer.',
      'zh-CN': '请从那里画出回到客户的路径，给出答复。',
    },
    why: {
      en: 'A service is a closed loop: customer, company, customer (闭环管理: China Telecom Customer Service Management). An open one is a customer who is still waiting although everybody is done.',
      'zh-CN':
        '服务是“客户→企业→客户”的闭环（闭环管理，《中国电信客户服务管理》）。没有闭环，就是各部门都办完了，客户还在等。',
    },
  },
  check(blueprint, report) {
    for (const { at, from, to } of raised(blueprint))
      if (!comesBack(blueprint, to))
        report([at, from, to], { from: nameOf(blueprint, from), to: nameOf(blueprint, to) })
  },
}

/** By a flow out of the customer's lane, or by a call of somebody who has waited too long. */
function raised(blueprint: Blueprint): { at: string; from: string; to: string }[] {
  const flows = all(blueprint, 'flow').filter(
    (flow) => flow.kind === 'sequence' && isCustomer(blueprint, flow.from) && get(blueprint, 'node', flow.to),
  )
  return [
    ...flows.flatMap(({ id, from, to }) => (isCustomer(blueprint, to) ? [] : [{ at: id, from, to }])),
    ...all(blueprint, 'chase').flatMap(({ id, at, to }) =>
      get(blueprint, 'node', to) ? [{ at: id, from: at[0], to }] : [],
    ),
  ]
}

const isCustomer = (blueprint: Blueprint, id: string): boolean => {
  const node = get(blueprint, 'node', id)
  return node !== undefined && roleOf(blueprint, node) === 'customer'
}

function comesBack(blueprint: Blueprint, to: string): boolean {
  const passed = reach(routesOf(blueprint), [to])
  if ([...passed].some((id) => isCustomer(blueprint, id))) return true
  return all(blueprint, 'flow').some(
    (flow) =>
      (flow.kind === 'information' || flow.kind === 'encounter') &&
      passed.has(flow.from) &&
      isCustomer(blueprint, flow.to),
  )
}
