import { z } from 'zod'
import { distribution, field, share } from '../field.ts'
import { kind } from '../kind.ts'

/**
 * Who gave up, would not queue or was turned away tries again after a while: a share of them, so many times at most.
 * The way on is the next try; the way “patience is over” is for those who let it be.
 */
export const redial = kind({
  name: 'redial',
  texts: {
    label: { en: 'Redial', 'zh-CN': '重拨' },
    help: {
      en: 'Who did not get through tries again after a while, or lets it be.',
      'zh-CN': '未接通的客户过一会儿再试，或就此作罢。',
    },
  },
  roles: ['customer'],
  shape: {
    share: field(share.optional(), 'share', 'So many try again', '重拨比例', { minimum: 0, maximum: 1, step: 0.01 }),
    after: field(distribution.optional(), 'distribution', 'After', '间隔'),
    limit: field(z.number().int().min(1).max(1000).optional(), 'number', 'Tries again at most', '最多重拨次数', {
      minimum: 1,
    }),
  },
  glyph: 'phone-forwarded',
  behaviour: (node) => [
    { verb: 'branch', again: { share: node.share ?? 1, limit: node.limit } },
    {
      verb: 'delay',
      stages: node.after ? [{ time: node.after }] : [],
      calendar: undefined,
      deadline: undefined,
    },
  ],
})
