/** Rows of one case out of a run's blocks: followed from its arrival to its end. */
import { Row, type Block } from '../kernel/recording.ts'
import type { Network } from '../kernel/network.ts'
import type { CaseValues, RecordedRow } from '../compile/index.ts'

export interface RecordedCase {
  serial: number
  source: number
  /** Its first place. */
  place: number
  arrivedAt: number
  values: CaseValues
  rows: RecordedRow[]
  /** Minutes since the run's start; undefined while inside. */
  goneAt: number | undefined
}

/** Collects the cases that `wanted` picks by serial number. Blocks are given in order. */
export class CaseCollector {
  readonly cases: RecordedCase[] = []
  readonly #bySlot = new Map<number, RecordedCase>()
  readonly #network: Network
  readonly #wanted: (serial: number) => boolean

  constructor(network: Network, wanted: (serial: number) => boolean) {
    this.#network = network
    this.#wanted = wanted
  }

  /** All wanted cases that have come are gone. */
  get settled(): boolean {
    return this.#bySlot.size === 0
  }

  /** @param note is told of each row that is kept, and where it stands in the block */
  take(block: Block, note?: (row: RecordedRow, at: number) => void): void {
    for (let at = 0; at < block.count; at += 1) {
      const kind = block.kind[at]
      const slot = block.slot[at]
      if (kind === Row.arrive) {
        if (!this.#wanted(block.value[at])) continue
        const found: RecordedCase = {
          serial: block.value[at],
          source: block.detail[at],
          place: block.place[at],
          arrivedAt: block.time[at],
          values: {},
          rows: [],
          goneAt: undefined,
        }
        this.cases.push(found)
        this.#bySlot.set(slot, found)
        continue
      }
      const found = slot < 0 ? undefined : this.#bySlot.get(slot)
      if (!found) continue
      if (kind === Row.assign) {
        const { name, options } = this.#network.names.variables[block.place[at]]
        found.values[name] = options ? options[block.value[at]] : block.value[at]
        continue
      }
      const row: RecordedRow = {
        kind,
        time: block.time[at],
        token: block.token[at],
        place: block.place[at],
        detail: block.detail[at],
        value: block.value[at],
      }
      found.rows.push(row)
      note?.(row, at)
      if (kind === Row.gone) {
        found.goneAt = block.time[at]
        this.#bySlot.delete(slot)
      }
    }
  }
}
