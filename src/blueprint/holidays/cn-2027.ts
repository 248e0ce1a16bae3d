import type { HolidaySet } from './index.ts'

/** The days that the law itself names; bridges and make-up workdays come with the notice for the year. */
export const cn2027: HolidaySet<'cn-2027'> = {
  name: 'cn-2027',
  texts: { en: 'China 2027 (days by law)', 'zh-CN': '中国 2027 年法定节日（调休待公布）' },
  source: '全国年节及纪念日放假办法（国务院令第795号）',
  published: '2024-11-10',
  isComplete: false,
  off: [
    { name: { en: 'New Year', 'zh-CN': '元旦' }, from: '2027-01-01', to: '2027-01-01' },
    { name: { en: 'Spring Festival', 'zh-CN': '春节' }, from: '2027-02-05', to: '2027-02-08' },
    { name: { en: 'Qingming', 'zh-CN': '清明节' }, from: '2027-04-05', to: '2027-04-05' },
    { name: { en: 'Labour Day', 'zh-CN': '劳动节' }, from: '2027-05-01', to: '2027-05-02' },
    { name: { en: 'Dragon Boat Festival', 'zh-CN': '端午节' }, from: '2027-06-09', to: '2027-06-09' },
    { name: { en: 'Mid-Autumn Festival', 'zh-CN': '中秋节' }, from: '2027-09-15', to: '2027-09-15' },
    { name: { en: 'National Day', 'zh-CN': '国庆节' }, from: '2027-10-01', to: '2027-10-03' },
  ],
  worked: [],
}
