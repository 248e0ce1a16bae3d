import { kind } from '../kind.ts'

/** A step that is a blueprint of its own: the nodes that stand `within` it are run in its place. */
export const subBlueprint = kind({
  name: 'sub-blueprint',
  texts: {
    label: { en: 'Sub-blueprint', 'zh-CN': '子蓝图' },
    help: { en: 'A step with a blueprint of its own inside.', 'zh-CN': '内含一张蓝图的步骤。' },
  },
  roles: ['customer', 'frontstage', 'backstage', 'support', 'custom'],
  shape: {},
  glyph: 'layers',
  behaviour: () => [{ verb: 'enter' }],
})
