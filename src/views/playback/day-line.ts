/** A recorded day as a curve: how many wait and how many are served at each moment, and what happened to promises. Pure. */
import type { RecordedDay } from '../../simulation/day.ts'

export interface DayLine {
  /** Run minutes: the part of the day in which somebody is there, in whole hours of its length. */
  from: number
  to: number
  /** At equal steps from `from` to `to`. */
  waiting: number[]
  working: number[]
  most: number
}

/** How many places the curve has. */
const places = 288

export function dayLineOf({ stays, days, at }: RecordedDay): DayLine {
  const day = days[at]
  const begins = stays.reduce((least, { from }) => Math.min(least, from), Infinity)
  const ends = stays.reduce((most, { to = day.to }) => Math.max(most, to), -Infinity)
  const [from, to] = stays.length === 0 ? [day.from, day.to] : wholeHours(day, begins, ends)
  const pace = (to - from) / places
  const waiting = new Float64Array(places + 2)
  const working = new Float64Array(places + 2)
  const place = (moment: number) => Math.ceil(Math.min(places + 1, Math.max(0, (moment - from) / pace)))
  for (const { from: came, begun = Infinity, to: left = Infinity } of stays) {
    const starts = Math.min(begun, left)
    waiting[place(came)] += 1
    waiting[place(starts)] -= 1
    working[place(starts)] += 1
    working[place(left)] -= 1
  }
  const summed = (changes: Float64Array) => {
    let sum = 0
    return Array.from(changes.subarray(0, places + 1), (change) => (sum += change))
  }
  const [waits, works] = [summed(waiting), summed(working)]
  return { from, to, waiting: waits, working: works, most: Math.max(1, ...waits.map((one, i) => one + works[i])) }
}

function wholeHours(day: { from: number; to: number }, begins: number, ends: number): [number, number] {
  const hour = (moment: number, round: (hours: number) => number) => day.from + round((moment - day.from) / 60) * 60
  return [
    Math.max(day.from, hour(begins, Math.floor)),
    Math.min(day.to, Math.max(hour(ends, Math.ceil), day.from + 60)),
  ]
}
