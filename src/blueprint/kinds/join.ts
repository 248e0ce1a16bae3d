import { z } from 'zod'
import { field, label } from '../field.ts'
import { kind } from '../kind.ts'

/** Parallel ways meet again: when all have come, when those that were taken have come, or with the first. */
export const join = kind({
  name: 'join',
  texts: {
    label: { en: 'Join', 'zh-CN': '汇合' },
    help: { en: 'Parallel ways meet again.', 'zh-CN': '并行路径在此汇合。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {
    mode: field(z.enum(['all', 'inclusive', 'first']).optional(), 'choice', 'Waits for', '等待', {
      options: {
        all: label('all', '全部'),
        inclusive: label('those taken', '已走的路径'),
        first: label('the first', '最先到的'),
      },
    }),
    expects: field(z.number().int().min(1).max(1000).optional(), 'number', 'Waits for so many', '等待几路', {
      minimum: 1,
      help: {
        en: 'Where it waits for all: goes on once so many have come. Left empty, every way into it.',
        'zh-CN': '等待全部时：来够这么多路就继续。留空则等齐所有路径。',
      },
    }),
    others: field(z.enum(['cancel', 'finish']).optional(), 'choice', 'The others', '其余路径', {
      options: { cancel: label('are stopped', '中止'), finish: label('run on and are absorbed', '继续完成后并入') },
    }),
  },
  glyph: 'merge',
  behaviour: (node) => [
    { verb: 'join', mode: node.mode ?? 'all', expects: node.expects, others: node.others ?? 'cancel' },
  ],
})
