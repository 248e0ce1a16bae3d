/** Units as they are chosen. */
import type { Language } from '../../../base/index.ts'
import { units, type Unit } from '../../../blueprint/index.ts'

const names: Record<Unit, Record<Language, string>> = {
  s: { en: 's', 'zh-CN': '秒' },
  min: { en: 'min', 'zh-CN': '分' },
  h: { en: 'h', 'zh-CN': '小时' },
  d: { en: 'days', 'zh-CN': '天' },
  week: { en: 'weeks', 'zh-CN': '周' },
  workday: { en: 'working days', 'zh-CN': '工作日' },
}

export const unitName = (unit: Unit, language: Language): string => names[unit][language]

export const unitOptions = (language: Language): { value: string; text: string }[] =>
  units.map((unit) => ({ value: unit, text: names[unit][language] }))
