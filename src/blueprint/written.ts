/** Times written as people type them, so that what is shown can be typed again: the inverse of `typed.ts`. */
import { equal, plainNumber, type Language } from '../base/index.ts'
import { distributionOf, isDistribution, meanOf, type Spec } from '../random/index.ts'
import type { DistributionSpec, Duration, Unit } from './field.ts'
import { readDistribution } from './typed.ts'

const unitWords: Record<Language, Record<Unit, (value: number) => string>> = {
  en: {
    s: () => ' s',
    min: () => ' min',
    h: () => ' h',
    d: () => ' d',
    week: (value) => (value === 1 ? ' week' : ' weeks'),
    workday: (value) => (value === 1 ? ' working day' : ' working days'),
  },
  'zh-CN': {
    s: () => ' 秒',
    min: () => ' 分钟',
    h: () => ' 小时',
    d: () => ' 天',
    week: () => ' 周',
    workday: () => ' 工作日',
  },
}

/** `1.5 h`, `2 working days`. */
export const writeDuration = ({ value, unit }: Duration, language: Language): string =>
  `${value}${unitWords[language][unit](value)}`

/**
 * A spread of times: `5 to 12 min, usually 8`. One that has no such words says its name and its mean,
 * `lognormal, mean 60 min`, and is not read again.
 */
export function writeDistribution(spec: DistributionSpec, language: Language): string {
  const unit = spec.unit ?? 'min'
  const own = { ...spec, unit }
  const text = wordsOf(own, unit, language)
  if (text !== undefined && equal(readDistribution(text), own)) return text
  if (!isDistribution(spec.distribution)) return spec.distribution
  const mean = writeDuration({ value: Number(plainNumber(meanOf(spec as Spec))), unit }, language)
  const name = distributionOf(spec as Spec).texts.label[language]
  return language === 'en' ? `${name}, mean ${mean}` : `${name}，均值 ${mean}`
}

function wordsOf(spec: DistributionSpec, unit: Unit, language: Language): string | undefined {
  const time = (value: unknown) => writeDuration({ value: Number(value), unit }, language)
  const from = language === 'en' ? `${Number(spec.min)} to ` : `${Number(spec.min)} 到 `
  switch (spec.distribution) {
    case 'constant':
      return time(spec.value)
    case 'exponential':
      return `${language === 'en' ? 'about' : '平均'} ${time(spec.mean)}`
    case 'uniform':
      return from + time(spec.max)
    case 'triangular':
      return `${from}${time(spec.max)}${language === 'en' ? ', usually' : '，通常'} ${Number(spec.mode)}`
    default:
      return undefined
  }
}
