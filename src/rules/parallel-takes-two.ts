import { all, exitsOf, flowsTo, nameOf, reachable } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A fork parts into several ways, and a join brings several together. */
export const parallelTakesTwo: Rule = {
  name: 'parallel-takes-two',
  severity: 'advice',
  texts: {
    label: { en: 'Parallel means two at least', 'zh-CN': '并行至少有两条路' },
    what: {
      en: 'Only one way leads out of the fork “{name}”: nothing runs side by side.',
      'zh-CN': '分支“{name}”只有一条去向：没有并行。',
    },
    remedy: { en: 'Draw the other way, or take the fork out.', 'zh-CN': '请画出另一条路径，或删除分支。' },
    why: {
      en: 'Key accounts need several departments at once, and time is won only where they really work side by side (无缝衔接: Puzzles of Service Processes). A fork with one way promises that and does not do it.',
      'zh-CN': '大客户需要几个部门同时行动、无缝衔接，真正并行才省时间（《服务流程之惑》）。只有一条路的分支徒有其名。',
    },
    cases: {
      join: {
        what: {
          en: 'Only one way leads into the join “{name}”: there is nothing to wait for.',
          'zh-CN': '汇合“{name}”只有一条来路：没有什么可等。',
        },
        remedy: {
          en: 'Lead the other way into it, or take the join out.',
          'zh-CN': '请把另一条路径接进来，或删除汇合。',
        },
      },
    },
  },
  check(blueprint, report) {
    for (const node of all(blueprint, 'node')) {
      if ((node.kind !== 'fork' && node.kind !== 'join') || !reachable(blueprint).has(node.id)) continue
      const ways = node.kind === 'fork' ? exitsOf(blueprint, node.id) : flowsTo(blueprint, node.id)
      const name = nameOf(blueprint, node.id)
      if (ways.length === 1) report([node.id], { name }, node.kind === 'join' ? 'join' : undefined)
    }
  },
  fix(blueprint, { at: [id] }) {
    const [into, out] = [flowsTo(blueprint, id), exitsOf(blueprint, id)]
    if (out.length !== 1 || out[0].to === id) return undefined
    return {
      label: { en: 'Take it out', 'zh-CN': '删除并接上' },
      changes: [...into.map((flow) => ({ set: flow.id, field: 'to', to: out[0].to })), { remove: id }],
    }
  },
}
