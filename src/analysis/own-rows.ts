/**
 * Whose rows they are: of the cases of one class or channel alone, so that a measure which is about cases reads just these
 * and says of them what it says of all. Only where somebody looks at them.
 */
import { Row, type Block } from '../kernel/recording.ts'
import type { Subject } from './subject.ts'
import { longerBytes, longerInts, type Chosen } from './trail.ts'

export class OwnRows {
  /** What the figures are narrowed to. */
  readonly by: Record<string, string>
  readonly #variable: number
  readonly #option: number
  readonly #selections: { all: Chosen; ours: Chosen }[] = []
  /** Uint8Array // [slot] 1: one of them */
  #isOurs = new Uint8Array(64)
  /** Int32Array // [slot] the row with which it came, where that stands in this block */
  #came = new Int32Array(64)
  /** Uint8Array // [row] 1: of one of them */
  #own = new Uint8Array(0)

  /** @returns undefined where nobody is looked at alone, or no case can be told apart so */
  static of(subject: Subject): OwnRows | undefined {
    const { alone, network } = subject
    const variable = network.names.variables.findIndex(({ name }) => name === alone?.by)
    return alone && variable >= 0 ? new OwnRows(alone, network, variable) : undefined
  }

  private constructor({ by, id }: NonNullable<Subject['alone']>, { names }: Subject['network'], variable: number) {
    this.by = { [by]: id }
    this.#variable = variable
    this.#option = names.variables[variable].options?.indexOf(id) ?? -1
  }

  /** Those among these rows that are theirs: the same object for every block, filled by `follow`. */
  select(all: Chosen): Chosen {
    const known = this.#selections.find((one) => one.all === all)
    if (known) return known.ours
    const ours = { count: 0, at: new Int32Array(0) }
    this.#selections.push({ all, ours })
    return ours
  }

  follow({ count, kind, slot, place, value }: Block): void {
    if (count > this.#own.length) this.#own = new Uint8Array(kind.length)
    this.#came.fill(-1)
    for (let row = 0; row < count; row += 1) {
      const its = slot[row]
      if (its < 0) {
        this.#own[row] = 0
        continue
      }
      if (its >= this.#isOurs.length) this.#widen(its * 2)
      if (kind[row] === Row.arrive) {
        this.#isOurs[its] = 0
        this.#came[its] = row
      } else if (kind[row] === Row.assign && place[row] === this.#variable) {
        this.#isOurs[its] = value[row] === this.#option ? 1 : 0
        // Who it is stands right behind its coming, among all else that is said of it.
        if (this.#came[its] >= 0)
          for (let before = this.#came[its]; before < row; before += 1)
            if (slot[before] === its) this.#own[before] = this.#isOurs[its]
      }
      this.#own[row] = this.#isOurs[its]
    }
    for (const { all, ours } of this.#selections) {
      if (all.count > ours.at.length) ours.at = new Int32Array(all.at.length)
      ours.count = 0
      for (let i = 0; i < all.count; i += 1) if (this.#own[all.at[i]] === 1) ours.at[ours.count++] = all.at[i]
    }
  }

  #widen(length: number): void {
    this.#isOurs = longerBytes(this.#isOurs, length)
    this.#came = longerInts(this.#came, length, -1)
  }
}
