import { kind } from '../kind.ts'

/** The case takes one of several ways, by condition on the case or by share; both stand on the flows. */
export const decision = kind({
  name: 'decision',
  texts: {
    label: { en: 'Decision', 'zh-CN': '判断' },
    help: { en: 'One of several ways is taken.', 'zh-CN': '从几条路径中选一条。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {},
  glyph: 'diamond',
  behaviour: () => [{ verb: 'branch' }],
})
