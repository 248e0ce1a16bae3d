import { z } from 'zod'
import { field, label } from '../field.ts'
import { kind } from '../kind.ts'

/** Several ways are taken at the same time: all of them, or (inclusive) those whose condition holds. */
export const fork = kind({
  name: 'fork',
  texts: {
    label: { en: 'Fork', 'zh-CN': '并行分支' },
    help: { en: 'Several steps start at the same time.', 'zh-CN': '几个步骤同时开始。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {
    mode: field(z.enum(['all', 'inclusive']).optional(), 'choice', 'Takes', '取', {
      options: {
        all: label('all ways', '全部路径'),
        inclusive: label('those whose condition holds', '条件成立的路径'),
      },
    }),
  },
  glyph: 'split',
  behaviour: (node) => [{ verb: 'fork', mode: node.mode ?? 'all' }],
})
