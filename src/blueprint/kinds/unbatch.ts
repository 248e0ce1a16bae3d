import { kind } from '../kind.ts'

/** A batch is parted into its cases again. */
export const unbatch = kind({
  name: 'unbatch',
  texts: {
    label: { en: 'Unbatch', 'zh-CN': '拆批' },
    help: { en: 'A batch is parted into its cases again.', 'zh-CN': '把一批拆回各个工单。' },
  },
  roles: ['frontstage', 'backstage', 'support', 'custom'],
  shape: {},
  glyph: 'package-open',
  behaviour: () => [{ verb: 'scatter' }],
})
