import { exitsOf, get, nameOf, nodesOf, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Who is kept at a step has been taken at an earlier one, from which the case comes straight. */
export const holdsSomething: Rule = {
  name: 'holds-something',
  severity: 'blocks',
  texts: {
    label: { en: 'Who is kept was taken before', 'zh-CN': '占用的人员此前已到场' },
    what: {
      en: '“{name}” keeps the people of “{held}”, but no case comes straight from there.',
      'zh-CN': '“{name}”要继续占用“{held}”的人员，但没有工单从那里直接过来。',
    },
    remedy: {
      en: 'Lead a flow from “{held}” to it, at most through decisions, or let it ask for people of its own.',
      'zh-CN': '请从“{held}”直接（或只经过判断）连到它，或改为另行申请人员。',
    },
    why: {
      en: 'People stay with a case only from one step to the next, as an installer stays while the port is mended. Who was not taken before cannot be kept.',
      'zh-CN': '人员只能从上一步陪同到下一步，例如端口修复时装机人员在场等候。此前没有到场的人，无从继续占用。',
    },
    cases: {
      nobody: {
        what: {
          en: '“{name}” keeps the people of “{held}”, but nobody is needed there.',
          'zh-CN': '“{name}”要继续占用“{held}”的人员，但那里不需要人员。',
        },
        remedy: { en: 'Say who is needed at “{held}”, or keep nobody.', 'zh-CN': '请写明“{held}”需要谁，或不再占用。' },
      },
    },
  },
  check(blueprint, report) {
    for (const action of nodesOf(blueprint, 'action')) {
      for (const id of action.holds ?? []) {
        const held = get(blueprint, 'node', id)
        if (held?.kind !== 'action') continue
        const facts = { name: nameOf(blueprint, action.id), held: nameOf(blueprint, id) }
        if (!held.needs?.length) report([action.id, id], facts, 'nobody')
        else if (!comesFrom(blueprint, id, action.id)) report([action.id, id], facts)
      }
    }
  },
  fix(blueprint, { at: [id, held] }) {
    const action = get(blueprint, 'node', id)
    if (action?.kind !== 'action') return undefined
    const left = (action.holds ?? []).filter((one) => one !== held)
    return {
      label: { en: 'Keep nobody from there', 'zh-CN': '不再占用' },
      changes: [{ set: id, field: 'holds', to: left.length > 0 ? left : null }],
    }
  },
}

/** Does a way lead from one step to the other through decisions, and steps that keep the same people, only? */
function comesFrom(blueprint: Blueprint, held: string, wanted: string): boolean {
  const seen = new Set([held])
  const waiting = [held]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { to } of exitsOf(blueprint, at)) {
      if (to === wanted) return true
      const node = get(blueprint, 'node', to)
      const passes = node?.kind === 'decision' || (node?.kind === 'action' && node.holds?.includes(held))
      if (!passes || seen.has(to)) continue
      seen.add(to)
      waiting.push(to)
    }
  }
  return false
}
