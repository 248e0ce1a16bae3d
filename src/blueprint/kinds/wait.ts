import { z } from 'zod'
import { field, id } from '../field.ts'
import { kind } from '../kind.ts'

/** The customer waits for a step to begin. It shows that waiting; the case itself waits at that step, so here it passes at once. */
export const wait = kind({
  name: 'wait',
  texts: {
    label: { en: 'Wait', 'zh-CN': '等待' },
    help: { en: 'The customer waits for another step to begin.', 'zh-CN': '顾客等待另一步骤开始。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {
    for: field(id.optional(), 'record', 'Waits for', '等待', { of: 'node' }),
    notice: field(z.boolean().optional(), 'switch', 'Customer is kept informed', '顾客知晓进度'),
  },
  glyph: 'hourglass',
  behaviour: () => [{ verb: 'mark' }],
})
