/** How wide a gap of quality is, as it is said: a time that falls short is longer by so much, a score lower. */
import { duration, plainNumber, render, type Language, type Texts } from '../base/index.ts'
import type { Rated } from '../analysis/quality-gaps.ts'
import { unitMinutes, type Blueprint } from '../blueprint/index.ts'

const workdays: Texts = { en: '{count} working days', 'zh-CN': '{count} 个工作日' }

/** @param short in its own unit; below 0 where it is better than it should be */
export function gapSize(blueprint: Blueprint, step: Rated, short: number, language: Language): string {
  const isMore = short > 0 === (step.quality?.unit !== undefined)
  return (short === 0 ? '' : isMore ? '+' : '−') + qualityAmount(blueprint, step, Math.abs(short), language)
}

/** So much of what quality is kept in: `1 h 20`, `3 working days`, `4.5` points. */
export function qualityAmount(blueprint: Blueprint, { quality }: Rated, amount: number, language: Language): string {
  if (quality?.unit === undefined) return plainNumber(amount)
  if (quality.unit === 'workday') return render(workdays[language], { count: plainNumber(amount) }, language)
  return duration(amount * unitMinutes(blueprint, quality.unit), language)
}
