/** The telling of one case: which step is shown, and the play that moves from one to the next. */
import type { Story, StoryStep } from '../../simulation/story.ts'

/** How fast it plays: simulated minutes a second. At 1× a minute takes a second, at 60× an hour does. */
const speeds = [1, 60, 600] as const

/** A step stays at least so long, or steps of one instant would be one blur. Milliseconds. */
const leastStay = 450

export class Telling {
  readonly story: Story
  /** Index of the step that is shown. */
  at = $state(0)
  /** The moment that is shown, run minutes: between two steps while it plays. */
  now = $state(0)
  isPlaying = $state(false)
  speed = $state<number>(60)
  readonly speeds = speeds
  #frame = 0

  constructor(story: Story) {
    this.story = story
    this.now = story.arrivedAt
  }

  get step(): StoryStep {
    return this.story.steps[this.at]
  }
  get isFirst(): boolean {
    return this.at === 0
  }
  get isLast(): boolean {
    return this.at >= this.story.steps.length - 1
  }

  goTo(at: number): void {
    this.at = Math.min(this.story.steps.length - 1, Math.max(0, at))
    this.now = this.step.at
  }
  back(): void {
    this.pause()
    this.goTo(this.at - 1)
  }
  forward(): void {
    this.pause()
    this.goTo(this.at + 1)
  }

  play(): void {
    if (this.isPlaying) return this.pause()
    if (this.isLast) this.goTo(0)
    this.isPlaying = true
    const jumps = matchMedia('(prefers-reduced-motion: reduce)').matches
    let [shownSince, last] = [performance.now(), performance.now()]
    const tick = (time: number) => {
      const next = this.story.steps[this.at + 1]
      if (!next) return this.pause()
      const moment = Math.min(next.at, this.now + ((time - last) / 1000) * this.speed)
      last = time
      if (!jumps) this.now = moment
      const waited = jumps ? time - shownSince > ((next.at - this.step.at) / this.speed) * 1000 : moment >= next.at
      if (waited && time - shownSince > (jumps ? leastStay * 2 : leastStay)) {
        this.goTo(this.at + 1)
        shownSince = time
      }
      this.#frame = requestAnimationFrame(tick)
    }
    this.#frame = requestAnimationFrame(tick)
  }

  pause(): void {
    cancelAnimationFrame(this.#frame)
    this.isPlaying = false
  }
}
