import { z } from 'zod'
import { distribution, field, id, stage } from '../field.ts'
import { kind } from '../kind.ts'

/** Time passes and nobody of ours works: an appointment, a contractor, a customer who thinks it over. */
export const delay = kind({
  name: 'delay',
  texts: {
    label: { en: 'Delay', 'zh-CN': '延时' },
    help: { en: 'Time passes; nobody is needed.', 'zh-CN': '时间流逝，不占用人员。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {
    stages: field(z.array(stage).max(20).optional(), 'distribution', 'How long', '时长'),
    calendar: field(id.optional(), 'record', 'Counts only when open', '只计工作时间', {
      of: 'calendar',
      help: { en: 'Without a calendar it is elapsed time.', 'zh-CN': '没有日历时按自然时间计。' },
    }),
    deadline: field(distribution.optional(), 'distribution', 'Deadline', '时限'),
  },
  glyph: 'timer',
  behaviour: (node) => [{ verb: 'delay', stages: node.stages ?? [], calendar: node.calendar, deadline: node.deadline }],
})
