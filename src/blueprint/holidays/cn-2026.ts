import type { HolidaySet } from './index.ts'

export const cn2026: HolidaySet<'cn-2026'> = {
  name: 'cn-2026',
  texts: { en: 'China 2026', 'zh-CN': '中国 2026 年法定节假日' },
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  published: '2025-11-04',
  isComplete: true,
  off: [
    { name: { en: 'New Year', 'zh-CN': '元旦' }, from: '2026-01-01', to: '2026-01-03' },
    { name: { en: 'Spring Festival', 'zh-CN': '春节' }, from: '2026-02-15', to: '2026-02-23' },
    { name: { en: 'Qingming', 'zh-CN': '清明节' }, from: '2026-04-04', to: '2026-04-06' },
    { name: { en: 'Labour Day', 'zh-CN': '劳动节' }, from: '2026-05-01', to: '2026-05-05' },
    { name: { en: 'Dragon Boat Festival', 'zh-CN': '端午节' }, from: '2026-06-19', to: '2026-06-21' },
    { name: { en: 'Mid-Autumn Festival', 'zh-CN': '中秋节' }, from: '2026-09-25', to: '2026-09-27' },
    { name: { en: 'National Day', 'zh-CN': '国庆节' }, from: '2026-10-01', to: '2026-10-07' },
  ],
  worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
}
