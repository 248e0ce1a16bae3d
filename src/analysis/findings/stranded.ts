import { flowsTo, nameOf } from '../../blueprint/index.ts'
import { strandedAt } from '../licence.ts'
import type { FindingMaker } from './index.ts'

/** Cases that never get past a join are counted, never silently lost. */
export const stranded: FindingMaker = {
  name: 'stranded',
  question: { en: 'Who waits at a join in vain?', 'zh-CN': '谁在汇合处白等？' },

  find: ({ blueprint, report }) =>
    strandedAt(blueprint, report).map(({ join, share }) => ({
      ...{ rule: 'stranded', severity: 'defect', at: [join, ...flowsTo(blueprint, join).map((flow) => flow.id)] },
      facts: { join: nameOf(blueprint, join), share: { share: share.value ?? 0 } },
      what: {
        en: 'At “{join}” {share} of all cases wait for ever for a way that was not taken.',
        'zh-CN': '在“{join}”，有 {share} 的工单永远等不到未走的路径。',
      },
      remedy: {
        en: 'Let it wait for those taken, or lead every way to it.',
        'zh-CN': '请改为等待“已走的路径”，或让每条路径都到达这里。',
      },
    })),
}
