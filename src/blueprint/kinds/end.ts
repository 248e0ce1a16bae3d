import { z } from 'zod'
import { field, label } from '../field.ts'
import { kind } from '../kind.ts'

export const outcomes = [
  'satisfied',
  'dissatisfied',
  'complaint',
  'abandoned',
  'refused',
  'deferred',
  'lost',
  'closed',
] as const
export type Outcome = (typeof outcomes)[number]

/** The case leaves, with an outcome. Inside a sub-blueprint it is the way back out. */
export const end = kind({
  name: 'end',
  texts: {
    label: { en: 'End', 'zh-CN': '结束' },
    help: { en: 'The case leaves, with an outcome.', 'zh-CN': '工单离开，带有结果。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {
    outcome: field(z.enum(outcomes).optional(), 'choice', 'Outcome', '结果', {
      options: {
        satisfied: label('satisfied', '满意'),
        dissatisfied: label('dissatisfied', '不满意'),
        complaint: label('complaint', '投诉'),
        abandoned: label('gave up', '放弃'),
        refused: label('refused', '拒绝'),
        deferred: label('deferred', '缓装'),
        lost: label('turned away', '流失'),
        closed: label('closed', '办结'),
      },
    }),
    counts: field(z.boolean().optional(), 'switch', 'Counts in the cycle time', '计入历时', {
      help: { en: 'Off for side errands such as a chasing call.', 'zh-CN': '催单等附带事务不计入。' },
    }),
    continues: field(z.string().max(80).optional(), 'text', 'Continues in the blueprint', '转入蓝图'),
  },
  glyph: 'circle-stop',
  behaviour: (node) => [{ verb: 'dispose', outcome: node.outcome ?? 'closed', counts: node.counts ?? true }],
})
