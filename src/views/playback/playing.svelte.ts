/** A recorded day being played: what moment is shown, how fast it goes, and the days beside it. */
import type { RecordedDay } from '../../simulation/day.ts'
import { dayLineOf } from './day-line.ts'
import { goals, turnsOf, type Goal, type Moment } from './moments.ts'

/** Simulated minutes a second, as in the story. */
const speeds = [1, 10, 60, 300, 1000] as const

/** How long a token is on its way in the picture, seconds. */
const hopSeconds = 0.4
/** What is written beside the picture changes so often, milliseconds: who reads cannot follow every frame. */
const readable = 200
/** So much of a day is left when the next one is asked for. */
const ahead = 0.3

export class Playing {
  readonly speeds = speeds
  day = $state.raw<RecordedDay>()
  /** The moment that is shown, run minutes. */
  now = $state(0)
  /** The same for words: it follows a little later. */
  told = $state(0)
  isPlaying = $state(false)
  speed = $state<number>(60)
  /** Index of the case that is looked at. */
  marked = $state<number>()
  trouble = $state<string>()
  isLoading = $state(false)
  readonly #record: (at: number | undefined) => Promise<RecordedDay>
  /** Those near the one that is shown. */
  #known: readonly { at: number; day: Promise<RecordedDay> }[] = []
  #frame = 0
  #wanted = 0

  /** @param record of the present run, day by day; of a day worth seeing where it is not said which */
  constructor(record: (at: number | undefined) => Promise<RecordedDay>) {
    this.#record = record
  }

  readonly line = $derived.by(() =>
    this.day ? dayLineOf(this.day) : { from: 0, to: 1, waiting: [], working: [], most: 1 },
  )
  readonly #turns = $derived.by(() => (this.day ? turnsOf(this.day) : []))

  get isFirst(): boolean {
    return this.now <= this.line.from && (this.day?.at ?? 0) === 0
  }
  get isLast(): boolean {
    const { day } = this
    return !day || (this.now >= this.line.to && day.at === day.days.length - 1)
  }
  /** How long a token is on its way, run minutes. */
  get hop(): number {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : hopSeconds * this.speed
  }

  /** Shows another day from its beginning. @returns whether it came */
  async open(at?: number): Promise<boolean> {
    const wanted = (this.#wanted += 1)
    this.isLoading = true
    this.trouble = undefined
    try {
      const day = await this.#of(at)
      if (wanted !== this.#wanted) return false
      this.day = day
      this.marked = undefined
      this.goTo(this.line.from)
      return true
    } catch (problem) {
      if (wanted === this.#wanted) this.trouble = problem instanceof Error ? problem.message : String(problem)
      return false
    } finally {
      if (wanted === this.#wanted) this.isLoading = false
    }
  }

  goTo(moment: number): void {
    this.now = this.told = Math.min(this.line.to, Math.max(this.line.from, moment))
  }

  back(): void {
    this.pause()
    const before = this.#turns.findLast((turn) => turn < this.now - 1e-9)
    if (before !== undefined) this.goTo(before)
    else if (this.day && this.day.at > 0)
      void this.open(this.day.at - 1).then((came) => came && this.goTo(this.line.to))
  }

  forward(): void {
    this.pause()
    const next = this.#turns.find((turn) => turn > this.now + 1e-9)
    if (next !== undefined) this.goTo(next)
    else void this.#next()
  }

  /** To the next of such moments; over the days where there is one to come. @returns whether there was one */
  async leap(goal: Goal): Promise<boolean> {
    this.pause()
    const { day } = this
    if (!day) return false
    const found = goals[goal](day)
    const next = goal === 'longest' ? found[0] : found.find(({ at }) => at > this.now + 1e-9)
    if (next) return this.#show(next)
    const later = goal === 'broken' ? day.days.findIndex(({ broken }, at) => at > day.at && broken > 0) : -1
    if (later < 0 || !(await this.open(later)) || !this.day) return false
    const [first] = goals[goal](this.day)
    return first ? this.#show(first) : false
  }

  play(): void {
    if (this.isPlaying) return this.pause()
    if (this.isLast) this.goTo(this.line.from)
    this.isPlaying = true
    let [last, told] = [performance.now(), performance.now()]
    const tick = (time: number) => {
      this.now = Math.min(this.line.to, this.now + ((time - last) / 1000) * this.speed)
      last = time
      if (time - told >= readable) {
        this.told = this.now
        told = time
      }
      if (this.now > this.line.to - (this.line.to - this.line.from) * ahead) this.#ask()
      if (this.now < this.line.to) this.#frame = requestAnimationFrame(tick)
      else void this.#next().then((came) => (came ? this.#goOn() : this.pause()))
    }
    this.#frame = requestAnimationFrame(tick)
  }

  pause(): void {
    cancelAnimationFrame(this.#frame)
    this.isPlaying = false
    this.told = this.now
  }

  #goOn(): void {
    if (!this.isPlaying) return
    this.isPlaying = false
    this.play()
  }

  #show({ at, case: place }: Moment): boolean {
    this.goTo(at)
    this.marked = place
    return true
  }

  async #next(): Promise<boolean> {
    const { day } = this
    return day !== undefined && day.at < day.days.length - 1 ? await this.open(day.at + 1) : false
  }

  #ask(): void {
    if (this.day && this.day.at < this.day.days.length - 1) void this.#of(this.day.at + 1).catch(() => {})
  }

  /** A day is recorded once while it is near; what fails is asked for again. */
  #of(at: number | undefined): Promise<RecordedDay> {
    if (at === undefined) return this.#record(at)
    const known = this.#known.find((one) => one.at === at)?.day
    if (known) return known
    const day = this.#record(at)
    this.#known = [...this.#known.filter((one) => Math.abs(one.at - at) <= 1), { at, day }]
    day.catch(() => (this.#known = this.#known.filter((one) => one.day !== day)))
    return day
  }
}
