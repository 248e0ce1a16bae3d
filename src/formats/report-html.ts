/** HTML: the written report as one page that stands alone: nothing in it runs, loads or links anything. */
import type { Blueprint } from '../blueprint/index.ts'
import type { ComposeOptions, Format } from './index.ts'

export const reportHtml = {
  name: 'report-html',
  label: { en: 'Report, one page (HTML)', 'zh-CN': '报告，单个网页（HTML）' },
  extension: 'html',
  media: 'text/html',
  loses: {
    en: 'All of the report, with pictures and tables, to read and print. It does not follow later edits.',
    'zh-CN': '完整报告，含图和表，可阅读和打印；不随之后的修改更新。',
  },
  compose,
} satisfies Format

async function compose(blueprint: Blueprint, options: ComposeOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { htmlOf } = await import('./report-html/page.ts')
  return new TextEncoder().encode(htmlOf(blueprint, options))
}
