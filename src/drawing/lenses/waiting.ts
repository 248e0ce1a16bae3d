import type { Lens } from '../lens.ts'

/** How long cases wait, and where: what the picture shows when nobody asks for something else. */
export const waiting = {
  name: 'waiting',
  label: { en: 'Waiting', 'zh-CN': '等待' },
  shows: { en: 'How long cases wait, and where.', 'zh-CN': '工单在哪里等待、等多久。' },
  isWarm: true,
  marks: () => ({ legend: [{ is: 'heat' }] }),
} as const satisfies Lens
