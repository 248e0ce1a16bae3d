import { z } from 'zod'
import { field, id, label, share } from '../field.ts'
import { kind } from '../kind.ts'

export const tags = ['fail', 'wait', 'decision', 'moment', 'idea', 'policy', 'question', 'data'] as const

/** Something to know about a step: where it fails, where it waits, an idea, a policy that stays. */
export const note = kind({
  name: 'note',
  texts: {
    label: { en: 'Note', 'zh-CN': '备注' },
    help: { en: 'A fail point, a critical moment, an idea, a policy.', 'zh-CN': '失败点、关键时刻、想法、规章。' },
  },
  roles: ['evidence', 'customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {
    tag: field(z.enum(tags).optional(), 'choice', 'Kind of note', '类别', {
      options: {
        fail: label('fail point', '失败点'),
        wait: label('wait point', '等待点'),
        decision: label('decision point', '决策点'),
        moment: label('moment of truth', '关键时刻'),
        idea: label('idea', '想法'),
        policy: label('policy', '规章'),
        question: label('question', '问题'),
        data: label('data', '数据'),
      },
    }),
    about: field(id.optional(), 'record', 'About', '关于', { of: 'node' }),
    chance: field(share.optional(), 'share', 'How often it fails', '失败概率'),
  },
  glyph: 'sticky-note',
  behaviour: () => [],
})
