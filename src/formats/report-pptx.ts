/** PPTX: the written report as slides of shapes, tables and charts that can be edited, in one's own template's colours. */
import type { Blueprint } from '../blueprint/index.ts'
import type { ComposeOptions, Format } from './index.ts'

export const reportPptx = {
  name: 'report-pptx',
  label: { en: 'Report as slides (PowerPoint)', 'zh-CN': '报告幻灯片（PowerPoint）' },
  extension: 'pptx',
  media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  loses: {
    en: 'Findings, the blueprint, charts and tables as shapes to edit. Badges, beads and small pictures are not in the blueprint.',
    'zh-CN': '发现、蓝图、图和表均为可编辑形状；蓝图中不含徽标、排队点和小图。',
  },
  compose: async (blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>> => {
    const { deckOf } = await import('./report-pptx/deck.ts')
    return deckOf(blueprint, options)
  },
} satisfies Format
