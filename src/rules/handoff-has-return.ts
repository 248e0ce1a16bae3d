import {
  departmentOf,
  get,
  handoffs,
  nameOf,
  reach,
  roleOf,
  routesOf,
  type Blueprint,
  type Handoff,
  type Role,
} from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** What is handed on away from the customer is answered: to the giver, or because the way comes back there. */
export const handoffHasReturn: Rule = {
  name: 'handoff-has-return',
  severity: 'advice',
  texts: {
    label: { en: 'A handoff is answered', 'zh-CN': '交接有回复' },
    what: {
      en: '{department} hands over to “{to}” and never hears what came of it.',
      'zh-CN': '{department}交接给“{to}”之后，再也得不到结果。',
    },
    remedy: {
      en: 'Let the answer come back to the giver (回单), or lead the way back there.',
      'zh-CN': '请约定回单给交出方，或让流程回到那里。',
    },
    why: {
      en: 'A contact sheet that started at the front must close at the front (Puzzles of Service Processes). Who has the customer on the telephone must know what became of the case.',
      'zh-CN': '从前台发起的业务联系单，要在前台闭环（《服务流程之惑》）。面对客户的人必须知道这件事办得怎样了。',
    },
  },
  check(blueprint, report) {
    for (const handoff of handoffs(blueprint)) {
      const { flow, from } = handoff
      if (!lacksReturn(blueprint, handoff)) continue
      report([flow.id, flow.from, flow.to], {
        department: nameOf(blueprint, from.id),
        to: nameOf(blueprint, flow.to),
      })
    }
  },
  fix: (_blueprint, { at: [flow] }) => ({
    label: { en: 'Let the answer come back', 'zh-CN': '改为回复交出方' },
    changes: [{ set: flow, field: 'handoff.returns', to: true }],
  }),
}

/** It leads away from the customer, and nothing comes back of it: neither an answer, nor the case itself. */
export const lacksReturn = (blueprint: Blueprint, handoff: Handoff): boolean =>
  handoff.flow.handoff?.returns !== true && leadsAway(blueprint, handoff) && !comesBack(blueprint, handoff)

const depth: Partial<Record<Role, number>> = { frontstage: 1, backstage: 2, support: 3 }

/** Towards the customer the handoff is itself the answer. */
function leadsAway(blueprint: Blueprint, { flow }: Handoff): boolean {
  const [from, to] = [flow.from, flow.to].map((id) => {
    const node = get(blueprint, 'node', id)
    return node && depth[roleOf(blueprint, node) ?? 'custom']
  })
  return from !== undefined && to !== undefined && to > from
}

const comesBack = (blueprint: Blueprint, { flow, from }: Handoff): boolean =>
  [...reach(routesOf(blueprint), [flow.to])].some((id) => {
    const node = get(blueprint, 'node', id)
    return node?.kind === 'action' && departmentOf(blueprint, node)?.id === from.id
  })
