/** Run minutes as people read them: hour of the day, weekday, date, in the blueprint's own time zone. */
import { dateOf, days, localClock, midnights, weekdayOf, type Blueprint, type Day } from '../blueprint/index.ts'

const minutesPerDay = 1440

export class LocalTime {
  /** Float64Array // [day of the run], run minute of its midnight; the first lies at or before 0 */
  readonly #midnights: Float64Array
  readonly #firstDay: number
  readonly #firstWeekday: number
  readonly #minuteOf: (runMinute: number) => number
  /** The day asked for last, for the next question is mostly about it too. Before the first day and after the last go on. */
  #day = 0
  #dayBegins = 0
  #dayEnds = 0
  /** It has as many minutes as most. */
  #isPlain = false

  /** @param horizon minutes that will be asked for at most */
  constructor(blueprint: Blueprint, horizon: number) {
    const clock = localClock(blueprint)
    // Without a readable start or zone (a rule says so) a run begins on a Monday at midnight.
    this.#midnights = Float64Array.from(clock ? midnights(clock, horizon) : plainMidnights(horizon))
    this.#firstDay = clock ? clock.local(0).day : 4
    this.#firstWeekday = days.indexOf(this.weekdayName(0))
    this.#minuteOf = clock ? (at) => clock.local(at).minuteOfDay : (at) => at % minutesPerDay
  }

  /** Days that the horizon touches. */
  get days(): number {
    return this.#midnights.length
  }

  /** Number of the local day, 0 for the one in which the run starts. */
  dayOf(at: number): number {
    if (at < this.#dayBegins || at >= this.#dayEnds) this.#turnTo(at)
    return this.#day
  }

  /** Minute of the local day, 0 to 1440. */
  minuteOfDay(at: number): number {
    if (at < this.#dayBegins || at >= this.#dayEnds) this.#turnTo(at)
    return this.#isPlain ? at - this.#midnights[this.#day] : this.#minuteOf(at)
  }

  /** 0 to 23. */
  hourOf(at: number): number {
    return Math.min(23, Math.floor(this.minuteOfDay(at) / 60))
  }

  /** When the hour after this moment begins: run minutes. */
  nextHour(at: number): number {
    return at + 60 - (this.minuteOfDay(at) % 60)
  }

  /** 0 Monday to 6 Sunday. */
  weekdayOf(at: number): number {
    return this.weekdayOfDay(this.dayOf(at))
  }

  weekdayOfDay(day: number): number {
    return (this.#firstWeekday + day) % 7
  }

  weekdayName(day: number): Day {
    return weekdayOf(this.#firstDay + day)
  }

  /** `2026-11-08` */
  dateOf(day: number): string {
    return dateOf(this.#firstDay + day)
  }

  #turnTo(at: number): void {
    const starts = this.#midnights
    const last = starts.length - 1
    let day = Math.min(last, Math.max(0, Math.floor((at - starts[0]) / minutesPerDay)))
    while (day > 0 && starts[day] > at) day -= 1
    while (day < last && starts[day + 1] <= at) day += 1
    this.#day = day
    this.#dayBegins = day === 0 ? -Infinity : starts[day]
    this.#dayEnds = day === last ? Infinity : starts[day + 1]
    this.#isPlain = day < last && starts[day + 1] - starts[day] === minutesPerDay
  }
}

const plainMidnights = (horizon: number): number[] =>
  Array.from({ length: Math.ceil(horizon / minutesPerDay) + 2 }, (_, day) => day * minutesPerDay)
