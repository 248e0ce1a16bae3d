import { namesOf, reachable, zeroTimeLoops } from '../blueprint/index.ts'
import type { Rule } from './index.ts'

/** Who goes round takes time. */
export const noZeroTimeLoop: Rule = {
  name: 'no-zero-time-loop',
  severity: 'blocks',
  texts: {
    label: { en: 'A loop takes time', 'zh-CN': '循环需要时间' },
    what: {
      en: 'A case may go round through {names} without any time passing.',
      'zh-CN': '工单可在{names}之间循环而不花任何时间。',
    },
    remedy: {
      en: 'Give one of these steps a time, or the way back a limit.',
      'zh-CN': '请给其中一个步骤填写时间，或给回退设次数上限。',
    },
    why: {
      en: 'Going back costs time in every real service. Without any, a case would go round for ever within one instant.',
      'zh-CN': '现实中每次返工都要花时间。若不花时间，工单就会在一瞬间无限循环。',
    },
  },
  check(blueprint, report) {
    for (const loop of zeroTimeLoops(blueprint))
      if (loop.some((id) => reachable(blueprint).has(id))) report([...loop], { names: namesOf(blueprint, loop, 5) })
  },
}
