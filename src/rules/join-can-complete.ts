import { nameOf, starvingJoins } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** A join waits only for ways that are really taken. */
export const joinCanComplete: Rule = {
  name: 'join-can-complete',
  severity: 'blocks',
  texts: {
    label: { en: 'A join gets what it waits for', 'zh-CN': '汇合等得到所有路径' },
    what: {
      en: '“{name}” waits for all ways into it, but a case may take only some of them.',
      'zh-CN': '“{name}”要等齐所有路径，但工单可能只走其中一部分。',
    },
    remedy: {
      en: 'Let it wait for those taken, or lead ways that exclude each other past it.',
      'zh-CN': '请改为等待“已走的路径”，或让互斥的路径绕开它。',
    },
    why: { en: 'Such cases would wait there for ever.', 'zh-CN': '这样的工单会永远停在这里。' },
  },
  check(blueprint, report) {
    for (const id of starvingJoins(blueprint)) report([id], { name: nameOf(blueprint, id) })
  },
}
