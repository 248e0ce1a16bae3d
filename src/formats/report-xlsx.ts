/** XLSX: the written report as sheets, one a section; numbers are numbers in their units, with half of their interval beside. */
import type { Blueprint } from '../blueprint/index.ts'
import type { ComposeOptions, Format } from './index.ts'

export const reportXlsx = {
  name: 'report-xlsx',
  label: { en: 'Report as sheets (Excel)', 'zh-CN': '报告工作表（Excel）' },
  extension: 'xlsx',
  media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  loses: {
    en: 'All sentences and tables, one sheet a section, numbers to reckon with. Pictures are not in it.',
    'zh-CN': '全部文字和表格，每部分一张工作表，数值可直接计算；不含图片。',
  },
  compose: async (blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>> => {
    const { workbookOf } = await import('./report-xlsx/workbook.ts')
    return workbookOf(blueprint, options)
  },
} satisfies Format
