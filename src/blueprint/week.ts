/** Hours of a week, as they are written (days with their spans) and as they lie one after the other; either follows from the other. */
import { days } from './field.ts'
import type { Day } from './calendar.ts'

/** From, to: minutes since Monday 0:00, up to a week; sorted, disjoint, never touching. */
export type Stretch = readonly [from: number, to: number]

export interface DayHours {
  days: Day[]
  /** An end at or before its start means the next day. */
  spans: [from: string, to: string][]
}

const day = 1440
const week = 7 * day

export function stretchesOf(rows: readonly { days: readonly Day[]; spans: readonly (readonly [string, string])[] }[]) {
  const found: Stretch[] = []
  for (const row of rows)
    for (const one of row.days)
      for (const [opens, closes] of row.spans) {
        const midnight = days.indexOf(one) * day
        const [from, to] = [minuteOf(opens), minuteOf(closes)]
        const [start, end] = [midnight + from, midnight + (to <= from ? to + day : to)]
        found.push([start, Math.min(end, week)])
        if (end > week) found.push([0, end - week])
      }
  return merged(found)
}

/** Opens or closes a part of the week. */
export function painted(stretches: readonly Stretch[], [from, to]: Stretch, isOpen: boolean): Stretch[] {
  const rest = stretches.flatMap(([a, b]): Stretch[] => [
    [a, Math.min(b, from)],
    [Math.max(a, to), b],
  ])
  return merged(isOpen ? [...rest, [from, to]] : rest)
}

export const isOpenAt = (stretches: readonly Stretch[], [from, to]: Stretch): boolean =>
  stretches.some(([a, b]) => a <= from && b >= to)

function merged(stretches: readonly Stretch[]): Stretch[] {
  const next: [number, number][] = []
  for (const [from, to] of [...stretches].filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0])) {
    const last = next.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else next.push([from, to])
  }
  return next
}

/** Days of the same hours stand together. A night that ends before it began the day before stays one span. */
export function hoursOf(stretches: readonly Stretch[]): DayHours[] {
  const byDay = days.map((): DayHours['spans'] => [])
  for (const [from, to] of aroundSunday(stretches))
    for (let at = from; at < to;) {
      const on = Math.floor(at / day)
      const opens = at - on * day
      const left = to - (on + 1) * day
      const isNight = left > 0 && left <= opens
      byDay[on % 7].push([timeOf(opens), timeOf(left <= 0 ? to - on * day : isNight ? left : day)])
      at = isNight ? to : (on + 1) * day
    }
  const rows: DayHours[] = []
  for (const [at, spans] of byDay.entries()) {
    if (spans.length === 0) continue
    spans.sort(([a], [b]) => (a < b ? -1 : 1))
    const alike = rows.find((row) => row.spans.join() === spans.join())
    if (alike) alike.days.push(days[at])
    else rows.push({ days: [days[at]], spans })
  }
  return rows
}

/** What is open from Sunday into Monday is one stretch, which ends in the week after. */
function aroundSunday(stretches: readonly Stretch[]): readonly Stretch[] {
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (stretches.length < 2 || !first || !last || first[0] !== 0 || last[1] !== week) return stretches
  return [...stretches.slice(1, -1), [last[0], week + first[1]]]
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
