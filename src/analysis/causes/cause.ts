/** Why a case waits: the causes, in the order in which they are shown everywhere, and what each means. */
import type { Texts } from '../../base/index.ts'

export const causes = [
  'off-shift',
  'suspended',
  'contention',
  'priority',
  'batching',
  'synchronisation',
  'transfer',
  'customer',
  'other',
] as const

export type Cause = (typeof causes)[number]

/** Where several hold at once the first of off shift, suspended, priority, contention counts. */
export const causeTexts: Record<Cause, { label: Texts; means: Texts }> = {
  'off-shift': {
    label: { en: 'off shift', 'zh-CN': '下班' },
    means: { en: 'Fewer were there than it needs.', 'zh-CN': '在岗人数不够它所需。' },
  },
  suspended: {
    label: { en: 'stopped', 'zh-CN': '中断' },
    means: { en: 'Work had begun and stood still.', 'zh-CN': '已开始处理，又停了下来。' },
  },
  contention: {
    label: { en: 'busy', 'zh-CN': '排队' },
    means: { en: 'All were busy with what came before it.', 'zh-CN': '人员都在忙先到的工单。' },
  },
  priority: {
    label: { en: 'others first', 'zh-CN': '让位' },
    means: { en: 'Somebody worked on what came after it.', 'zh-CN': '有人在办后到的工单。' },
  },
  batching: {
    label: { en: 'batch', 'zh-CN': '攒批' },
    means: { en: 'It waited for a batch or a tray to go.', 'zh-CN': '等待凑满一批或定时发送。' },
  },
  synchronisation: {
    label: { en: 'other branch', 'zh-CN': '等汇合' },
    means: { en: 'It waited for a parallel way.', 'zh-CN': '等待并行的另一路。' },
  },
  transfer: {
    label: { en: 'on its way', 'zh-CN': '传递' },
    means: { en: 'It was between two departments.', 'zh-CN': '在部门之间传递。' },
  },
  customer: {
    label: { en: 'customer', 'zh-CN': '等顾客' },
    means: { en: 'The customer had the next step.', 'zh-CN': '下一步在顾客手里。' },
  },
  other: {
    label: { en: 'other', 'zh-CN': '其他' },
    means: { en: 'Time passed for a reason of its own.', 'zh-CN': '另有缘由的等待。' },
  },
}
