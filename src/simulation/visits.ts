/** Every visit of every case to a step where time passes: when it came, when work began, how it ended. */
import type { Network } from '../kernel/network.ts'
import { Row, type Block } from '../kernel/recording.ts'

export interface Visit {
  /** From 1, in order of arrival. */
  case: number
  place: string
  queued: number
  start?: number
  end?: number
  interrupted?: number
  abandoned?: number
}

export class Visits {
  /** In the order in which they ended. */
  readonly done: Visit[] = []
  /** When each case had its last counted end. */
  readonly ends = new Map<number, number>()
  readonly #network: Network
  readonly #present = new Map<string, Visit>()
  /** By slot. */
  readonly #numbers: number[] = []

  constructor(network: Network) {
    this.#network = network
  }

  take(block: Block): void {
    for (let at = 0; at < block.count; at += 1) {
      const [kind, time, slot] = [block.kind[at], block.time[at], block.slot[at]]
      const key = `${slot} ${block.token[at]}`
      const present = this.#present.get(key)
      switch (kind) {
        case Row.arrive:
          this.#numbers[slot] = block.value[at] + 1
          break
        case Row.gone:
          if (block.detail[at] >= 0) this.ends.set(this.#numbers[slot], time)
          break
        case Row.enter: {
          const place = this.#network.names.places[block.place[at]]
          this.#present.set(key, { case: this.#numbers[slot], place, queued: time })
          break
        }
        case Row.begin:
          if (present) present.start = time
          break
        case Row.finish:
          this.#end(key, present, 'end', time)
          break
        case Row.abandon:
          this.#end(key, present, 'abandoned', time)
          break
        case Row.expire:
        case Row.cancel:
          this.#end(key, present, 'interrupted', time)
          break
        case Row.full:
          // Who is turned away has done nothing there.
          this.#present.delete(key)
      }
    }
  }

  #end(key: string, visit: Visit | undefined, how: 'end' | 'abandoned' | 'interrupted', time: number): void {
    if (!visit) return
    visit[how] = time
    this.done.push(visit)
    this.#present.delete(key)
  }
}
