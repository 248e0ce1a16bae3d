/**
 * What the strip remembers of a document while other views stand in its place: the last readable figures, the last edit
 * that changed meaning and how long its figures took, and which comparison was put away.
 */
import type { Texts } from '../../base/index.ts'
import type { Report } from '../../analysis/report.ts'
import type { Runs } from '../../workspace/index.ts'

export class Memory {
  /** The last readable figures, and when they came (milliseconds since 1970). */
  last: Report | undefined
  lastAt = 0
  /** The name of the last edit that called for new figures. */
  act = $state.raw<Texts>()
  /** From that edit to readable figures. */
  seconds = $state<number>()
  /** The figures before that edit, and what the runs called so then: an edit made elsewhere since is theirs to tell. */
  #before = $state.raw<Report>()
  #ranBefore: Report | undefined
  /** The report whose comparison was dismissed. */
  dismissed = $state.raw<Report>()
  #since: number | undefined

  keep(report: Report): void {
    if (this.last === report) return
    this.last = report
    this.lastAt = Date.now()
  }

  edited(act: Texts | undefined, ranBefore: Report | undefined): void {
    this.act = act
    this.#before = this.last ?? ranBefore
    this.#ranBefore = ranBefore
    this.seconds = undefined
    this.#since = performance.now()
  }

  /** What the last edit is compared with. Runs keep whole ones only; here an edit while remedies are tried counts too. */
  before(ranBefore: Report | undefined): Report | undefined {
    const before = ranBefore === this.#ranBefore ? this.#before : ranBefore
    return before === this.dismissed ? undefined : before
  }

  settled(): void {
    if (this.#since === undefined) return
    this.seconds = (performance.now() - this.#since) / 1000
    this.#since = undefined
  }
}

const memories = new WeakMap<Runs, Memory>()

export function memoryOf(runs: Runs): Memory {
  const memory = memories.get(runs) ?? new Memory()
  memories.set(runs, memory)
  return memory
}
