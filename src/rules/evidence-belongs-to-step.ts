import { all, get, nameOf, newId, nodesOf, roleOf, shownAt } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Every piece of evidence is seen at some step. */
export const evidenceBelongsToStep: Rule = {
  name: 'evidence-belongs-to-step',
  severity: 'advice',
  texts: {
    label: { en: 'Evidence is seen at a step', 'zh-CN': '有形展示对应某个步骤' },
    what: {
      en: '“{name}” is linked to no step: nothing says when the customer sees it.',
      'zh-CN': '“{name}”没有连到任何步骤：看不出客户何时见到它。',
    },
    remedy: { en: 'Link it to the customer’s step, or take it out.', 'zh-CN': '请连到客户的步骤，或删除它。' },
    why: {
      en: 'Evidence works at a moment: the badge at the door, the receipt at the end. What belongs to no moment is made, printed and seen by nobody.',
      'zh-CN': '有形展示要在对的时刻起作用：上门时的工牌，结束时的单据。不属于任何时刻的展示，做了也没人看见。',
    },
  },
  check(blueprint, report) {
    const linked = new Set(all(blueprint, 'flow').flatMap((flow) => [flow.from, flow.to]))
    for (const { id } of nodesOf(blueprint, 'evidence'))
      if (!linked.has(id)) report([id], { name: nameOf(blueprint, id) })
  },
  fix(blueprint, { at: [id] }) {
    const shown = shownAt(blueprint)
    const phase = get(blueprint, 'node', id)?.phase
    const bare = nodesOf(blueprint, 'action').filter(
      (action) => roleOf(blueprint, action) === 'customer' && action.phase === phase && !shown.has(action.id),
    )
    if (bare.length !== 1) return undefined
    const name = nameOf(blueprint, bare[0].id)
    return {
      label: { en: `Show it at “${name.en}”`, 'zh-CN': `在“${name['zh-CN']}”展示` },
      changes: [
        {
          add: newId(blueprint, `${id}-shown`, 'shown'),
          record: { type: 'flow', kind: 'evidence', from: id, to: bare[0].id },
        },
      ],
    }
  },
}
