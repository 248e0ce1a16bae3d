import { z } from 'zod'
import { duration, field } from '../field.ts'
import { kind } from '../kind.ts'

/** Cases are collected and go on together as one, when the batch is full or its time is up. */
export const batch = kind({
  name: 'batch',
  texts: {
    label: { en: 'Batch', 'zh-CN': '集批' },
    help: { en: 'Cases are collected and go on together.', 'zh-CN': '工单集满一批后一起前行。' },
  },
  roles: ['frontstage', 'backstage', 'support', 'custom'],
  shape: {
    size: field(z.number().int().min(1).optional(), 'number', 'Cases in a batch', '每批件数', { minimum: 1 }),
    timeout: field(duration.optional(), 'duration', 'At the latest after', '最迟等待'),
  },
  glyph: 'package',
  behaviour: (node) => [{ verb: 'gather', size: node.size ?? 1, timeout: node.timeout }],
})
