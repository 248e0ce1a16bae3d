import { all, flowsFrom, flowsTo, isStep, nameOf, reachable, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Cases come to every step that lies on a way. */
export const unreachableStep: Rule = {
  name: 'unreachable-step',
  severity: 'advice',
  texts: {
    label: { en: 'Cases come to every step', 'zh-CN': '每个步骤都有工单到达' },
    what: { en: 'No case ever comes to “{name}”.', 'zh-CN': '没有工单会到“{name}”。' },
    remedy: { en: 'Lead a flow to it, or take it out.', 'zh-CN': '请连上流向，或删除它。' },
    why: {
      en: 'What nobody reaches costs nothing, waits for nothing and has no figures. It is mostly a flow forgotten, or a step that was given up and never taken out.',
      'zh-CN': '到不了的步骤没有成本、没有等待，也没有数据。多半是漏画了流向，或步骤已经弃用却没有删除。',
    },
  },
  check(blueprint, report) {
    const linked = new Set(all(blueprint, 'flow').flatMap((flow) => [flow.from, flow.to]))
    for (const node of all(blueprint, 'node')) {
      if (!isStep(node) || reachable(blueprint).has(node.id)) continue
      // What is linked otherwise only (the customer's journey, an encounter, a system) shows something and is no step of cases.
      if (isOnAWay(blueprint, node.id) || !linked.has(node.id)) report([node.id], { name: nameOf(blueprint, node.id) })
    }
  },
  fix(blueprint, { at: [id] }) {
    const others = Object.values(blueprint.records).filter(
      (record) => record.type !== 'flow' && record.type !== 'place',
    )
    if (others.some((record) => speaksOf(record, id))) return undefined
    return { label: { en: 'Take it out', 'zh-CN': '删除此步骤' }, changes: [{ remove: id }] }
  },
}

const isOnAWay = (blueprint: Blueprint, id: string): boolean =>
  flowsFrom(blueprint, id).length > 0 || flowsTo(blueprint, id).length > 0

const speaksOf = (value: unknown, id: string): boolean =>
  value === id ||
  (typeof value === 'object' && value !== null && Object.values(value).some((inner) => speaksOf(inner, id)))
