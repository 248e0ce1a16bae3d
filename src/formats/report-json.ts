/** JSON: the written report as it is, sentences and numbers; for what reads it by program. */
import type { Blueprint } from '../blueprint/index.ts'
import type { ComposeOptions, Format } from './index.ts'
import { writtenOf } from './written/written.ts'

export const reportJson = {
  name: 'report-json',
  label: { en: 'Report for programs (JSON)', 'zh-CN': '报告，供程序读取（JSON）' },
  extension: 'json',
  media: 'application/json',
  loses: {
    en: 'Sentences and tables with their numbers; no pictures.',
    'zh-CN': '包含文字和表格数据，不含图片。',
  },
  compose,
} satisfies Format

function compose(blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>> {
  const written = writtenOf(blueprint, options.report, options)
  return Promise.resolve(new TextEncoder().encode(`${JSON.stringify(written, null, 2)}\n`))
}
