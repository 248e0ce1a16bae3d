import { kind } from '../kind.ts'

/** Where cases come in. Its streams (records of type `stream`) say how many, when, and of what mix. */
export const arrival = kind({
  name: 'arrival',
  texts: {
    label: { en: 'Arrival', 'zh-CN': '到达' },
    help: { en: 'Customers come in here, by channel and mix.', 'zh-CN': '顾客由此进入，按渠道和构成到达。' },
  },
  roles: ['customer'],
  shape: {},
  glyph: 'log-in',
  behaviour: () => [{ verb: 'create' }],
})
