/** When it is that cases wait: a stretch of the day, of the week or of the calendar in which most of the waiting begins. */
import type { Texts } from '../base/index.ts'
import { dateOf, dayNumber, days as weekdays } from '../blueprint/index.ts'
import { figure, type Figure, type Report } from './report.ts'

export interface Peak {
  is: 'hours' | 'weekdays' | 'dates'
  /** First and last hour (0–23), weekday (0 Monday) or day number. */
  from: number
  to: number
  /** Mean wait of those who begin to wait then, and of the others: minutes. */
  inside: number
  outside: number
  /** Share of all waiting minutes that begins then, and of those who wait. */
  waiting: number
  cases: number
  /** “in the evening (19–22)” */
  words: Texts
}

/** A stretch says something when it holds so much of the waiting, and so much more than its share of cases. */
const leastWaiting = 0.5
const leastLift = 1.5
/** So much more of the waiting must each further hour, weekday or date hold. */
const worthOfOne = { hours: 0.02, weekdays: 0.05, dates: 0.01 }

/** @returns the stretch that stands out most; undefined where waiting is spread evenly or hardly exists */
export function peakOf(report: Report, pool: string): Peak | undefined {
  const hours = Array.from({ length: 24 }, (_, hour) => figure(report, 'wait.mean', pool, { hour: `${hour}` }))
  const days = weekdays.map((day) => figure(report, 'wait.mean', pool, { day }))
  const found = [
    stretch('hours', hours, true, 8),
    stretch('weekdays', days, true, 3),
    stretch('dates', ...datesOf(report, pool)),
  ].filter((one) => one !== undefined)
  return found.sort((a, b) => b.waiting / b.cases - a.waiting / a.cases)[0]
}

/** Waits by date, with the day number of the first; only where the dates are known. */
function datesOf({ figures }: Report, pool: string): [(Figure | undefined)[], boolean, number, number] {
  const dated = (known.get(figures) ?? datedWaits(figures)).get(pool) ?? []
  if (dated.length < 14) return [[], false, 0, 0]
  const numbers = dated.map((one) => dayNumber(one.by?.date ?? ''))
  const first = numbers.reduce((a, b) => Math.min(a, b))
  const last = numbers.reduce((a, b) => Math.max(a, b))
  const list: (Figure | undefined)[] = Array.from({ length: last - first + 1 })
  dated.forEach((one, at) => (list[numbers[at] - first] = one))
  return [list, false, Math.floor(list.length / 2), first]
}

/** Found by one walk through all figures, however many pools ask. */
const known = new WeakMap<Report['figures'], Map<string, Figure[]>>()

function datedWaits(figures: Report['figures']): Map<string, Figure[]> {
  const byPool = new Map<string, Figure[]>()
  for (const one of Object.values(figures)) {
    if (one.measure !== 'wait.mean' || one.of === undefined || one.by?.date === undefined) continue
    const list = byPool.get(one.of)
    if (list) list.push(one)
    else byPool.set(one.of, [one])
  }
  known.set(figures, byPool)
  return byPool
}

function stretch(
  is: Peak['is'],
  list: readonly (Figure | undefined)[],
  circular: boolean,
  longest: number,
  first = 0,
): Peak | undefined {
  const n = list.map((one) => (one?.value === undefined ? 0 : one.n))
  const minutes = list.map((one, at) => (one?.value ?? 0) * n[at])
  const [allCases, allMinutes] = [sum(n), sum(minutes)]
  if (allCases === 0 || allMinutes === 0) return undefined
  let best: Peak | undefined
  let most = 0
  for (let from = 0; from < list.length; from += 1) {
    let [cases, waiting] = [0, 0]
    for (let length = 1; length <= longest; length += 1) {
      const at = from + length - 1
      if (!circular && at >= list.length) break
      cases += n[at % list.length]
      waiting += minutes[at % list.length]
      if (waiting < leastWaiting * allMinutes || cases === 0 || cases === allCases) continue
      const share = { waiting: waiting / allMinutes, cases: cases / allCases }
      // How far its share of waiting lies above its share of cases; what it adds must be worth a longer sentence.
      const worth = share.waiting - share.cases - worthOfOne[is] * length
      if (worth <= most) continue
      most = worth
      const to = first + (at % list.length)
      const means = { inside: waiting / cases, outside: (allMinutes - waiting) / (allCases - cases) }
      best = { is, from: first + from, to, ...means, ...share, words: wordsOf(is, first + from, to) }
    }
  }
  return best && best.waiting / best.cases >= leastLift ? best : undefined
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

const dayWords = [
  ['Monday', '周一'],
  ['Tuesday', '周二'],
  ['Wednesday', '周三'],
  ['Thursday', '周四'],
  ['Friday', '周五'],
  ['Saturday', '周六'],
  ['Sunday', '周日'],
] as const
export const weekdayWords = (day: number): Texts => ({ en: dayWords[day % 7][0], 'zh-CN': dayWords[day % 7][1] })

const months = 'January February March April May June July August September October November December'.split(' ')

export function wordsOf(is: Peak['is'], from: number, to: number): Texts {
  if (is === 'hours') {
    const part = partOfDay(from, to)
    const span = `${from}–${to + 1}`
    return { en: `${part.en} (${span})`, 'zh-CN': `${part['zh-CN']}（${span} 点）` }
  }
  if (is === 'weekdays') {
    if (from === 5 && to === 6) return { en: 'at the weekend', 'zh-CN': '周末' }
    const [a, b] = [weekdayWords(from), weekdayWords(to)]
    return from === to
      ? { en: `on ${a.en}`, 'zh-CN': a['zh-CN'] }
      : { en: `from ${a.en} to ${b.en}`, 'zh-CN': `${a['zh-CN']}到${b['zh-CN']}` }
  }
  const [a, b] = [dateOf(from), dateOf(to)].map((date) => ({
    day: Number(date.slice(8)),
    month: Number(date.slice(5, 7)),
  }))
  const english = (one: typeof a) => `${one.day} ${months[one.month - 1]}`
  const start = a.month === b.month ? `${a.day}` : english(a)
  const chineseEnd = a.month === b.month ? `${b.day} 日` : `${b.month} 月 ${b.day} 日`
  return { en: `from ${start} to ${english(b)}`, 'zh-CN': `${a.month} 月 ${a.day} 日至 ${chineseEnd}` }
}

/** The part of the day in which a stretch of hours has its middle. */
function partOfDay(from: number, to: number): Texts {
  const middle = (from + ((to - from + 25) % 24 || 24) / 2) % 24
  if (middle < 5) return { en: 'at night', 'zh-CN': '夜间' }
  if (middle < 8.5) return { en: 'early in the morning', 'zh-CN': '清晨' }
  if (middle < 11.5) return { en: 'in the morning', 'zh-CN': '上午' }
  if (middle < 13.5) return { en: 'around noon', 'zh-CN': '中午' }
  if (middle < 17.5) return { en: 'in the afternoon', 'zh-CN': '下午' }
  if (middle < 22.5) return { en: 'in the evening', 'zh-CN': '傍晚' }
  return { en: 'at night', 'zh-CN': '夜间' }
}
