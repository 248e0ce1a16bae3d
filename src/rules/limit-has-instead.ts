import { all, exitsOf, get, nameOf, type Blueprint } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A way that may be taken only so many times names the way that is taken afterwards. */
export const limitHasInstead: Rule = {
  name: 'limit-has-instead',
  severity: 'blocks',
  texts: {
    label: { en: 'A limit says what comes after it', 'zh-CN': '有上限的流向写明超过后走哪里' },
    what: {
      en: '“{name}” may be taken {limit} times, but nothing says where the case goes then.',
      'zh-CN': '“{name}”最多走 {limit} 次，但没有写明之后走哪里。',
    },
    remedy: {
      en: 'Choose another flow of the same step for “then instead”.',
      'zh-CN': '请在“超过后改走”中选择同一步骤的另一条流向。',
    },
    why: {
      en: 'Somebody has decided that a case may go this way only so often. What happens the next time is then a decision too: a supervisor, another way, an end.',
      'zh-CN': '既然规定了最多走几次，就也要决定再来一次怎么办。可以交主管、换一条路，或者结束。',
    },
    cases: {
      elsewhere: {
        what: {
          en: 'After {limit} times “{name}” gives way to a flow that begins at another step.',
          'zh-CN': '“{name}”走 {limit} 次后改走的流向不从同一步骤出发。',
        },
        remedy: { en: 'Choose another flow of the same step.', 'zh-CN': '请选择同一步骤的另一条流向。' },
      },
      circle: {
        what: {
          en: '“{name}” and the flow that stands in for it are limited both, and stand in for each other.',
          'zh-CN': '“{name}”与其替代流向都有上限，且互为替代。',
        },
        remedy: { en: 'Let one of them go without a limit.', 'zh-CN': '请让其中一条不设上限。' },
      },
    },
  },
  check(blueprint, report) {
    for (const flow of all(blueprint, 'flow')) {
      if (flow.limit === undefined || flow.kind !== 'sequence') continue
      const facts = { name: nameOf(blueprint, flow.id), limit: flow.limit }
      const instead = get(blueprint, 'flow', flow.instead)
      if (!instead || instead.id === flow.id) report([flow.id], facts)
      else if (instead.from !== flow.from || instead.kind !== 'sequence')
        report([flow.id, instead.id], facts, 'elsewhere')
      else if (isCircle(blueprint, flow.id)) report([flow.id, instead.id], facts, 'circle')
    }
  },
  fix(blueprint, { at: [id], variant }) {
    const flow = get(blueprint, 'flow', id)
    if (!flow || variant === 'circle') return undefined
    const others = exitsOf(blueprint, flow.from, flow.on).filter((one) => one.id !== id && one.limit === undefined)
    if (others.length !== 1) return undefined
    const name = nameOf(blueprint, others[0].id)
    return {
      label: { en: `Then take “${name.en}”`, 'zh-CN': `之后改走“${name['zh-CN']}”` },
      changes: [{ set: id, field: 'instead', to: others[0].id }],
    }
  },
}

function isCircle(blueprint: Blueprint, id: string): boolean {
  const seen = new Set<string>()
  for (let at = get(blueprint, 'flow', id); at?.limit !== undefined; at = get(blueprint, 'flow', at.instead)) {
    if (seen.has(at.id)) return true
    seen.add(at.id)
  }
  return false
}
