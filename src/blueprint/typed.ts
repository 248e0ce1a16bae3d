/** Times as people write them: `90 s`, `2 h`, `1.5 d`, `2小时`, `1 h 30`, `08:30`; and spreads of them: `5 to 12, usually 8`. */
import { plainText } from '../base/index.ts'
import { minutesIn, type DistributionSpec, type Duration, type Unit } from './field.ts'

const unitWords: readonly [Unit, RegExp][] = [
  ['workday', /^(working days?|workdays?|wd|工作日)$/],
  ['week', /^(weeks?|wks?|w|周|星期)$/],
  ['d', /^(days?|d|天|日)$/],
  ['h', /^(hours?|hrs?|h|小时|时|钟头)$/],
  ['min', /^(minutes?|mins?|m|分钟?|')$/],
  ['s', /^(seconds?|secs?|s|秒钟?|")$/],
]

const unitCalled = (word: string): Unit | undefined => unitWords.find(([, pattern]) => pattern.test(word))?.[0]

const number = String.raw`\d+(?:[.,]\d+)?`
const amount = new RegExp(String.raw`(${number})\s*([^\d\s.,]+(?:\s+days?)?)?`, 'giu')

const numberOf = (text: string): number => Number(text.replace(',', '.'))

/**
 * A length of time as it is typed. `1 h 30` and `1 h 30 min` are 90 min; `1:30` is an hour and a half.
 * @param otherwise the unit of a number that has none; without it such a number is no time
 * @returns undefined where it cannot be read
 */
export function readDuration(text: string, otherwise?: Unit): Duration | undefined {
  const typed = plainText(text)
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(typed)
  if (clock) return { value: Number(clock[1]) * 60 + Number(clock[2]), unit: 'min' }
  const parts = [...typed.matchAll(amount)]
  if (parts.length === 0 || typed.replace(amount, '').trim() !== '') return undefined
  let last: Unit | undefined
  const read: Duration[] = []
  for (const [, value, word] of parts) {
    // After hours a bare number means minutes, after minutes seconds.
    const next = last === 'h' ? 'min' : last === 'min' ? 's' : undefined
    const unit = word === undefined ? (next ?? (read.length === 0 ? otherwise : undefined)) : unitCalled(word.trim())
    if (unit === undefined) return undefined
    read.push({ value: numberOf(value), unit })
    last = unit
  }
  if (read.length === 1) return read[0]
  if (read.some(({ unit }) => unit === 'workday')) return undefined
  const smallest = read[read.length - 1].unit as Exclude<Unit, 'workday'>
  const minutes = read.reduce((sum, { value, unit }) => sum + value * minutesIn[unit as Exclude<Unit, 'workday'>], 0)
  return { value: Number((minutes / minutesIn[smallest]).toFixed(6)), unit: smallest }
}

const to = String.raw`\s*(?:to|bis|-|–|—|~|至|到)\s*`
const usually = String.raw`(?:usually|mostly|often|typically|通常|一般|多为|大多)\s*`
const pause = String.raw`\s*[,;，；、]?\s*`
const about = String.raw`(?:about|around|on average|average|mean|平均|大约|约)\s*`
const one = String.raw`\d+(?:[.,:]\d+)?\s*[^\d,;，；、]*?(?:\s*\d+\s*[^\d,;，；、]*?)?`

const forms: readonly [RegExp, (times: Duration[], unit: Unit) => DistributionSpec][] = [
  [
    new RegExp(`^(?:between\\s+)?(${one})(?:${to}|\\s+and\\s+)(${one})${pause}${usually}(${one})$`, 'u'),
    ([min, max, mode], unit) => ({
      distribution: 'triangular',
      min: min.value,
      mode: mode.value,
      max: max.value,
      unit,
    }),
  ],
  [
    new RegExp(`^${usually}(${one})${pause}(${one})${to}(${one})$`, 'u'),
    ([mode, min, max], unit) => ({
      distribution: 'triangular',
      min: min.value,
      mode: mode.value,
      max: max.value,
      unit,
    }),
  ],
  [
    new RegExp(`^(?:between\\s+)?(${one})(?:${to}|\\s+and\\s+)(${one})$`, 'u'),
    ([min, max], unit) => ({ distribution: 'uniform', min: min.value, max: max.value, unit }),
  ],
  [new RegExp(`^${about}(${one})$`, 'u'), ([mean], unit) => ({ distribution: 'exponential', mean: mean.value, unit })],
  [
    new RegExp(`^(?:always\\s+|总是\\s*)?(${one})$`, 'u'),
    ([value], unit) => ({ distribution: 'constant', value: value.value, unit }),
  ],
]

/**
 * A spread of times as it is typed: `5 to 12 min, usually 8` (triangular), `5 to 12 min` (any alike), `about 8 min`
 * (memoryless), `8 min` (always). One unit may serve all.
 * @returns undefined where it cannot be read
 */
export function readDistribution(text: string, otherwise: Unit = 'min'): DistributionSpec | undefined {
  const typed = plainText(text)
  for (const [pattern, spec] of forms) {
    const found = pattern.exec(typed)
    if (!found) continue
    const texts = found.slice(1)
    const named = texts.map((part) => readDuration(part)?.unit).find((unit) => unit !== undefined)
    const unit = named ?? otherwise
    const times = texts.map((part) => readDuration(part, unit))
    if (times.some((time) => time === undefined)) continue
    const alike = times.map((time) => inUnit(time as Duration, unit))
    if (alike.every((time) => time !== undefined)) return spec(alike, unit)
  }
  return undefined
}

/** The same time in another unit; undefined where a working day, which has no fixed length, stands against another. */
export function inUnit(time: Duration, unit: Unit): Duration | undefined {
  if (time.unit === unit) return time
  if (time.unit === 'workday' || unit === 'workday') return undefined
  return { value: Number(((time.value * minutesIn[time.unit]) / minutesIn[unit]).toFixed(6)), unit }
}
